/**
 * X03: the day opens once, on the next trading day, after the last one has ended. The answer warns when the calendar must be
 * extended.
 */
import { expect, test } from 'vitest'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { aMeta } from '../../testing/meta.ts'
import { books, type BookSpec } from '../../testing/books.ts'
import { laterToday, withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import { startOfDay } from './start-of-day.ts'

const opened = (date: string): string[] => [
  `setDay ${date} open`,
  `update market XSHG ${date} not listed`,
  `update market XSHE ${date} not listed`,
  `update market BJSE ${date} not listed`,
]

function moved(spec: BookSpec = {}) {
  return withSteps(books({ day: '2026-11-20 closed', ...spec }), ['E28'])
}

function firstDay() {
  const given = books({ day: '2026-11-20 closed' })
  given.day = { ...given.day, businessDate: '1970-01-01', dayNo: 0 }
  return given
}

function withHoliday(date: string) {
  const { holidays } = defaultParameters()
  const name = { zh: '临时休市', en: 'Closed' }
  return moved({
    parameters: { holidays: [...holidays, { key: date, from: date, to: date, name, source: '' }] },
  })
}

testFunction(startOfDay, {
  given: moved(),
  typical: { tradeDate: '2026-11-23' },
  cases: [
    ['open already', {}, 'day_already_open', { books: books({ day: '2026-11-20 open' }) }],
    ['day end under way', {}, 'day_end_not_done', { books: books({ day: '2026-11-20 day-end' }) }],
    [
      'the day before lies with today still',
      {},
      'day_not_moved',
      { books: books({ day: '2026-11-20 closed' }) },
    ],
    ['the same day again', { tradeDate: '2026-11-20' }, 'date_in_the_past'],
    ['Saturday', { tradeDate: '2026-11-21' }, 'not_a_trading_day'],
    ['holiday', { tradeDate: '2027-01-01' }, 'not_a_trading_day'],
    ['Monday', {}, opened('2026-11-23')],
    ['before its time', {}, 'step_too_early', { books: laterToday(moved(), 'X03') }],
    [
      'at its time',
      {},
      opened('2026-11-23'),
      { books: laterToday(moved(), 'X03'), date: '2026-11-23', time: '16:10' },
    ],
    ['the day after it', { tradeDate: '2026-11-24' }, 'not_the_next_trading_day'],
    ['a year later', { tradeDate: '2027-12-20' }, 'not_the_next_trading_day'],
    [
      'the first day of an installation is any trading day',
      { tradeDate: '2026-12-01' },
      opened('2026-12-01'),
      { books: firstDay() },
    ],
    [
      'a day that was taken out of the calendar is passed over',
      { tradeDate: '2026-11-24' },
      opened('2026-11-24'),
      { books: withHoliday('2026-11-23') },
    ],
  ],
})

test.each([
  ['2026-11-20', '2026-11-23', []],
  ['2027-10-29', '2027-11-01', ['calendar_ends_soon 2027-12-31 60', 'holidays_unknown 2028']],
  ['2027-10-28', '2027-10-29', []],
  ['2027-12-31', '2028-01-03', ['holidays_unknown 2028']],
])('closed on %s, opened on %s: said %j', (last, tradeDate, expected) => {
  const decision = startOfDay.decide(moved({ day: `${last} closed` }), { tradeDate }, aMeta())
  const { warnings } = (decision.accepted ? decision.result : {}) as {
    warnings: { code: string; message: { en: string } }[]
  }
  expect(
    warnings.map(({ code, message }) => [code, ...(message.en.match(/\d[\d-]*/g) ?? [])].join(' ')),
  ).toEqual(expected)
})
