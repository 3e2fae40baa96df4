/**
 * Keys that are typed while a screen is still opening. They are kept in their order and given to the screen when it is there, as if
 * they were typed then: a teller types ahead, and what was typed ahead must not reach another field, or none.
 *
 *   held (by whoever opens something) ──released by all──▶ played, one key after the other ──▶ none kept
 *
 * Keys that come while the kept ones are played stand in line behind them. F2 and Esc begin anew: what was kept is forgotten. Whoever
 * has the focus in a field meanwhile types there. While the whole page is on its way nobody hears F2: then it is kept, too, with all that
 * follows, and what comes before it was meant for the sign-in.
 */

type Kept = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'shiftKey'>

const kept: Kept[] = []
let holders = 0
/** Of them those that hold for the whole page. */
let pageHolders = 0
let isPlaying = false

/** Installs the rule for a whole page. Listeners that were installed before it are asked first. */
export function keepKeys(page: Window): void {
  page.addEventListener(
    'keydown',
    event => {
      if (!event.isTrusted || !(isPlaying || (holders > 0 && document.activeElement === document.body)))
        return
      if (BEGINS_ANEW.has(event.key)) kept.length = 0
      if (!(pageHolders > 0 ? isForPage(event) : isForScreen(event))) return
      event.preventDefault()
      event.stopImmediatePropagation()
      const { key, code, ctrlKey, shiftKey } = event
      kept.push({ key, code, ctrlKey, shiftKey })
    },
    { capture: true },
  )
}

/** From now on keys are kept, until what this returns is called. */
export function holdKeys(): () => void {
  return hold(0)
}

/** Those for a page of which nothing is there yet. */
export function holdKeysForPage(): () => void {
  return hold(1)
}

/** What they were kept for does not come. */
export function forgetKeys(): void {
  kept.length = 0
}

function hold(pages: 0 | 1): () => void {
  holders += 1
  pageHolders += pages
  let isHeld = true
  return () => {
    if (!isHeld) return
    isHeld = false
    holders -= 1
    pageHolders -= pages
    if (holders === 0 && kept.length > 0 && !isPlaying) void play()
  }
}

const BEGINS_ANEW: ReadonlySet<string> = new Set(['F2', 'Escape'])
const NAMED: ReadonlySet<string> = new Set([
  'Enter',
  'Tab',
  'Backspace',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
])

/** F2 and the other keys that lead somewhere from everywhere. */
const LEADS = /^(F\d|\/)$/

function isForPage(event: KeyboardEvent): boolean {
  return LEADS.test(event.key) || (kept.length > 0 && isForScreen(event))
}

function isForScreen({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (altKey || metaKey) return false
  return ctrlKey ? key === 'Enter' : key.length === 1 || NAMED.has(key)
}

async function play(): Promise<void> {
  isPlaying = true
  await focusTaken()
  for (let key = next(); key !== undefined; key = next()) {
    press(key)
    await turn()
  }
  isPlaying = false
}

/** Whoever holds the keys again gets the rest when it lets them go. */
const next = (): Kept | undefined => (holders === 0 ? kept.shift() : undefined)

/** The page draws what a key has done before the next one. */
const turn = (ms = 0): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

const FRAMES = 12
const FRAME_MS = 16

/** A screen takes the focus a moment after it is drawn; one without a field never does. */
async function focusTaken(): Promise<void> {
  for (let frame = 0; frame < FRAMES && document.activeElement === document.body; frame++)
    await turn(FRAME_MS)
}

/** As the browser would: the listeners first, then what the key does by itself where none of them said no. */
function press(kept: Kept): void {
  const target = document.activeElement ?? document.body
  const goesOn = target.dispatchEvent(
    new KeyboardEvent('keydown', { ...kept, bubbles: true, cancelable: true }),
  )
  const now = document.activeElement
  if (goesOn && now !== null) act(now, kept)
  now?.dispatchEvent(new KeyboardEvent('keyup', { ...kept, bubbles: true, cancelable: true }))
}

function act(target: Element, { key, ctrlKey, shiftKey }: Kept): void {
  if (key === 'Tab') return goOn(target, shiftKey ? -1 : 1)
  const isButton = target instanceof HTMLButtonElement
  const isBox = target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio')
  if ((isButton && (key === 'Enter' || key === ' ')) || (isBox && key === ' ')) return target.click()
  if (isButton || isBox || ctrlKey) return
  if (target instanceof HTMLInputElement && key === 'Enter') return target.form?.requestSubmit()
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) type(target, key)
}

/** Not through `value`: whoever draws the field has to see that it is another. */
function type(field: HTMLInputElement | HTMLTextAreaElement, key: string): void {
  const [from, to] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length]
  if (key === 'Backspace') field.setRangeText('', from === to ? Math.max(0, from - 1) : from, to, 'end')
  else if (key.length === 1 && !isFull(field, to - from)) field.setRangeText(key, from, to, 'end')
  else return
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: key, inputType: 'insertText' }))
}

const isFull = ({ value, maxLength }: HTMLInputElement | HTMLTextAreaElement, chosen: number): boolean =>
  maxLength >= 0 && value.length - chosen >= maxLength

const STOPS =
  'input:not([disabled]):not([type=hidden]), textarea:not([disabled]), button:not([disabled]), select, a[href], [tabindex]'

function goOn(from: Element, by: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)].filter(
    stop => stop.tabIndex >= 0 && stop.getClientRects().length > 0,
  )
  const next = stops[stops.indexOf(from as HTMLElement) + by]
  next?.focus()
  if (next instanceof HTMLInputElement) next.select()
}
