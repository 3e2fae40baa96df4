/** X03: the day opens once, on a trading day, after the last one has ended. */
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { startOfDay } from './start-of-day.ts'

const opened = (date: string): string[] => [
  `setDay ${date} open`,
  `put market XSHG ${date} not listed`,
  `put market XSHE ${date} not listed`,
  `put market BJSE ${date} not listed`,
]

testFunction(startOfDay, {
  given: books({ day: '2026-11-20 closed' }),
  typical: { tradeDate: '2026-11-23' },
  cases: [
    ['open already', {}, 'day_already_open', { books: books({ day: '2026-11-20 open' }) }],
    ['day end under way', {}, 'day_end_not_done', { books: books({ day: '2026-11-20 day-end' }) }],
    ['the same day again', { tradeDate: '2026-11-20' }, 'date_in_the_past'],
    ['Saturday', { tradeDate: '2026-11-21' }, 'not_a_trading_day'],
    ['holiday', { tradeDate: '2027-01-01' }, 'not_a_trading_day'],
    ['Monday', {}, opened('2026-11-23')],
  ],
})
