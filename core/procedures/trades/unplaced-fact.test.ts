/** A fact that fits no order is kept as it came. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { unplacedFact } from './unplaced-fact.ts'

test.each([
  ['a text', 'raw', 'raw'],
  ['a record', { tradeNo: 'T1' }, '{"tradeNo":"T1"}'],
])('%s', (_, content, kept) => {
  expect(unplacedFact(books(), { source: 'XSHG', reason: 'unknown', content, told: { at: 5 } })).toEqual({
    kind: 'insert',
    table: 'unplaced',
    row: {
      unplacedNo: 1,
      businessDate: '2026-11-23',
      source: 'XSHG',
      reason: 'unknown',
      content: kept,
      receivedAt: 5,
      resolvedBy: null,
    },
  })
})
