/** Boards: the thresholds are those of the rows, exact to the fen and the day. */
import { expect, test } from 'vitest'
import { defaultParameters } from './default-parameters.ts'
import { unsuitableFor } from './suitability.ts'

const fit = { riskLevel: 4, averageAssets: 50_000_000, firstTradedOn: '2024-11-23' }
const ask = (board: string, differing: Partial<typeof fit> = {}, today = '2026-11-23') =>
  unsuitableFor(defaultParameters(), { board, investor: { ...fit, ...differing }, today })

test.each([
  ['all there is to ask', ask('star'), undefined],
  ['a fen short', ask('star', { averageAssets: 49_999_999 }), 'assets'],
  ['a day short', ask('star', { firstTradedOn: '2024-11-24' }), 'experience'],
  ['over the turn of a year', ask('star', { firstTradedOn: '2024-01-31' }, '2026-01-30'), 'experience'],
  ['too careful', ask('star', { riskLevel: 3 }), 'risk-level'],
  ['ChiNext asks for less', ask('chinext', { riskLevel: 3, averageAssets: 10_000_000 }), undefined],
  [
    'risk warning asks for the level only',
    ask('risk-warning', { averageAssets: 0, firstTradedOn: '2026-11-23' }),
    undefined,
  ],
  ['a board without a row', ask('main', { riskLevel: 1, averageAssets: 0 }), undefined],
  ['before there was a rule', ask('star', { riskLevel: 1 }, '2020-01-01'), undefined],
])('%s', (_, found, expected) => {
  expect(found).toBe(expected)
})

test('what is not known is not there', () => {
  const unknown = { riskLevel: 5, averageAssets: undefined, firstTradedOn: undefined }
  expect(unsuitableFor(defaultParameters(), { board: 'star', investor: unknown, today: '2026-11-23' })).toBe(
    'assets',
  )
})
