/**
 * The interest of every account that a decision of the clearing is about to touch, as it stands before. When the day has been moved to
 * history meanwhile, lots that tell the balances of former dates have gone; then what was accrued to yesterday stays, and is only given
 * back where it was credited.
 */
import { present } from '../../base/assert.ts'
import type { CashAccount } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Leg } from '../../books/changes/post.ts'
import { interestBalances } from '../../books/figures.ts'
import type { Accruals, RestoreAccruals } from '../../books/changes/restore-accruals.ts'
import { bringForward } from '../../rules/interest.ts'
import { interestToYesterday } from '../cash/pay-interest.ts'

export function accrualsBefore(books: Books, changes: readonly Change[]): RestoreAccruals[] {
  const credited = new Set(
    changes.flatMap(each => (each.kind === 'capitaliseInterest' ? [each.accountNo] : [])),
  )
  const touched = new Set(changes.flatMap(touchedBy))
  return [...touched].map(accountNo => {
    const account = present(books.cashAccounts.get(accountNo), 'cash account')
    return {
      kind: 'restoreAccruals',
      accountNo,
      before: accrualsOf(account),
      ...(credited.has(accountNo) ? { toYesterday: accrualsOf(broughtForward(books, account)) } : {}),
    }
  })
}

function touchedBy(change: Change): number[] {
  if (change.kind === 'post') return [...accountOf(change.debit), ...accountOf(change.credit)]
  return change.kind === 'settleCash' || change.kind === 'capitaliseInterest' ? [change.accountNo] : []
}

const accountOf = (leg: Leg): number[] => ('cashAccount' in leg ? [leg.cashAccount] : [])

function broughtForward(books: Books, account: Readonly<CashAccount>): CashAccount {
  const copy = { ...account }
  const to = interestToYesterday(books)
  if (copy.accruedTo < to) bringForward(books.parameters, copy, interestBalances(account), to)
  return copy
}

/** As texts, because no number in JSON is large enough. */
function accrualsOf(account: Readonly<CashAccount>): Accruals {
  const { accruedTo, accumulator, penaltyAccumulator, dueAccumulator, duePenaltyAccumulator } = account
  return {
    accruedTo,
    accumulator: String(accumulator),
    penaltyAccumulator: String(penaltyAccumulator),
    dueAccumulator: String(dueAccumulator),
    duePenaltyAccumulator: String(duePenaltyAccumulator),
  }
}
