/** What an amount earns from one date up to another, both counted, at the rates of those dates: for corrections of earlier days. */
import { addDays, type BusinessDate } from '../../base/business-date.ts'
import type { Currency, Fen } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import { bringForward, type InterestAccrual } from '../../rules/interest.ts'

export function interestDays(
  books: Pick<Books, 'parameters'>,
  currency: Currency,
  amount: Fen,
  { from, to }: { from: BusinessDate; to: BusinessDate },
): bigint {
  const accrual: InterestAccrual = {
    currency,
    accruedTo: addDays(from, -1),
    accumulator: 0n,
    penaltyAccumulator: 0n,
  }
  bringForward(books.parameters, accrual, Math.abs(amount), to)
  return amount < 0 ? -accrual.accumulator : accrual.accumulator
}
