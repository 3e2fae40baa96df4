/**
 * Enter goes from field to field, and from the last one to the form's button. A list that is open keeps its Enter;
 * a field that has just been picked from a list calls `focusNext` itself. In a long form PgDn goes to its next part, a `section`, and
 * PgUp to the one before: what a client does not bring along is passed at once.
 */
const FIELDS =
  'input:not([disabled]):not([type=hidden]):not([tabindex="-1"]), textarea:not([disabled]), button[data-submit]:not([disabled])'

export function fieldsIn(form: HTMLElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(FIELDS)].filter(
    field => isReachable(field) && field.closest('[data-enter-moves]') === form,
  )
}

function isReachable(field: HTMLElement): boolean {
  if (field.offsetParent === null && field.getClientRects().length === 0) return false
  // Of a group of boxes only the first, of a group of choices only the chosen one is a stop.
  if (firstBoxOf(field) !== field) return false
  return !(field instanceof HTMLInputElement && field.type === 'radio') || stopOfChoices(field) === field
}

function stopOfChoices(field: HTMLInputElement): HTMLInputElement | null | undefined {
  const group = field.closest('[role=radiogroup]')
  return group?.querySelector<HTMLInputElement>('input:checked') ?? group?.querySelector('input')
}

/** Boxes of one group are one field: the arrows and digits move in it. */
export function firstBoxOf(field: HTMLElement): HTMLElement {
  return field.closest('.ant-checkbox-group')?.querySelector<HTMLElement>('input') ?? field
}

/**
 * Goes on from a field, from the last one by pressing the form's button; true when there was where to go. What was not yet to be read in
 * the field when the key came is not handed in by it (`presses` false).
 */
export function focusNext(from: EventTarget | null, presses = true): boolean {
  const form = from instanceof HTMLElement ? from.closest<HTMLElement>('[data-enter-moves]') : null
  if (form === null) return false
  const fields = fieldsIn(form)
  const at = fields.indexOf(firstBoxOf(from as HTMLElement))
  const next = fields[at + 1]
  if (at === -1 || next === undefined) return false
  next.focus()
  if (next instanceof HTMLButtonElement && presses) press(form, next)
  if (next instanceof HTMLInputElement && next.type !== 'checkbox' && next.type !== 'radio') next.select()
  return true
}

/** Not before every look-up that was typed ahead of has found what it looked for. */
function press(form: HTMLElement, button: HTMLButtonElement): void {
  if (form.querySelector('[data-awaited]') === null) button.click()
  else form.dataset['pressed'] = ''
}

/** Presses the form's button from a field, as soon as nothing is awaited any more. */
export function pressSubmit(form: HTMLElement): void {
  const button = form.querySelector<HTMLButtonElement>('button[data-submit]:not([disabled])')
  if (button !== null) press(form, button)
}

/** A look-up has found its match: the button that was pressed meanwhile is pressed now. */
export function pressAwaited(from: HTMLElement | null): void {
  const form = from?.closest<HTMLElement>('[data-enter-moves]')
  const button = form?.querySelector<HTMLButtonElement>('button[data-submit]')
  if (form?.dataset['pressed'] === undefined || form.querySelector('[data-awaited]') !== null) return
  delete form.dataset['pressed']
  button?.click()
}

export function forgetPress(from: HTMLElement | null): void {
  delete from?.closest<HTMLElement>('[data-enter-moves]')?.dataset['pressed']
}

/** Parts of a form whose lines grow under the Enter key: they are asked first. True: taken. */
export const ownEnter = new WeakMap<HTMLElement, (target: HTMLElement) => boolean>()

function isTakenBefore(target: HTMLElement): boolean {
  const part = target.closest<HTMLElement>('[data-own-enter]')
  return part !== null && ownEnter.get(part)?.(target) === true
}

export function onEnterMove(event: React.KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || target instanceof HTMLButtonElement) return
  if (
    target.getAttribute('aria-expanded') === 'true' ||
    (target instanceof HTMLTextAreaElement && event.shiftKey)
  )
    return
  if (isTakenBefore(target) || focusNext(target)) {
    event.preventDefault()
    event.stopPropagation()
  }
}

const PART_KEYS: Readonly<Record<string, number>> = { PageDown: 1, PageUp: -1 }

/** Not from an open list, in which these keys move. */
export function onPartMove(event: React.KeyboardEvent<HTMLElement>, form: HTMLElement): void {
  const by = PART_KEYS[event.key]
  const target = event.target as HTMLElement
  if (by === undefined || target.getAttribute('aria-expanded') === 'true') return
  const parts = [...form.querySelectorAll<HTMLElement>('section')]
  const here = parts.findIndex(part => part.contains(target))
  const next = here === -1 ? undefined : parts[here + by]
  const field = next && fieldsIn(form).find(each => next.contains(each))
  if (field === undefined) return
  event.preventDefault()
  event.stopPropagation()
  field.focus()
}
