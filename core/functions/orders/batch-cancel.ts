/**
 * C04 批量撤单 — cancels all open orders that a filter finds, each as O02 would, each with its answer. The report of the same
 * filter (reports/orders/open-orders.ts) shows them before; an order that has ended in between answers so.
 */
import { Type } from 'typebox'
import { LinesAnswer } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { gatheredFrom } from '../../frame/gathered.ts'
import { OpenOrderFilter } from '../../frame/open-order-filter.ts'
import { acceptLines } from '../../frame/lines.ts'
import { CanceledOrder } from '../../frame/order-answers.ts'
import { reject } from '../../frame/rejection.ts'

export const batchCancel = defineFunction({
  code: 'C04',
  name: 'batch-cancel',
  title: { zh: '批量撤单', en: 'Cancel many orders' },
  module: 'counter',
  kind: 'command',
  phases: 'any',
  job: 'batch-cancel',
  input: Type.Object(OpenOrderFilter),
  answer: LinesAnswer(CanceledOrder),
  rejections: ['no_open_orders'],
  keys: () => [],

  decide(_books, _input, meta) {
    const { orderIds } = gatheredFrom(meta.gathered, 'open-orders')
    if (orderIds.length === 0) return reject('no_open_orders')
    return acceptLines(
      orderIds.map(orderId => ({ functionCode: 'O02', input: { orderId } })),
      meta,
    )
  },
})
