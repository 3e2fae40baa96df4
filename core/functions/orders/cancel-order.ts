/**
 * O02 撤单 — cancel what is not yet filled of an order.
 *
 * A queued order has never left: it is canceled here, at any time. Any other waits for the exchange's word; a fill may
 * overtake the cancel. Refused in the market's no-cancel periods.
 */
import { Type } from 'typebox'
import { cancelIdOf } from '../../books/cl-ord-id.ts'
import { isEnded } from '../../books/orders.ts'
import { present } from '../../base/assert.ts'
import { sessionAt } from '../../rules/sessions.ts'
import { defineFunction } from '../define-function.ts'
import { OrderId } from '../fields.ts'
import { accept, reject } from '../rejection.ts'

export const cancelOrder = defineFunction({
  code: 'O02',
  name: 'cancel-order',
  title: { zh: '撤单', en: 'Cancel order' },
  module: 'orders',
  kind: 'command',
  phases: ['open', 'day-end'],
  input: Type.Object({ orderId: OrderId }),
  rejections: ['order_not_found', 'order_ended', 'cancel_pending', 'cancel_not_allowed_now'],
  keys: input => [`order:${input.orderId}`],

  decide(books, { orderId }, meta) {
    const order = books.orders.get(orderId)
    if (order === undefined) return reject('order_not_found', 'orderId')
    if (isEnded(order.status)) return reject('order_ended', 'orderId', { status: order.status })
    if (order.status === 'pendingCancel') return reject('cancel_pending', 'orderId')
    if (order.status === 'queued') {
      return accept({ orderId, status: 'canceled' }, [
        { kind: 'advanceOrder', orderId, status: 'canceled', canceledQuantity: order.quantity },
        { kind: 'setOrderHold', orderId, cash: 0, shares: 0 },
      ])
    }
    const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
    if (!sessionAt(books.parameters, instrument, order.tradeDate, meta.time).acceptsCancels)
      return reject('cancel_not_allowed_now', 'orderId')
    const clOrdId = cancelIdOf(orderId, order.cancelClOrdId)
    if (clOrdId === undefined) return reject('cancel_not_allowed_now', 'orderId')
    return accept({ orderId, status: 'pendingCancel' }, [{ kind: 'requestCancel', orderId, clOrdId }])
  },
})
