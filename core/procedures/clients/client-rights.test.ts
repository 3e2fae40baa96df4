/** The first error counts; a condition is checked only where the right is given. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { checkRights, type GivenRights } from './client-rights.ts'

const fit: GivenRights = {
  riskLevel: 4,
  averageAssets: 50_000_000,
  firstTradedOn: '2020-01-01',
  riskAssessedOn: '2026-11-23',
  boards: ['star', 'chinext'],
  feePlan: 'standard',
}
const check = (differing: Partial<GivenRights>) => checkRights(books(), { ...fit, ...differing })

test.each([
  ['fit', check({}), undefined],
  ['nothing asked', check({ boards: [], feePlan: undefined, riskAssessedOn: undefined }), undefined],
  ['assessed tomorrow', check({ riskAssessedOn: '2026-11-24', feePlan: 'x' }), 'assessment_in_the_future'],
  ['one board of two', check({ averageAssets: 10_000_000, feePlan: 'x' }), 'board_not_suitable'],
  ['no such plan', check({ feePlan: 'x' }), 'fee_plan_not_found'],
])('%s', (_, found, expected) => {
  expect(found?.code).toBe(expected)
})

test('the refusal says which board, and what is lacking', () => {
  expect(check({ riskLevel: 3 })?.values).toEqual({ board: 'star', lacks: 'risk-level' })
})
