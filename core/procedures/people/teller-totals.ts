/**
 * What a teller has moved today with a function, and what the command under way adds to it. Kept in the books with each accepted
 * command, so the limits of a day hold after a restart; a new day begins with nothing.
 */
import { AmountOutOfRange, type Currency, type Fen, type Moved } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { sharedRecord, type TellerTotal } from '../../books/records.ts'

export type TotalOf = Pick<TellerTotal, 'tellerNo' | 'use' | 'functionCode'>

function keyOf({ day }: Books, { tellerNo, use, functionCode }: TotalOf, currency: Currency): string {
  return `${day.businessDate}/${tellerNo}/${use}/${functionCode}/${currency}`
}

export function movedToday(books: Books, of: TotalOf, currency: Currency): Fen {
  return sharedRecord(books, 'teller_total', keyOf(books, of, currency))?.amount ?? 0
}

/** More than an integer holds refuses the command. */
export function countMoved(books: Books, of: TotalOf, moved: readonly Moved[]): Change[] {
  const { businessDate } = books.day
  return moved.map(({ amount, currency }) => {
    const sum = movedToday(books, of, currency) + amount
    if (!Number.isSafeInteger(sum)) throw new AmountOutOfRange()
    const totalKey = keyOf(books, of, currency)
    return {
      kind: 'put',
      table: 'teller_total',
      row: { totalKey, businessDate, ...of, currency, amount: sum },
    }
  })
}
