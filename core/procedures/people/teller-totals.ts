/**
 * What a teller has moved today with a function, and what the present command adds. It is stored in the books with each
 * accepted command, so that daily limits survive a restart. A new day begins at zero.
 */
import { saved } from '../../books/changes/saved.ts'
import { AmountOutOfRange, type Currency, type Fen, type Moved } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { TellerTotal } from '../../books/tables/people/teller-total.ts'

export type TotalOf = Pick<TellerTotal, 'tellerNo' | 'use' | 'functionCode'>

function keyOf({ day }: Books, { tellerNo, use, functionCode }: TotalOf, currency: Currency): string {
  return `${day.businessDate}/${tellerNo}/${use}/${functionCode}/${currency}`
}

export function movedToday(books: Books, of: TotalOf, currency: Currency): Fen {
  return books.tellerTotals.get(keyOf(books, of, currency))?.amount ?? 0
}

/** A sum that an integer cannot hold refuses the command. */
export function countMoved(books: Books, of: TotalOf, moved: readonly Moved[]): Change[] {
  const { businessDate } = books.day
  return moved.map(({ amount, currency }) => {
    const sum = movedToday(books, of, currency) + amount
    if (!Number.isSafeInteger(sum)) throw new AmountOutOfRange()
    const totalKey = keyOf(books, of, currency)
    const row = { totalKey, businessDate, ...of, currency, amount: sum }
    return saved('teller_total', books.tellerTotals.get(totalKey), row)
  })
}
