/** The exchange ends a day's stream; the end of another day's stream is listed. */
import { books } from '../testing/books.ts'
import { testInbound } from '../testing/test-function.ts'
import { streamComplete } from './stream-complete.ts'

testInbound(streamComplete, {
  given: books(),
  typical: { market: 'XSHG', tradeDate: '2026-11-23' },
  cases: [
    ['today', {}, ['update market XSHG 2026-11-23 listed complete']],
    ['twice', {}, [], { books: books({ markets: { XSHG: 'complete' } }) }],
    [
      'another day',
      { tradeDate: '2026-11-20' },
      ['insert unplaced 1 stream-complete not the trade date of our books'],
    ],
    [
      'a market that is not open',
      { market: 'BJSE' },
      ['insert unplaced 1 stream-complete not the trade date of our books'],
      {
        books: (() => {
          const two = books()
          two.markets.delete('BJSE')
          return two
        })(),
      },
    ],
  ],
})
