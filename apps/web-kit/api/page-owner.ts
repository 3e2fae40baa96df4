/**
 * Whose page this is. All tabs of a browser share one session; where somebody signs in or out in one of them, the others must not
 * act in that name. So every request says whose page it comes from, the server refuses another's, and the tabs tell one another.
 *
 *   nobody ─take→ owned ─┬─(left here)→ nobody
 *                        ├─(the session is over)→ nobody, 'ended'
 *                        ├─(left in another tab)→ nobody, 'left-elsewhere'
 *                        └─(somebody else has signed in)→ nobody, 'taken'
 */
export type Loss = 'ended' | 'left-elsewhere' | 'taken'

export interface PageState {
  readonly owner: number | undefined
  /** Who had it before; what was theirs is not shown to anybody else. */
  readonly former: number | undefined
  readonly loss: Loss | undefined
}

const HEADER = 'x-guitai-teller'
const NOBODY: PageState = { owner: undefined, former: undefined, loss: undefined }

let state = NOBODY
const listeners = new Set<() => void>()

/** What is written here is heard in the other tabs of the browser, and nothing of it stays. */
const TOLD = 'guitai.teller'

if (typeof window !== 'undefined')
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === TOLD && newValue !== null) hear(newValue)
  })

export const pageState = (): PageState => state

export function onPageState(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function takePage(tellerNo: number): void {
  if (state.owner === tellerNo) return
  set({ owner: tellerNo, former: state.owner ?? state.former, loss: undefined })
}

/** Somebody has signed in here: the other tabs need not find it out by being refused. */
export function announcePage(): void {
  tellOtherTabs()
}

/** The teller has signed out here. */
export function leavePage(): void {
  set({ owner: undefined, former: state.owner ?? state.former, loss: undefined })
  tellOtherTabs()
}

/** Not heard by a page that is nobody's: it has nothing to lose. */
export function losePage(loss: Loss): void {
  if (state.owner !== undefined) set({ owner: undefined, former: state.owner, loss })
}

/** Who is signed in instead is not wanted: the page begins anew. */
export function forgetLoss(): void {
  set({ ...state, loss: undefined })
}

/** What every request says, save those that ask who is signed in. */
export function pageHeaders(): Readonly<Record<string, string>> {
  return state.owner === undefined ? {} : { [HEADER]: String(state.owner) }
}

function set(next: PageState): void {
  state = next
  for (const listener of listeners) listener()
}

function tellOtherTabs(): void {
  window.localStorage.setItem(TOLD, String(state.owner ?? 'nobody'))
  window.localStorage.removeItem(TOLD)
}

function hear(owner: string): void {
  if (owner === 'nobody') losePage('left-elsewhere')
  else if (owner !== String(state.owner)) losePage('taken')
}
