/** C03: which batches may be entered, and what is recorded about their orders. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import type { OrderBatch } from '../../books/tables/orders/order-batch.ts'
import { books, settled, type BookSpec } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { batchOrders } from './batch-orders.ts'

const batch: OrderBatch = {
  batchNo: 7,
  businessDate: '2026-11-23',
  tradeDate: '2026-11-23',
  name: 'A',
  status: 'checked',
  lines: 2,
  good: 1,
  orderCount: 1,
  amount: 100,
  tellerNo: 1001,
  branchNo: 1,
  checkedAt: 5,
  confirmedAt: null,
  withPassword: 0,
  checkerNo: null,
}
const given = (differing: Partial<OrderBatch> = {}, spec: BookSpec = {}) => {
  const built = books(spec)
  applyChanges(built, [{ kind: 'insert', table: 'order_batch', row: { ...batch, ...differing } }])
  return settled(built)
}
const first = { from: 'batch-answers', rows: [], isFirst: true, isLast: false } as const
const answer = {
  lineNo: 1,
  sliceNo: 1,
  status: 'accepted',
  orderId: 1,
  approvalId: 0,
  code: '',
  reason: '',
} as const
const put = (status: string, confirmedAt = ' confirmedAt 1795000000000'): string =>
  `update order_batch batchNo 7 businessDate 2026-11-23 tradeDate 2026-11-23 name A status ${status} lines 2 good 1 orderCount 1 amount 100 tellerNo 1001 branchNo 1 checkedAt 5${confirmedAt}`

testFunction(batchOrders, {
  given: given(),
  typical: { batchNo: 7 },
  around: { gathered: first },
  cases: [
    ['unknown', { batchNo: 8 }, 'batch_not_found'],
    [
      'checked for today, and it is evening',
      {},
      'batch_of_other_day',
      { books: given({}, { day: '2026-11-23 closed' }) },
    ],
    ['checked another day', {}, 'batch_of_other_day', { books: given({ businessDate: '2026-11-20' }) }],
    ['the dry run goes on', {}, 'batch_not_checked', { books: given({ status: 'checking' }) }],
    ['entered before', {}, 'batch_done', { books: given({ status: 'done' }) }],
    ['it begins', {}, [put('confirmed')]],
    ['it goes on after an interruption', {}, [put('confirmed')], { books: given({ status: 'confirmed' }) }],
    [
      'some answers',
      {},
      [put('confirmed', ' confirmedAt 9'), 'storeFile batch_answer 1'],
      {
        books: given({ status: 'confirmed', confirmedAt: 9 }),
        gathered: { ...first, rows: [answer], isFirst: false },
      },
    ],
    [
      'the last answers',
      {},
      [put('done', ' confirmedAt 9'), 'storeFile batch_answer 1'],
      {
        books: given({ status: 'confirmed', confirmedAt: 9 }),
        gathered: { ...first, rows: [answer], isFirst: false, isLast: true },
      },
    ],
  ],
})

test('clients with a trading password: a second person agrees, once', () => {
  const asks = (differing: Partial<OrderBatch>) =>
    batchOrders.approvalWhen?.({ batchNo: 7 }, given(differing))
  expect([asks({}), asks({ withPassword: 1 }), asks({ withPassword: 1, status: 'confirmed' })]).toEqual([
    false,
    true,
    false,
  ])
  const decide = (differing: Partial<OrderBatch>, checkerNo?: number) =>
    batchOrders.decide(
      given(differing),
      { batchNo: 7 },
      aMeta({ gathered: first, ...(checkerNo === undefined ? {} : { checkerNo }) }),
    )
  expect(decide({ withPassword: 1 }, 1002)).toMatchObject({ changes: [{ row: { checkerNo: 1002 } }] })
  expect(decide({ status: 'confirmed', checkerNo: 1002 })).toMatchObject({
    changes: [{ row: { checkerNo: 1002 } }],
  })
})
