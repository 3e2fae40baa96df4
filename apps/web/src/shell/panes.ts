/** F6 goes from pane to pane of a screen, from the form to the list and back; Shift+F6 the other way. Each pane keeps its place. */
const LIST = '[role=grid][tabindex="0"]'
const PLACES =
  'input:not([disabled]):not([type=hidden]), textarea:not([disabled]), button:not([disabled]):not([tabindex="-1"]), a[href]'

const lastIn = new WeakMap<Element, HTMLElement>()

/** Installs the key for a whole page. */
export function movesBetweenPanes(page: Window): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey) return
    if (document.querySelector('dialog[open]') !== null) return
    event.preventDefault()
    goOn(event.shiftKey ? -1 : 1)
  }
  page.addEventListener('keydown', onKeyDown)
  return () => page.removeEventListener('keydown', onKeyDown)
}

function goOn(by: 1 | -1): void {
  const panes = [...document.querySelectorAll('.place .panel')].filter(pane => placeIn(pane) !== undefined)
  const from = document.activeElement
  const at = panes.findIndex(pane => pane.contains(from))
  const here = panes[at]
  if (here !== undefined && from instanceof HTMLElement) lastIn.set(here, from)
  // From nowhere the first one, or the last.
  const next = panes.at(at === -1 ? Math.min(0, by) : (at + by) % panes.length)
  if (next !== undefined) placeIn(next)?.focus()
}

function placeIn(pane: Element): HTMLElement | undefined {
  const last = lastIn.get(pane)
  if (last?.isConnected === true && pane.contains(last)) return last
  const isSeen = (place: HTMLElement): boolean => place.getClientRects().length > 0
  return [LIST, PLACES].flatMap(places => [...pane.querySelectorAll<HTMLElement>(places)]).find(isSeen)
}
