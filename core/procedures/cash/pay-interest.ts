/**
 * Pays what an account has earned, and takes what it owes for overdrafts, up to a date. The accumulators are empty afterwards.
 * A freeze that covers earnings (孳息) also takes the interest.
 */
import { addDays, type BusinessDate } from '../../base/business-date.ts'
import type { Fen } from '../../base/money.ts'
import { CURRENCY_ASSET, houseKey, type CashAccount } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { interestForPeriod } from './interest-for-period.ts'
import { freezesInForce } from '../freezes/waiting-freezes.ts'

export interface PaidInterest {
  credit: Fen
  penalty: Fen
  changes: Change[]
}

/** The end of yesterday, because today is not over. */
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

/**
 * Raises the ordered amount of the first freeze that covers earnings by the interest. Money that becomes free fills it in its
 * turn.
 */
export function fruitsOf(books: Books, account: Readonly<CashAccount>, { credit }: PaidInterest): Change[] {
  const covering = freezesInForce(books, account).find(({ coversDividends }) => coversDividends === true)
  return credit === 0 || covering === undefined
    ? []
    : [{ kind: 'setFreeze', freeze: { ...covering, ordered: covering.ordered + credit } }]
}
