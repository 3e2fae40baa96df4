/**
 * clOrdIds are ten characters, unique per trade date and trading unit, orders and cancels together: a letter that tells the
 * submission, then the order's number in base 36. So a report finds its order without a table of its own.
 *
 *   'O…' the order itself; 'P…', 'Q…', … submitted anew, because an earlier submission was kept back and never left;
 *   'C…', 'D…', … its first, second, … cancel (an earlier one was refused);
 *   'A…' with a custody transfer's number: the designation of an account, or its withdrawal.
 */
const DIGITS = 9
const FIRST_CANCEL = 'C'
const LAST_CANCEL = 'N'
const FIRST_SUBMISSION = 'O'
const LAST_SUBMISSION = 'Z'
const DESIGNATION = 'A'

const numbered = (letter: string, orderId: number): string =>
  letter + orderId.toString(36).toUpperCase().padStart(DIGITS, '0')

export function clOrdIdOf(orderId: number): string {
  return numbered(FIRST_SUBMISSION, orderId)
}

/** The next submission's id: an id that was given out is never used for another one. Undefined when the letters are used up. */
export function nextClOrdId(orderId: number, previous: string): string | undefined {
  return previous === '' ? clOrdIdOf(orderId) : following(orderId, previous, LAST_SUBMISSION)
}

/** The next cancel's id; undefined when the letters are used up (a dozen refused cancels). */
export function cancelIdOf(orderId: number, previousCancelId: string): string | undefined {
  if (previousCancelId === '') return numbered(FIRST_CANCEL, orderId)
  return following(orderId, previousCancelId, LAST_CANCEL)
}

/** A transfer is submitted once. */
export function designationIdOf(transferNo: number): string {
  return numbered(DESIGNATION, transferNo)
}

/** Undefined for an id that is none of a designation. */
export function transferNoOf(clOrdId: string): number | undefined {
  return clOrdId.startsWith(DESIGNATION) ? numberIn(clOrdId) : undefined
}

export function isCancelId(clOrdId: string): boolean {
  return clOrdId.charAt(0) < FIRST_SUBMISSION
}

function following(orderId: number, previous: string, last: string): string | undefined {
  const letter = previous.charAt(0)
  return letter >= last ? undefined : numbered(String.fromCharCode(letter.charCodeAt(0) + 1), orderId)
}

/** Undefined for an id that is not an order's. */
export function orderIdOf(clOrdId: string): number | undefined {
  return clOrdId >= FIRST_CANCEL ? numberIn(clOrdId) : undefined
}

function numberIn(clOrdId: string): number | undefined {
  if (!/^[A-Z][0-9A-Z]{9}$/.test(clOrdId)) return undefined
  const number = Number.parseInt(clOrdId.slice(1), 36)
  return number > 0 && Number.isSafeInteger(number) ? number : undefined
}
