import { expect, test } from 'vitest'
import { calendarOf } from './calendar.ts'
import { defaultParameters } from './default-parameters.ts'
import { settlementDatesOf } from './settlement-cycle.ts'
import { anInstrument, B_SHARE, CONVERTIBLE, MAIN } from './testing/an-instrument.ts'

const parameters = defaultParameters()
const calendar = calendarOf(parameters.holidays)

test.each([
  ['A share', MAIN, '2026-11-23', ['2026-11-24', '2026-11-23', '2026-11-24', '2026-11-24']],
  ['over a weekend', MAIN, '2026-11-20', ['2026-11-23', '2026-11-20', '2026-11-23', '2026-11-23']],
  ['over the holidays', MAIN, '2026-09-30', ['2026-10-08', '2026-09-30', '2026-10-08', '2026-10-08']],
  [
    'T+0 ETF',
    anInstrument({ kind: 'etf', turnover: 'T+0' }),
    '2026-11-20',
    ['2026-11-23', '2026-11-20', '2026-11-23', '2026-11-20'],
  ],
  ['convertible', CONVERTIBLE, '2026-11-20', ['2026-11-23', '2026-11-20', '2026-11-23', '2026-11-20']],
  ['B share', B_SHARE, '2026-11-20', ['2026-11-25', '2026-11-20', '2026-11-25', '2026-11-23']],
])('%s', (_, of, tradeDate, [settlementDate, usableFrom, withdrawableFrom, sellableFrom]) => {
  expect(settlementDatesOf(parameters, of, tradeDate, calendar)).toEqual({
    settlementDate,
    usableFrom,
    withdrawableFrom,
    sellableFrom,
  })
})
