/** E03A: an open discrepancy is carried as an exception, once. */
import type { Discrepancy } from '../../books/day.ts'
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { resolveDiscrepancy } from './resolve-discrepancy.ts'

function given(resolution: Discrepancy['resolution']) {
  const dayEnd = books({ day: '2026-11-23 day-end' })
  dayEnd.discrepancies.set('D1', {
    discrepancyKey: 'D1',
    businessDate: '2026-11-23',
    kind: 'different',
    subject: 'K1',
    ours: 'a',
    theirs: 'b',
    resolution,
    resolvedBy: null,
  })
  return dayEnd
}

testFunction(resolveDiscrepancy, {
  given: given('open'),
  typical: { discrepancyKey: 'D1', act: 'carry-exception' },
  cases: [
    ['unknown', { discrepancyKey: 'D2' }, 'discrepancy_not_found'],
    ['resolved before', {}, 'discrepancy_not_found', { books: given('carry-exception') }],
    ['carried', {}, ['put discrepancy D1 carry-exception']],
  ],
})
