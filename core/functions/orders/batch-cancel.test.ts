/** C04: each order found becomes a cancel of its own; finding none is reported. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { batchCancel } from './batch-cancel.ts'

const found = (...orderIds: number[]) =>
  ({ gathered: { from: 'open-orders', orderIds, isFirst: true, isLast: true } }) as const

testFunction(batchCancel, {
  given: books(),
  typical: {},
  around: found(3, 5),
  cases: [
    ['nothing is open', {}, 'no_open_orders', found()],
    ['lines change nothing by themselves', { timeFrom: '09:30', priceTo: '10.00' }, []],
  ],
})

test('a line for each order', () => {
  expect(batchCancel.decide(books(), {}, aMeta(found(3, 5)))).toMatchObject({
    result: null,
    lines: {
      lines: [
        { functionCode: 'O02', input: { orderId: 3 } },
        { functionCode: 'O02', input: { orderId: 5 } },
      ],
    },
  })
})
