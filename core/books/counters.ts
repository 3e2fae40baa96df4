/** Where the next numbers come from; decisions read them, the change that uses a number moves it on. */

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
  recordNo: 1,
}

/** The next number of each kind that no change has used. */
export type Counters = typeof FIRST_NUMBERS

/** A change has used the number. */
export function numberUsed(books: { readonly counters: Counters }, of: keyof Counters, number: number): void {
  if (number >= books.counters[of]) books.counters[of] = number + 1
}
