/** The answers of entering an order (C01) and canceling one (O02). Functions of many lines give it for each line. */
import { Type } from 'typebox'
import { ListOf, NOTE, RecordNo, Status } from './answer-fields.ts'
import { Choice, OrderId } from './fields.ts'
import { ORDER_STATUS_WORDS } from '../words/order-status.ts'
import { only } from '../words/words.ts'
import { WARNING_WORDS } from '../words/warning.ts'

export const EnteredOrder = Type.Object({
  orderId: OrderId,
  status: Status(only(ORDER_STATUS_WORDS, 'queued', 'pendingNew')),
  warnings: Type.Optional(ListOf(NOTE, Choice(NOTE, only(WARNING_WORDS, 'price_outside_cage')))),
})

export const CanceledOrder = Type.Object({
  orderId: OrderId,
  status: Status(only(ORDER_STATUS_WORDS, 'canceled', 'pendingCancel')),
  /** The order for the rest, when a part was canceled that had not left. */
  newOrderId: Type.Optional(RecordNo({ zh: '新委托编号', en: 'New order number' })),
})
