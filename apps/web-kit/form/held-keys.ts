/**
 * A key that is held down repeats itself. It may go on moving or typing, but it acts only once: an Enter held a moment too long
 * must not go through the form and agree to the last look. The key has to be pressed anew for every act.
 *
 * A key that ends the composition of characters is the input method's: in some browsers it comes after the composition has ended, and only
 * its number still says so. Nothing moves or accepts by it.
 */
const OF_INPUT_METHOD = 229

const MOVES: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'Home',
  'End',
  'Tab',
])

/** Installs the rule for a whole page. Listeners that were installed before it are asked first. */
export function actOncePerPress(page: Window): void {
  page.addEventListener(
    'keydown',
    event => {
      if (event.isComposing || numberOf(event) === OF_INPUT_METHOD) return event.stopImmediatePropagation()
      if (!event.repeat || MOVES.has(event.key) || isTyping(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { capture: true },
  )
}

/** The key's old number: there is nothing newer that says this. */
const numberOf = (event: object): unknown => Reflect.get(event, 'keyCode')

/** Characters and deletions in a text; a new line only where the text has lines. */
function isTyping({ target, key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  const isText = target instanceof HTMLInputElement && !NO_TEXTS.has(target.type)
  const isLines = target instanceof HTMLTextAreaElement
  if (ctrlKey || altKey || metaKey || !(isText || isLines)) return false
  return key.length === 1 || key === 'Backspace' || key === 'Delete' || (isLines && key === 'Enter')
}

const NO_TEXTS: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'submit', 'file'])
