/**
 * E27 到期撤销 — ends the orders of a market that are not filled when its exchange has said that no more reports come, and frees what
 * they hold. It works in chunks of clients. It is never undone, and an order that is supplemented later has ended, too (C08).
 */
import { Type } from 'typebox'
import { present } from '../../base/assert.ts'
import type { Market } from '../../base/market.ts'
import type { Books } from '../../books/books.ts'
import { isEnded, type Order } from '../../books/orders.ts'
import { checkStep, STEP_REFUSALS, stepChange, stepOf } from '../../procedures/day/day-step.ts'
import { expireOrder } from '../../procedures/orders/expire-order.ts'
import { Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { MarketField } from '../../frame/fields.ts'
import { gatheredFrom } from '../../frame/gathered.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const expireOrders = defineFunction({
  code: 'E27',
  name: 'expire-orders',
  title: { zh: '到期撤销', en: 'Expire orders' },
  module: 'day-end',
  kind: 'batch',
  actors: ['teller', 'system'],
  isOfFirm: true,
  phases: ['open', 'day-end', 'closing'],
  job: 'expire-orders',
  input: Type.Object({ market: MarketField }),
  answer: Type.Object({ market: MarketField, orders: Count({ zh: '委托笔数', en: 'Orders' }) }),
  rejections: ['stream_not_complete', ...STEP_REFUSALS],
  keys: (_input, gathered) =>
    gathered?.from === 'acted-clients' ? gathered.clientNos.map(clientNo => `client:${clientNo}`) : [],

  decide(books, { market }, meta) {
    if (books.markets.get(market)?.streamComplete !== true)
      return reject('stream_not_complete', 'market', { market })
    const code = `E27-${market}`
    const problem = checkStep(books, code, meta)
    if (problem !== undefined) return problem
    const { clientNos, cursor, isLast } = gatheredFrom(meta.gathered, 'acted-clients')
    const expiring = clientNos.flatMap(clientNo => openOrders(books, { clientNo, market }))
    return accept({ market, orders: (stepOf(books, code)?.count ?? 0) + expiring.length }, [
      ...expiring.flatMap(expireOrder),
      stepChange(books, code, { meta, progress: { isLast, count: expiring.length, cursor } }),
    ])
  },
})

/** Those of today and of days before; an evening order waits for its own day. */
function openOrders(
  books: Books,
  { clientNo, market }: { clientNo: number; market: Market },
): Readonly<Order>[] {
  return [...present(books.clients.get(clientNo), 'client with an order').orders]
    .map(orderId => present(books.orders.get(orderId), 'order'))
    .filter(order => order.market === market && order.tradeDate <= books.day.businessDate)
    .filter(({ status }) => !isEnded(status))
}
