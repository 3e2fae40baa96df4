/**
 * The eyes of the typist within the page: what every field said at each key, what was sent after it, what was typed and not yet handed
 * in. Its functions are put into the page as text, before anything of the page itself, and so are asked first at every key.
 */
export type Fields = Readonly<Record<string, string>>

export interface SeenKey {
  readonly key: string
  /** As the browser numbers it; 229 is the input method's. */
  readonly number: number
  readonly isRepeated: boolean
  readonly at: string
  readonly focus: string
  /** What the fields of the screen and of an open dialog say, by their ids. */
  readonly fields: Fields
  readonly secrets: Fields
  /** All that stands in the open dialog; undefined: none is open. */
  readonly dialog: string | undefined
  /** All that stands on the screen. */
  readonly screen: string
}

export interface SentRequest {
  readonly path: string
  readonly body: string
  /** The accepting keys before it, the last one last. */
  readonly after: readonly SeenKey[]
}

/** What was typed on one screen for one client. */
export interface Work {
  readonly at: string
  readonly client: string
  readonly typed: Record<string, string>
}

export interface Witness {
  readonly accepting: SeenKey[]
  readonly sent: SentRequest[]
  readonly rejections: string[]
  works: Work[]
  teller: string | undefined
  pending: number
  changedAt: number
  readonly look: () => Promise<Look>
}

export interface Look {
  readonly place: 'sign-in' | 'counter' | 'blank'
  readonly at: string
  readonly focus: 'nothing' | 'command' | 'button' | 'field' | 'choice' | 'box' | 'select' | 'list' | 'other'
  readonly id: string
  readonly type: string
  readonly isOpen: boolean
  readonly hasDialog: boolean
  /** A screen that broke says so. */
  readonly problem: string | undefined
  readonly lost: readonly string[]
  /** Something typed is kept, and the page would go without a question. */
  readonly goesUnasked: string | undefined
  readonly rejections: readonly string[]
  readonly sent: readonly SentRequest[]
}

declare global {
  interface Window {
    witness: Witness
  }
}

/** What the functions of the page share with this file: they know of nothing else. */
const EYES = {
  controls: 'input[id], textarea[id], [role=radiogroup][id], [role=group][id]',
  keysKept: 8,
  /** Whom and what a form is about: what was said of one is not said of another. */
  subjects: ['clientNo', 'instrument', 'cashAccountNo'],
  stillMs: 160,
  longestMs: 8_000,
}

function saidBy(control: Element): string {
  const role = control.getAttribute('role')
  if (role === 'radiogroup' || role === 'group')
    return [...control.querySelectorAll('input:checked')]
      .map(box => (box.closest('label')?.lastChild ?? box).textContent)
      .join(' | ')
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio'))
    return String(control.checked)
  const select = control.closest('.ant-select')
  const value = (control as HTMLInputElement | HTMLTextAreaElement).value
  if (select === null) return value
  if (select.matches('.ant-select-auto-complete')) return value
  // Typed, and not yet chosen: what was chosen before is not in sight.
  const sought = control.closest('[data-awaited]')?.getAttribute('data-awaited') ?? value
  if (sought !== '') return `?${sought}`
  const several = [...select.querySelectorAll('.ant-select-selection-item')].map(each => each.textContent)
  if (several.length > 0) return several.join(' | ')
  return select.querySelector('.ant-select-content-has-value')?.textContent ?? ''
}

function isSecret(control: Element): boolean {
  return (
    control instanceof HTMLInputElement &&
    (control.type === 'password' || control.autocomplete === 'one-time-code')
  )
}

function controlsIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll(EYES.controls)].filter(
    each => each.getClientRects().length > 0 && each.id !== 'command',
  )
}

function fieldsNow(secret: boolean): Fields {
  const controls = controlsIn(document).filter(each => isSecret(each) === secret)
  return Object.fromEntries(controls.map(each => [each.id, saidBy(each)]))
}

function textNow(place: string): string | undefined {
  return document.querySelector(place)?.textContent ?? undefined
}

function codeNow(): string {
  return window.location.hash.replace(/^#\/?/, '').split('?')[0] ?? ''
}

function seenKey(event: KeyboardEvent): SeenKey {
  return {
    key: `${event.ctrlKey ? 'Control+' : ''}${event.key}`,
    number: event.keyCode,
    isRepeated: event.repeat,
    at: codeNow(),
    focus: document.activeElement?.id ?? '',
    fields: fieldsNow(false),
    secrets: fieldsNow(true),
    dialog: textNow('dialog[open]'),
    screen: textNow('.place') ?? '',
  }
}

/** The work on the screen where the teller is, for the client whom the form names. */
function workNow(): Work {
  const control = document.querySelector('.place #clientNo')
  const client = control === null ? '' : (/^\d+/.exec(saidBy(control))?.[0] ?? '')
  const at = codeNow()
  const known = window.witness.works.find(each => each.at === at && each.client === client)
  if (known !== undefined) return known
  const work = { at, client, typed: {} }
  window.witness.works.push(work)
  return work
}

/** A field of a form in which something is done: what is looked for, and what is asked in a dialog, is no work. */
function isWork(control: EventTarget | null): control is HTMLInputElement {
  return (
    (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) &&
    control.id !== '' &&
    !isSecret(control) &&
    control.closest('.function-form') !== null &&
    control.closest('dialog') === null
  )
}

function noteTyped(control: HTMLInputElement): void {
  const at = codeNow()
  if (EYES.subjects.includes(control.id)) {
    window.witness.works = window.witness.works.filter(each => each.at !== at)
    return
  }
  // What the field makes of it, and as it shows it when it is left, comes a moment later.
  setTimeout(() => {
    if (!control.isConnected || codeNow() !== at) return
    const { typed } = workNow()
    const said = saidBy(control)
    if (said === '' || said.startsWith('?')) delete typed[control.id]
    else typed[control.id] = said
  })
}

function watchKeys(): void {
  const typed = new WeakSet<EventTarget>()
  window.addEventListener(
    'keydown',
    event => {
      if (!['Enter', ' ', 'Delete'].includes(event.key)) return
      window.witness.accepting.push(seenKey(event))
      window.witness.accepting.splice(0, window.witness.accepting.length - EYES.keysKept)
    },
    true,
  )
  window.addEventListener(
    'input',
    ({ target }) => {
      if (!isWork(target)) return
      typed.add(target)
      noteTyped(target)
    },
    true,
  )
  for (const leaving of ['keyup', 'focusout'])
    window.addEventListener(
      leaving,
      ({ target }) => {
        if (target !== null && typed.has(target) && isWork(target)) noteTyped(target)
      },
      true,
    )
  window.addEventListener('click', ({ target }) => {
    const isClear =
      target instanceof Element && target.closest('.form-buttons button:not([data-submit])') !== null
    if (isClear) forgetWork(codeNow())
  })
}

function forgetWork(at: string): void {
  window.witness.works = window.witness.works.filter(each => each.at !== at)
}

/** What one teller has typed is not given to another, and not asked for on leaving. The page may have been taken in another tab. */
function noteTeller(): void {
  const { witness } = window
  const teller = document.querySelector('.top-bar .teller b')?.textContent
  if (teller === undefined || teller === null || teller === witness.teller) return
  if (witness.teller !== undefined) witness.works = []
  witness.teller = teller
}

function watchRequests(): void {
  const fetch = window.fetch.bind(window)
  window.fetch = async (given, init) => {
    const { witness } = window
    const path = given instanceof Request ? given.url : String(given)
    const body = init?.body
    const isAct = typeof body === 'string' && path.startsWith('/api/functions/')
    const at = codeNow()
    if (isAct) witness.sent.push({ path, body, after: [...witness.accepting] })
    witness.pending++
    try {
      const answer = await fetch(given, init)
      if (isAct && answer.status <= 202) forgetWork(at)
      return answer
    } finally {
      witness.pending--
    }
  }
}

function watchChanges(): void {
  const note = (): void => void (window.witness.changedAt = performance.now())
  new MutationObserver(note).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  })
  window.addEventListener('unhandledrejection', ({ reason }) =>
    window.witness.rejections.push(String(reason)),
  )
}

/** Nothing is on its way and nothing moves; the focus is given its time to come back. */
async function quietness(): Promise<void> {
  const end = performance.now() + EYES.longestMs
  const isStill = (): boolean =>
    window.witness.pending === 0 &&
    performance.now() - window.witness.changedAt > EYES.stillMs &&
    document.querySelector('.spinner') === null &&
    document.activeElement !== document.body
  while (!isStill() && performance.now() < end) await new Promise(resolve => setTimeout(resolve, 20))
}

function focusKind(focus: Element): Look['focus'] {
  if (focus === document.body || focus.matches(':disabled')) return 'nothing'
  if (focus.id === 'command') return 'command'
  if (focus instanceof HTMLButtonElement) return 'button'
  if (focus.getAttribute('role') === 'grid') return 'list'
  if (focus instanceof HTMLTextAreaElement) return 'field'
  if (!(focus instanceof HTMLInputElement)) return 'other'
  if (focus.type === 'radio') return 'choice'
  if (focus.type === 'checkbox') return 'box'
  return focus.closest('.ant-select') === null ? 'field' : 'select'
}

/** The typed field says something else, though nobody has typed into it since. */
function lostNow(): string[] {
  const form = document.querySelector('.place .function-form')
  if (form === null || document.querySelector('dialog[open]') !== null) return []
  const { at, client, typed } = workNow()
  return Object.entries(typed).flatMap(([id, said]) => {
    const control = document.getElementById(id)
    if (control === null || !form.contains(control) || control === document.activeElement) return []
    const now = saidBy(control)
    return isSame(said, now) ? [] : [`${at} ${client} ${id}: typed ${said}, says ${now}`]
  })
}

function isSame(typed: string, now: string): boolean {
  const plain = (text: string): string =>
    text.normalize('NFKC').replaceAll(/[\s,]/g, '').replaceAll('。', '.').toLowerCase()
  const [a, b] = [plain(typed), plain(now)]
  const digits = (text: string): string => text.replaceAll(/\D/g, '')
  return a === b || Number(a) === Number(b) || (digits(a).length >= 4 && digits(b).endsWith(digits(a)))
}

async function look(): Promise<Look> {
  await quietness()
  noteTeller()
  const focus = document.activeElement ?? document.body
  const { works, rejections, sent } = window.witness
  const kept = works.find(({ typed }) => Object.keys(typed).length > 0)
  const isAsked = !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  const isCounter = document.querySelector('.top-bar') !== null
  const isSignIn = document.querySelector('.sign-in') !== null
  return {
    place: isCounter ? 'counter' : isSignIn ? 'sign-in' : 'blank',
    at: codeNow(),
    focus: focusKind(focus),
    id: focus.id,
    type: focus instanceof HTMLInputElement ? focus.type : '',
    isOpen: focus.getAttribute('aria-expanded') === 'true',
    hasDialog: document.querySelector('dialog[open]') !== null,
    problem: textNow('.place > .problem'),
    lost: lostNow(),
    goesUnasked: !isAsked && isCounter && kept !== undefined ? JSON.stringify(kept) : undefined,
    rejections: rejections.splice(0),
    sent: sent.splice(0),
  }
}

function install(): void {
  const seen = { accepting: [], sent: [], rejections: [], works: [] }
  window.witness = { ...seen, teller: undefined, pending: 0, changedAt: 0, look }
  watchKeys()
  watchRequests()
  watchChanges()
}

const PARTS = [
  saidBy,
  isSecret,
  textNow,
  controlsIn,
  fieldsNow,
  codeNow,
  seenKey,
  workNow,
  isWork,
  noteTyped,
  watchKeys,
  forgetWork,
  noteTeller,
  watchRequests,
  watchChanges,
  quietness,
  focusKind,
  lostNow,
  isSame,
  look,
  install,
]

/** To be run before the page's own scripts. */
export const WITNESS = [`const EYES = ${JSON.stringify(EYES)}`, ...PARTS.map(String), 'install()'].join('\n')
