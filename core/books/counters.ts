/**
 * Where the next numbers come from. A decision takes its numbers one after another; its parts, and what follows from it, go on
 * behind them. The change that uses a number makes that final. What was taken and not used is free for the next decision.
 */

/** Of an installation that has handed none out. */
export const FIRST_NUMBERS = {
  clientNo: 10_000_001,
  holdingNo: 1_000_000_000_001,
  houseAccountNo: 1,
  orderId: 1,
  tradeSeq: 1,
  entryNo: 1,
  voucherNo: 1,
  freezeNo: 1,
  approvalId: 1,
  instrumentNo: 1001,
  tellerNo: 1001,
  unplacedNo: 1,
  parameterNo: 1,
  recordNo: 1,
  undoNo: 1,
}

/** The lowest number of each kind that no change has used. */
export type Counters = typeof FIRST_NUMBERS
export type Numbered = keyof Counters
/** The lowest number that the decision under way has not taken, where it has taken one. */
export type Taken = Partial<Counters>

interface Numbers {
  readonly counters: Readonly<Counters>
  readonly taken: Taken
}

/** A number for the decision under way. */
export function takeNumber({ counters, taken }: Numbers, of: Numbered): number {
  const number = Math.max(counters[of], taken[of] ?? 0)
  taken[of] = number + 1
  return number
}

/** A decision begins, and has taken nothing. */
export function beginNumbers(books: { taken: Taken }): void {
  // A new object is far cheaper than deleting from the old one, and this runs for every command.
  books.taken = {}
}

/** A number for what a change itself makes: an entry, a house account. */
export function useNumber(books: Numbers & { readonly counters: Counters }, of: Numbered): number {
  const number = takeNumber(books, of)
  numberUsed(books, of, number)
  return number
}

/** A change has used the number. */
export function numberUsed(
  { counters }: { readonly counters: Counters },
  of: Numbered,
  number: number,
): void {
  if (number >= counters[of]) counters[of] = number + 1
}
