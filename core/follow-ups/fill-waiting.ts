/**
 * After each decision: what it has let go or brought in goes at once to the freezes that wait for it (轮候), by rank. Said in
 * one place for all functions and facts, reckoned on the books as they stand then: however many orders of a client one
 * decision ends, nothing of what they held can leave ahead of the court that froze it.
 */
import type { CashAccount, Holding } from '../books/accounts.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import type { Leg } from '../books/changes/post.ts'
import type { SetFreeze } from '../books/changes/set-freeze.ts'
import { fillFreezes, freezesInForce } from '../procedures/freezes/waiting-freezes.ts'
import { defineFollowUp } from './define-follow-up.ts'

type Freezable = Readonly<CashAccount> | Readonly<Holding>

export const fillWaiting = defineFollowUp({ name: 'fill-waiting', after: [], of: filled })

function filled(books: Books, changes: readonly Change[]): SetFreeze[] {
  const touched = new Set(changes.flatMap(change => touchedBy(books, change)))
  touched.delete(undefined)
  return [...(touched as Set<Freezable>)].flatMap(account => {
    const freezes = freezesInForce(books, account)
    return freezes.length === 0 ? [] : fillFreezes(freezes, account, books.day.businessDate)
  })
}

/** Where something may have come free. */
function touchedBy(books: Books, change: Change): (Freezable | undefined)[] {
  switch (change.kind) {
    case 'post':
      return [ofLeg(books, change.debit), ofLeg(books, change.credit)]
    case 'setOrderHold': {
      const order = books.orders.get(change.orderId)
      return order === undefined ? [] : accounts(books, order)
    }
    case 'setTransfer':
      return accounts(books, change.transfer)
    case 'setFreeze': {
      const { object, accountNo } = change.freeze
      return [object === 'cash' ? books.cashAccounts.get(accountNo) : books.holdings.get(accountNo)]
    }
    default:
      return []
  }
}

function accounts(books: Books, of: { cashAccountNo: number; holdingNo: number }): (Freezable | undefined)[] {
  return [books.cashAccounts.get(of.cashAccountNo), books.holdings.get(of.holdingNo)]
}

function ofLeg(books: Books, leg: Leg): Freezable | undefined {
  if ('cashAccount' in leg) return books.cashAccounts.get(leg.cashAccount)
  return 'holding' in leg ? books.holdings.get(leg.holding) : undefined
}
