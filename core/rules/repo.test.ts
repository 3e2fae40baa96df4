/** When a repo matures around weekends and holidays. Interest is in vectors.test.ts. */
import { expect, test } from 'vitest'
import { calendarOf } from './calendar.ts'
import { defaultParameters } from './default-parameters.ts'
import { paysMoney, repoDatesOf, repoInterest } from './repo.ts'
import { anInstrument, MAIN, REPO } from './testing/an-instrument.ts'

const parameters = defaultParameters()
const of = (code: string) => anInstrument({ ...REPO, code })

test.each([
  ['204001', '2026-11-19', '2026-11-20', '2026-11-23'],
  ['204002', '2026-11-19', '2026-11-23', '2026-11-24'],
  ['204003', '2026-11-20', '2026-11-23', '2026-11-24'],
  ['204007', '2026-09-28', '2026-10-08', '2026-10-09'],
  ['204028', '2026-11-23', '2026-12-21', '2026-12-22'],
])('%s of %s matures on %s and settles on %s', (code, tradeDate, maturityDate, settles) => {
  const dates = repoDatesOf(of(code), tradeDate, calendarOf(parameters.holidays))
  expect([dates.maturityDate, dates.maturitySettlementDate]).toEqual([maturityDate, settles])
})

test('interest of a large amount over a long term stays exact', () => {
  const dates = repoDatesOf(of('204182'), '2026-05-26', calendarOf(parameters.holidays))
  const terms = { amount: 10_000_000_000_000, rate: 15_550, tradeDate: '2026-05-26' }
  // From 2026-05-27 to 2026-11-25 there are 182 days.
  expect(dates.maturitySettlementDate).toBe('2026-11-25')
  expect(repoInterest(parameters, of('204182'), terms, dates)).toBe(77_536_986_301)
})

test('a code that is no repo has no term', () => {
  expect(() => repoDatesOf(of('600000'), '2026-11-23', calendarOf(parameters.holidays))).toThrow('repo term')
})

test.each([
  ['buy', MAIN, true],
  ['sell', MAIN, false],
  ['buy', REPO, false],
  ['sell', REPO, true],
] as const)('%s of %#: pays %s', (side, instrument, pays) => {
  expect(paysMoney(instrument, side)).toBe(pays)
})
