/**
 * O02 撤单 — cancels all or a part of what is not yet filled of an order.
 *
 * A queued order has never left, so it is canceled here at any time. For any other the exchange decides; a fill may come before
 * the cancel. It is refused in the market's no-cancel periods. Exchanges have no part cancels: the order is canceled whole, and
 * when that is confirmed the rest that should stay is entered again (re-enter.ts), last in time, under the same commission.
 */
import { Type, type Static } from 'typebox'
import { present } from '../../base/assert.ts'
import type { Shares } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import { cancelIdOf } from '../../books/cl-ord-id.ts'
import { isEnded, type Order } from '../../books/orders.ts'
import { enterable, reEnter } from '../../procedures/orders/re-enter.ts'
import { isMarketOrder } from '../../rules/order-types.ts'
import { sessionAt } from '../../rules/sessions.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { OrderId, Shares as SharesField } from '../../frame/fields.ts'
import type { Meta } from '../../frame/meta.ts'
import { CanceledOrder } from '../../frame/order-answers.ts'
import { accept, reject, type Accepted, type Rejection } from '../../frame/rejection.ts'

type Canceled = Accepted<Static<typeof CanceledOrder>>

export const cancelOrder = defineFunction({
  code: 'O02',
  name: 'cancel-order',
  title: { zh: '撤单', en: 'Cancel order' },
  module: 'orders',
  kind: 'command',
  phases: 'any',
  input: Type.Object({
    orderId: OrderId,
    quantity: Type.Optional(
      SharesField({ zh: '撤单数量（空为全部）', en: 'Quantity to cancel (empty: all)' }),
    ),
  }),
  answer: CanceledOrder,
  rejections: [
    'order_not_found',
    'order_ended',
    'cancel_pending',
    'part_cancel_not_allowed',
    'cancel_above_open_quantity',
    'part_cancel_leaves_no_lot',
    'cancel_not_allowed_now',
  ],
  keys: input => [`order:${input.orderId}`],

  decide(books, { orderId, quantity }, meta) {
    const order = books.orders.get(orderId)
    if (order === undefined) return reject('order_not_found', 'orderId')
    if (isEnded(order.status)) return reject('order_ended', 'orderId', { status: order.status })
    if (order.status === 'pendingCancel') return reject('cancel_pending', 'orderId')
    const problem = checkPart(books, order, quantity)
    if (problem !== undefined) return problem
    const cancelQuantity = quantity === openQuantity(order) ? undefined : quantity
    if (order.status === 'queued') return cancelInside(books, order, cancelQuantity, meta)
    const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
    const session = sessionAt(books.parameters, instrument, order.tradeDate, meta.time)
    const clOrdId = cancelIdOf(orderId, order.cancelClOrdId)
    if (books.day.phase === 'closed' || !session.acceptsCancels || clOrdId === undefined)
      return reject('cancel_not_allowed_now', 'orderId')
    return accept({ orderId, status: 'pendingCancel' }, [
      {
        kind: 'requestCancel',
        orderId,
        clOrdId,
        ...(cancelQuantity === undefined ? {} : { cancelQuantity }),
      },
    ])
  },
})

const openQuantity = (order: Readonly<Order>): Shares =>
  order.quantity - order.filledQuantity - order.canceledQuantity

type PartRefusal = 'part_cancel_not_allowed' | 'cancel_above_open_quantity' | 'part_cancel_leaves_no_lot'

/** The rest must be an order that the market accepts. */
function checkPart(
  books: Books,
  order: Readonly<Order>,
  quantity: Shares | undefined,
): Rejection<PartRefusal> | undefined {
  if (quantity === undefined) return undefined
  const open = openQuantity(order)
  if (isMarketOrder(order.orderType)) return reject('part_cancel_not_allowed', 'quantity')
  if (quantity > open) return reject('cancel_above_open_quantity', 'quantity', { open: String(open) })
  const rest = open - quantity
  return enterable(books, order, rest) === rest ? undefined : reject('part_cancel_leaves_no_lot', 'quantity')
}

function cancelInside(
  books: Books,
  order: Readonly<Order>,
  cancelQuantity: Shares | undefined,
  meta: Meta,
): Canceled {
  const { orderId, quantity: canceledQuantity } = order
  const canceled: Order = {
    ...order,
    status: 'canceled',
    canceledQuantity,
    cancelQuantity: cancelQuantity ?? 0,
  }
  const again = reEnter(books, canceled, { at: meta.at, time: meta.time })
  const entered = again.find(change => change.kind === 'recordOrder')?.order.orderId
  return accept({ orderId, status: 'canceled', ...(entered === undefined ? {} : { newOrderId: entered }) }, [
    {
      kind: 'advanceOrder',
      orderId,
      status: 'canceled',
      canceledQuantity,
      ...(cancelQuantity === undefined ? {} : { cancelQuantity }),
    },
    { kind: 'setOrderHold', orderId, cash: 0, shares: 0 },
    ...again,
  ])
}
