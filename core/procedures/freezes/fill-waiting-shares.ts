/** At day end: shares that are free tomorrow go to the freezes that wait for them, before the client can sell them. */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Client, Freeze, Holding } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { SetFreeze } from '../../books/changes/set-freeze.ts'
import { sharesInTransfer } from '../../books/custody-holds.ts'
import { fillFreezes, freezesInForce, isFreezeOf } from './waiting-freezes.ts'

/** `isOver`: freezes that end with this day. Its unfilled orders expire beside this. */
export function fillWaitingShares(
  books: Books,
  client: Readonly<Client>,
  isOver: (freeze: Readonly<Freeze>) => boolean,
  tomorrow: BusinessDate,
): SetFreeze[] {
  return client.holdings.flatMap(holding => {
    const freezes = freezesInForce(books, holding).filter(freeze => !isOver(freeze))
    if (freezes.length === 0) return []
    const ended = client.freezes.filter(freeze => isFreezeOf(freeze, holding) && isOver(freeze))
    const after = {
      ...holding,
      onHold: laterHolds(books, client, holding) + sharesInTransfer(client, holding.holdingNo),
      frozen: holding.frozen - ended.reduce((sum, freeze) => sum + freeze.effective, 0),
    }
    return fillFreezes(freezes, after, tomorrow)
  })
}

function laterHolds(books: Books, client: Readonly<Client>, { holdingNo }: Readonly<Holding>): number {
  return [...client.orders].reduce((sum, orderId) => {
    const order = books.orders.get(orderId)
    const isLater = order?.holdingNo === holdingNo && order.tradeDate > books.day.businessDate
    return isLater ? sum + order.holdShares : sum
  }, 0)
}
