/**
 * An order holds less than before: what it lets go goes to the freezes that wait for it (轮候), by rank, before the client
 * can take it. Else money or shares of a canceled order could leave ahead of the court that froze them.
 */
import type { CashAccount, Holding } from '../books/accounts.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import type { Order } from '../books/orders.ts'
import type { Hold } from './order-hold.ts'
import { fillFreezes, freezesInForce } from './waiting-freezes.ts'

const NOTHING: Hold = { cash: 0, shares: 0 }

/** `kept`: what another order of the same decision takes over from this one. */
export function releaseHold(
  books: Books,
  order: Readonly<Order>,
  hold: Hold,
  kept: Hold = NOTHING,
): Change[] {
  const freed = {
    cash: order.holdCash - hold.cash - kept.cash,
    shares: order.holdShares - hold.shares - kept.shares,
  }
  return [
    { kind: 'setOrderHold', orderId: order.orderId, cash: hold.cash, shares: hold.shares },
    ...(freed.cash > 0 ? toFreezes(books, books.cashAccounts.get(order.cashAccountNo), freed.cash) : []),
    ...(freed.shares > 0 ? toFreezes(books, books.holdings.get(order.holdingNo), freed.shares) : []),
  ]
}

function toFreezes(
  books: Books,
  account: Readonly<CashAccount> | Readonly<Holding> | undefined,
  freed: number,
): Change[] {
  if (account === undefined) return []
  const freezes = freezesInForce(books, account)
  if (freezes.length === 0) return []
  return fillFreezes(freezes, { ...account, onHold: account.onHold - freed }, books.day.businessDate)
}

/** What an order that is entered anew holds. */
export function heldBy(changes: readonly Change[]): Hold {
  return changes.reduce<Hold>(
    (held, change) =>
      change.kind === 'recordOrder'
        ? { cash: held.cash + change.order.holdCash, shares: held.shares + change.order.holdShares }
        : held,
    NOTHING,
  )
}
