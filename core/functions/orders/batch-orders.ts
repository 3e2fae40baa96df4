/**
 * C03 批量委托 — enters the orders of a batch that a dry run has checked (C93), by the batch's number. Each order is a command of
 * its own, checked again and answered separately. A file cannot contain trading passwords, so where clients have set one, a
 * second person approves the batch instead. When it is confirmed again after an interruption, the batch continues, and no order
 * is entered twice.
 */
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import type { OrderBatch } from '../../books/tables/orders/order-batch.ts'
import { orderDateOf } from '../../procedures/orders/order-date.ts'
import { BatchNo, Count, Status } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Whole } from '../../frame/fields.ts'
import { gatheredFrom } from '../../frame/gathered.ts'
import { noted } from '../../frame/schema-notes.ts'
import { accept, reject, type Rejection } from '../../frame/rejection.ts'
import { BATCH_STATUS_WORDS } from '../../words/order-batch.ts'
import { only } from '../../words/words.ts'

export const batchOrders = defineFunction({
  code: 'C03',
  name: 'batch-orders',
  title: { zh: '批量委托', en: 'Batch orders' },
  module: 'counter',
  kind: 'batch',
  phases: 'any',
  job: 'batch-orders',
  input: Type.Object({
    batchNo: Object.assign(
      Whole({ zh: '批次号', en: 'Batch' }, 1, Number.MAX_SAFE_INTEGER),
      noted({ 'x-concerns': 'order-batch' }),
    ),
  }),
  answer: Type.Object({
    batchNo: BatchNo,
    status: Status(only(BATCH_STATUS_WORDS, 'confirmed', 'done')),
    accepted: Type.Optional(Count({ zh: '已委托', en: 'Entered' })),
    pending: Type.Optional(Count({ zh: '待复核', en: 'Wait for approval' })),
    rejected: Type.Optional(Count({ zh: '被拒绝', en: 'Refused' })),
  }),
  rejections: ['batch_not_found', 'batch_of_other_day', 'batch_not_checked', 'batch_done'],
  keys: () => [],
  approvalWhen: ({ batchNo }, books) => {
    const batch = books.orderBatches.get(batchNo)
    return batch?.status === 'checked' && batch.withPassword > 0
  },

  /**
   * Called first without answers, to check whether the batch may begin, and then with the results of its orders, some hundreds
   * at a time.
   */
  decide(books, { batchNo }, meta) {
    const { rows, isFirst, isLast } = gatheredFrom(meta.gathered, 'batch-answers')
    const batch = confirmable(books, batchNo)
    if ('code' in batch) return batch
    const confirmedAt = isFirst ? meta.at : batch.confirmedAt
    const checkerNo = isFirst && batch.status === 'checked' ? meta.checkerNo : batch.checkerNo
    const status = isLast ? 'done' : 'confirmed'
    return accept({ batchNo, status }, [
      { kind: 'update', table: 'order_batch', row: { ...batch, status, confirmedAt, checkerNo } },
      ...(rows.length === 0
        ? []
        : [
            {
              kind: 'storeFile',
              table: 'batch_answer',
              rows: rows.map(row => ({ batchNo, ...row })),
            } as const,
          ]),
    ])
  },
})

type Refusal = Rejection<'batch_not_found' | 'batch_of_other_day' | 'batch_not_checked' | 'batch_done'>

/** Only today's batches: tomorrow other limits apply, and the request ids that identify its orders are forgotten. */
function confirmable(books: Books, batchNo: number): Readonly<OrderBatch> | Refusal {
  const batch = books.orderBatches.get(batchNo)
  if (batch === undefined) return reject('batch_not_found', 'batchNo')
  if (batch.businessDate !== books.day.businessDate || batch.tradeDate !== orderDateOf(books))
    return reject('batch_of_other_day', 'batchNo')
  if (batch.status === 'checking') return reject('batch_not_checked', 'batchNo')
  return batch.status === 'done' ? reject('batch_done', 'batchNo') : batch
}
