/** An order is in doubt from the first fact that does not fit until a person has dealt with the last. */
import { saved } from './changes/saved.ts'
import { expect, test } from 'vitest'
import { books } from '../testing/books.ts'
import { applyChanges } from './changes/change.ts'
import type { UnplacedFact } from './tables/trades/unplaced.ts'
import { isDoubted } from './doubts.ts'

const row = (unplacedNo: number, reason: string, more: Partial<UnplacedFact> = {}): UnplacedFact => ({
  unplacedNo,
  businessDate: '2026-11-23',
  source: 'execution-report',
  reason,
  content: '',
  receivedAt: 0,
  resolvedBy: null,
  orderId: 1,
  ...more,
})

test('in doubt until all that names it is dealt with', () => {
  const given = books({})
  const put = (...rows: UnplacedFact[]): void =>
    applyChanges(
      given,
      rows.map(each => saved('unplaced', given.unplaced.get(each.unplacedNo), each)),
    )
  const { orderId: _, ...ofNone } = row(9, 'x')
  put(row(1, 'a'), row(2, 'a'), row(3, 'b'), row(4, 'booked, but late', { orderId: 2 }), ofNone)
  expect([...given.doubts]).toEqual([[1, new Set(['a', 'b'])]])
  put(row(1, 'a', { resolvedBy: 1002 }))
  expect([isDoubted(given, 1, 'a'), isDoubted(given, 1, 'c'), isDoubted(given, 2, 'a')]).toEqual([
    true,
    false,
    false,
  ])
  put(row(2, 'a', { resolvedBy: 1002 }))
  expect([...given.doubts]).toEqual([[1, new Set(['b'])]])
  put(row(3, 'b', { resolvedBy: 1002 }), row(4, 'booked, but late', { orderId: 2, resolvedBy: 1002 }))
  expect([...given.doubts]).toEqual([])
})
