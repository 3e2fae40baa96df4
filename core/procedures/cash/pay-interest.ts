/**
 * Pays what an account has earned, and takes what it owes for overdrafts, up to a date; the accumulators are empty then.
 * A freeze that covers what the frozen earns (孳息) takes the interest too.
 */
import { addDays, type BusinessDate } from '../../base/business-date.ts'
import type { Fen } from '../../base/money.ts'
import { CURRENCY_ASSET, houseKey, type CashAccount } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { interestForPeriod } from './interest-for-period.ts'
import { fillFreezes, freezesInForce } from '../freezes/waiting-freezes.ts'

export interface PaidInterest {
  credit: Fen
  penalty: Fen
  changes: Change[]
}

/** To the end of yesterday: today is not over. */
export function interestToYesterday(books: Books): BusinessDate {
  return addDays(books.day.businessDate, -1)
}

export function payInterest(books: Books, account: Readonly<CashAccount>, upTo: BusinessDate): PaidInterest {
  const { credit, penalty } = interestForPeriod(books, account, upTo)
  const asset = CURRENCY_ASSET[account.currency]
  const cash = { cashAccount: account.accountNo }
  const refs = { kind: 'post', asset, tradeDate: books.day.businessDate } as const
  const expense = { house: houseKey(account.branchNo, 'interest-expense', asset, '') }
  const income = { house: houseKey(account.branchNo, 'penalty-interest-income', asset, '') }
  const changes: Change[] = [{ kind: 'capitaliseInterest', accountNo: account.accountNo, upTo }]
  if (credit > 0) changes.push({ ...refs, entry: 'interest', amount: credit, debit: expense, credit: cash })
  if (penalty > 0)
    changes.push({ ...refs, entry: 'penalty-interest', amount: penalty, debit: cash, credit: income })
  return { credit, penalty, changes }
}

/** What the credit fills: waiting freezes by rank, and the first that covers interest takes it beyond what was ordered. */
export function freezesAfterInterest(
  books: Books,
  account: Readonly<CashAccount>,
  { credit, penalty }: PaidInterest,
): Change[] {
  const after = { ...account, settled: account.settled + credit - penalty }
  return fillFreezes(withFruits(freezesInForce(books, account), credit), after, books.day.businessDate)
}

/** The first freeze that covers what the frozen earns is ordered for so much more. */
export function withFruits<F extends { ordered: number; coversDividends?: boolean }>(
  freezes: readonly F[],
  credit: number,
): readonly F[] {
  const first = freezes.findIndex(freeze => freeze.coversDividends === true)
  return freezes.map((freeze, i) => (i === first ? { ...freeze, ordered: freeze.ordered + credit } : freeze))
}
