/**
 * Ended orders leave memory, together with their trades, once they are committed and other orders have ended since
 * (core/engine/ended.ts). They come back one by one by number, or all orders of a client at once. What still counts for the
 * client's limits of the day stays in memory as sums.
 */
import type { BusinessDate } from '../base/business-date.ts'
import { assert, present } from '../base/assert.ts'
import type { Side } from '../base/market.ts'
import type { Fen, Shares } from '../base/money.ts'
import { amountOfOrder } from '../rules/ticks-and-lots.ts'
import type { Books, MutableBooks } from './books.ts'
import { noteInterest, type Order, type PastOrders, type Trade } from './orders.ts'

const SECOND_MS = 1000

const keyOf = ({
  tradeDate,
  instrumentNo,
  side,
}: Pick<Order, 'tradeDate' | 'instrumentNo' | 'side'>): string => `${tradeDate}/${instrumentNo}/${side}`

/** Must be called only for orders that are committed. */
export function dismissOrder(books: MutableBooks, order: Order, trades: readonly Trade[]): void {
  const client = present(books.clients.get(order.clientNo), 'client')
  let past = books.past.get(order.clientNo)
  if (past === undefined)
    books.past.set(order.clientNo, (past = { count: 0, filled: new Map(), justEntered: [] }))
  past.count++
  count(books, past, order, 1)
  past.justEntered = past.justEntered.filter(at => at > books.command.at - SECOND_MS)
  if (order.enteredAt > books.command.at - SECOND_MS) past.justEntered.push(order.enteredAt)
  books.orders.delete(order.orderId)
  client.orders.delete(order.orderId)
  for (const { tradeKey } of trades) {
    books.trades.delete(tradeKey)
    client.trades.delete(tradeKey)
  }
}

/** Brings back an ended order of a client who is in memory; an order that is here already stays as it is. */
export function recallOrder(books: MutableBooks, order: Order, trades: readonly Trade[]): void {
  const client = present(books.clients.get(order.clientNo), 'client')
  if (books.orders.has(order.orderId)) return
  const past = present(books.past.get(order.clientNo), `past orders of client ${order.clientNo}`)
  past.count--
  count(books, past, order, -1)
  const entered = past.justEntered.indexOf(order.enteredAt)
  if (entered >= 0) past.justEntered.splice(entered, 1)
  if (past.count === 0) books.past.delete(order.clientNo)
  books.orders.set(order.orderId, order)
  noteInterest([order], trades)
  client.orders.add(order.orderId)
  for (const trade of trades) {
    books.trades.set(trade.tradeKey, trade)
    client.trades.add(trade.tradeKey)
  }
}

function count(books: Books, { filled }: PastOrders, order: Readonly<Order>, sign: 1 | -1): void {
  if (order.filledQuantity === 0) return
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  const { quantity, amount } = filled.get(keyOf(order)) ?? { quantity: 0, amount: 0 }
  filled.set(keyOf(order), {
    quantity: quantity + sign * order.filledQuantity,
    amount: amount + sign * amountOfOrder(instrument, order.holdPrice, order.filledQuantity),
  })
}

export interface PastFill {
  tradeDate: BusinessDate
  instrumentNo: number
  side: Side
  quantity: Shares
  amount: Fen
}

/** The quantity and amount for which orders outside memory were filled on a trade date. */
export function pastFills(books: Books, clientNo: number, tradeDate: BusinessDate): PastFill[] {
  return [...(books.past.get(clientNo)?.filled ?? [])].flatMap(([key, sums]) => {
    const [date = '', instrumentNo, side] = key.split('/')
    return date === tradeDate
      ? [{ tradeDate, instrumentNo: Number(instrumentNo), side: side as Side, ...sums }]
      : []
  })
}

export function pastEnteredSince(books: Books, clientNo: number, since: number): number {
  return books.past.get(clientNo)?.justEntered.filter(at => at > since).length ?? 0
}

/** Asserts that none of a client's orders and trades has left memory: a function that needs them all has a `whole:` key, which brings them. */
export function assertWhole(books: Books, clientNo: number): void {
  assert(!books.past.has(clientNo), `all orders of client ${clientNo} are in memory`)
}
