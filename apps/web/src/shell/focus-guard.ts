/**
 * The focus never falls to nothing. What had it may vanish or be switched off (a dialog that closes, a button while it sends, a row
 * that is gone); then it goes back to where it was last within the screen, or to the screen's first field. A screen that takes the
 * focus itself is given the time for it. Where the mouse has left the focus behind, text may be chosen; the next key brings it back.
 */
const GIVEN_MS = 100
const FIELDS =
  'input:not([disabled]):not([type=hidden]):not([tabindex="-1"]), textarea:not([disabled]):not([tabindex="-1"])'
const OTHERS = '[role=grid][tabindex="0"], button:not([disabled]):not([tabindex="-1"]), a[href]'

/** Guards a page, whose screens lie in what `place` selects; until what this returns is called. */
export function guardFocus(page: Window, place: string): () => void {
  const { document } = page
  let last: HTMLElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isByMouse = false

  const bringBack = (): void => {
    if (!isLost(document)) return
    const root =
      document.querySelector<HTMLElement>('dialog[open]') ?? document.querySelector<HTMLElement>(place)
    if (root === null || root.querySelector('.spinner') !== null) return
    const target = last !== undefined && root.contains(last) ? again(last) : firstIn(root)
    ;(target ?? document.querySelector<HTMLElement>('#command'))?.focus()
  }
  const soon = (): void => {
    if (timer !== undefined || isByMouse || !isLost(document)) return
    timer = setTimeout(() => {
      timer = undefined
      if (!isByMouse) bringBack()
    }, GIVEN_MS)
  }
  const onFocusIn = ({ target }: FocusEvent): void => {
    isByMouse = false
    if (target instanceof HTMLElement && target.closest(`${place}, dialog`) !== null) last = target
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    isByMouse = false
    const isChosen = document.getSelection()?.isCollapsed === false
    if (!event.isTrusted || isChosen || !isLost(document)) return
    bringBack()
    // The key that brings it back does nothing else where it would act.
    if (!isLost(document) && (event.key === 'Enter' || event.key === ' ')) event.preventDefault()
  }
  const onPointerDown = (): void => void (isByMouse = true)
  const changes = new MutationObserver(soon)
  changes.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'inert', 'open'],
  })
  page.addEventListener('focusin', onFocusIn)
  page.addEventListener('focusout', soon)
  page.addEventListener('pointerdown', onPointerDown, { capture: true })
  page.addEventListener('keydown', onKeyDown, { capture: true })
  soon()
  return () => {
    clearTimeout(timer)
    changes.disconnect()
    page.removeEventListener('focusin', onFocusIn)
    page.removeEventListener('focusout', soon)
    page.removeEventListener('pointerdown', onPointerDown, { capture: true })
    page.removeEventListener('keydown', onKeyDown, { capture: true })
  }
}

function isLost({ activeElement, body }: Document): boolean {
  return activeElement === null || activeElement === body || activeElement.matches(':disabled')
}

/** After the form's button its first field: what was done is done, and the next is typed. */
function again(last: HTMLElement): HTMLElement | undefined {
  const form = last.closest<HTMLElement>('[data-enter-moves]')
  if (form !== null && last.matches('[data-submit]')) return firstIn(form)
  return last.matches(':disabled') || !isShown(last) ? firstIn(form ?? last.parentElement ?? last) : last
}

function firstIn(root: HTMLElement): HTMLElement | undefined {
  return [...root.querySelectorAll<HTMLElement>(FIELDS), ...root.querySelectorAll<HTMLElement>(OTHERS)].find(
    isShown,
  )
}

const isShown = (element: HTMLElement): boolean => element.getClientRects().length > 0
