/**
 * clOrdIds are ten characters, unique per trade date and trading unit, orders and cancels together: a letter that tells the
 * submission, then the order's number in base 36. So a report finds its order without a table of its own.
 *
 *   'O…' the order itself; 'C…', 'D…', … its first, second, … cancel (an earlier one was refused).
 */
const DIGITS = 9
const FIRST_CANCEL = 'C'
const LAST_CANCEL = 'N'

const numbered = (letter: string, orderId: number): string =>
  letter + orderId.toString(36).toUpperCase().padStart(DIGITS, '0')

export function clOrdIdOf(orderId: number): string {
  return numbered('O', orderId)
}

/** The next cancel's id; undefined when the letters are used up (a dozen refused cancels). */
export function cancelIdOf(orderId: number, previousCancelId: string): string | undefined {
  if (previousCancelId === '') return numbered(FIRST_CANCEL, orderId)
  const letter = previousCancelId.charAt(0)
  return letter >= LAST_CANCEL ? undefined : numbered(String.fromCharCode(letter.charCodeAt(0) + 1), orderId)
}

/** Undefined for an id that is not ours. */
export function orderIdOf(clOrdId: string): number | undefined {
  if (!/^[C-O][0-9A-Z]{9}$/.test(clOrdId)) return undefined
  const orderId = Number.parseInt(clOrdId.slice(1), 36)
  return orderId > 0 && Number.isSafeInteger(orderId) ? orderId : undefined
}
