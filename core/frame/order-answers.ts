/** The answers of entering an order (C01) and canceling one (O02). Functions of many lines give it for each line. */
import { Type } from 'typebox'
import { ListOf, NOTE, OneOf, RecordNo, Status } from './answer-fields.ts'
import { OrderId } from './fields.ts'

export const EnteredOrder = Type.Object({
  orderId: OrderId,
  status: Status(['queued', 'pendingNew']),
  warnings: Type.Optional(ListOf(NOTE, OneOf(NOTE, ['price_outside_cage']))),
})

export const CanceledOrder = Type.Object({
  orderId: OrderId,
  status: Status(['canceled', 'pendingCancel']),
  /** The order for the rest, when a part was canceled that had not left. */
  newOrderId: Type.Optional(RecordNo({ zh: '新委托编号', en: 'New order number' })),
})
