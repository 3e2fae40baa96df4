/**
 * After each decision, what it has freed or brought in goes at once to the freezes that wait for it (轮候), by rank. This is in
 * one place for all functions and facts and works on the books as they then stand. So when one decision ends several orders of
 * a client, nothing that they held can leave before the court that froze it gets it.
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

/** The accounts and holdings where something may have become free. */
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
