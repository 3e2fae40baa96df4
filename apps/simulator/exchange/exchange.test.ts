import { describe, expect, test } from 'vitest'
import { timeOfDay } from '@guitai/core/base/market.ts'
import { smallExchange, price } from '../testing/small-exchange.ts'
import { isDayOver, phaseOf } from './advance-time.ts'
import { topLevels } from './order-book.ts'

describe('checks, in continuous trading', () => {
  const cases: [string, string, Parameters<ReturnType<typeof smallExchange>['enter']>[1], string][] = [
    ['sound', 'buy 100 @ 10.00', {}, 'accepted'],
    ['unknown code', 'buy 100 @ 10.00', { code: '999999' }, 'rejected 203/1'],
    ['no account', 'buy 100 @ 10.00', { securitiesAccount: '' }, 'rejected 215/15'],
    ['nothing', 'buy 0 @ 10.00', {}, 'rejected 224/13'],
    ['half a lot', 'buy 150 @ 10.00', {}, 'rejected 227/13'],
    ['an odd lot sold', 'sell 150 @ 10.00', {}, 'accepted'],
    ['the most', 'buy 1000000 @ 10.00', {}, 'accepted'],
    ['more than the most', 'buy 1000100 @ 10.00', {}, 'rejected 228/13'],
    ['STAR: 200 at least', 'buy 199 @ 10.00', { code: '688981' }, 'rejected 227/13'],
    ['STAR: then one by one', 'buy 201 @ 10.00', { code: '688981' }, 'accepted'],
    ['STAR: the most of a market order', 'buy 50001 @ 10.00 own-best', { code: '688981' }, 'rejected 228/13'],
    ['no price', 'buy 100', {}, 'rejected 219/99'],
    ['between ticks', 'buy 100 @ 10.005', {}, 'rejected 220/99'],
    ['a fund has finer ticks', 'buy 100 @ 10.005', { code: '510300' }, 'accepted'],
    ['upper limit', 'sell 100 @ 11.00', {}, 'accepted'],
    ['above the upper limit', 'sell 100 @ 11.01', {}, 'rejected 222/3'],
    ['lower limit', 'buy 100 @ 9.00', {}, 'accepted'],
    ['below the lower limit', 'buy 100 @ 8.99', {}, 'rejected 222/3'],
    ['cage: to the edge', 'buy 100 @ 10.20', {}, 'accepted'],
    ['cage: beyond', 'buy 100 @ 10.21', {}, 'rejected 222/3'],
    ['cage of a sale', 'sell 100 @ 9.79', {}, 'rejected 222/3'],
    ['no cage for funds', 'buy 100 @ 10.90', { code: '510300' }, 'accepted'],
    ['market order without protection', 'buy 100 own-best', {}, 'rejected 212/99'],
    ['not offered in Shanghai', 'buy 100 fill-or-kill', {}, 'rejected 209/11'],
  ]

  test.each(cases)('%s', (_name, text, more, expected) => {
    const small = smallExchange()
    small.enter(text, more)
    expect(small.told()[0]).toBe(`1 ${expected}`)
  })

  test('the cage follows the best price of the other side', () => {
    const small = smallExchange()
    small.enter('sell 100 @ 10.10')
    small.enter('buy 100 @ 10.31')
    small.enter('buy 100 @ 10.30')
    expect(small.told()).toEqual([
      '1 accepted',
      '2 rejected 222/3',
      '3 accepted',
      '3 filled 100 @ 10.1 #1',
      '1 filled 100 @ 10.1 #1',
    ])
  })

  test('no market orders in Shenzhen without price limits', () => {
    const small = smallExchange('XSHE')
    small.enter('buy 100 own-best', { code: '301999' })
    expect(small.told()).toEqual(['1 rejected 266/11'])
  })

  test('a suspended security takes no orders', () => {
    const small = smallExchange()
    small.listing('600000').isSuspended = true
    small.enter('buy 100 @ 10.00')
    expect(small.told()).toEqual(['1 rejected 213/2'])
  })

  test('a clOrdId that comes again is refused, never matched, and counted', () => {
    const small = smallExchange()
    small.enter('buy 100 @ 10.00')
    small.enter('buy 100 @ 10.00', { clOrdId: '1' })
    small.cancel('1', '1')
    expect(small.told()).toEqual(['1 accepted', '1 rejected 0/6', '1 cancel rejected 0/6'])
    expect(small.exchange.receipts.get('12345 1')?.times).toBe(3)
    expect(topLevels(small.listing('600000').book, 'buy', 5)).toEqual([[price('10.00'), 100]])
  })

  test('another trading unit may use the same clOrdId', () => {
    const small = smallExchange()
    small.enter('buy 100 @ 10.00')
    small.enter('buy 100 @ 10.00', { clOrdId: '1', tradingUnit: '54321' })
    expect(small.told()).toEqual(['1 accepted', '1 accepted'])
  })
})

describe('order types', () => {
  const books: [string, 'XSHG' | 'XSHE', string, string[]][] = [
    [
      'a limit order eats to its price and rests',
      'XSHG',
      'buy 500 @ 10.02',
      ['filled 100 @ 10.01 #1', 'filled 200 @ 10.02 #2'],
    ],
    [
      'five levels, the rest canceled',
      'XSHG',
      'buy 2100 @ 10.20 best-five-then-cancel',
      [
        'filled 100 @ 10.01 #1',
        'filled 200 @ 10.02 #2',
        'filled 300 @ 10.03 #3',
        'filled 400 @ 10.04 #4',
        'filled 500 @ 10.05 #5',
        'canceled 600',
      ],
    ],
    [
      'five levels within the protective price',
      'XSHG',
      'buy 1500 @ 10.02 best-five-then-cancel',
      ['filled 100 @ 10.01 #1', 'filled 200 @ 10.02 #2', 'canceled 1200'],
    ],
    [
      'the best of the other side, the rest stays',
      'XSHG',
      'buy 300 @ 10.20 opposite-best',
      ['filled 100 @ 10.01 #1'],
    ],
    ['the best of its own side', 'XSHG', 'buy 300 @ 10.20 own-best', []],
    ['beyond its protective price', 'XSHG', 'buy 300 @ 9.80 own-best', ['canceled 300']],
    [
      'immediate or cancel, all levels',
      'XSHE',
      'buy 2200 immediate-or-cancel',
      [
        'filled 100 @ 10.01 #1',
        'filled 200 @ 10.02 #2',
        'filled 300 @ 10.03 #3',
        'filled 400 @ 10.04 #4',
        'filled 500 @ 10.05 #5',
        'filled 600 @ 10.06 #6',
        'canceled 100',
      ],
    ],
    ['fill or kill: kill', 'XSHE', 'buy 2200 fill-or-kill', ['canceled 2200']],
    [
      'fill or kill: fill',
      'XSHE',
      'buy 300 fill-or-kill',
      ['filled 100 @ 10.01 #1', 'filled 200 @ 10.02 #2'],
    ],
  ]

  /** Makes six levels of sells from 10.01 (100 shares) to 10.06 (600 shares) and one buy at 9.90. */
  function sixLevels(market: 'XSHG' | 'XSHE'): ReturnType<typeof smallExchange> {
    const small = smallExchange(market)
    for (let level = 1; level <= 6; level++) small.enter(`sell ${level * 100} @ 10.0${level}`)
    small.enter('buy 100 @ 9.90')
    small.told()
    return small
  }

  test.each(books)('%s', (_name, market, text, expected) => {
    const small = sixLevels(market)
    const clOrdId = small.enter(text)
    const lines = small.told().filter(line => line.startsWith(`${clOrdId} `))
    expect(lines.map(line => line.slice(clOrdId.length + 1))).toEqual(['accepted', ...expected])
  })

  const resting: [string, string, string, number][] = [
    ['limit', 'buy 500 @ 10.02', '10.02', 200],
    ['opposite best', 'buy 300 @ 10.20 opposite-best', '10.01', 200],
    ['own best', 'buy 300 @ 10.20 own-best', '9.90', 400],
    ['five levels then limit, at the last price', 'buy 2100 @ 10.20 best-five-then-limit', '10.05', 600],
  ]

  test.each(resting)('what rests: %s', (_name, text, at, quantity) => {
    const small = sixLevels('XSHG')
    small.enter(text)
    expect(topLevels(small.listing('600000').book, 'buy', 1)).toEqual([[price(at), quantity]])
  })

  test('five levels then limit: an empty other side makes it rest at its own best, else it is canceled', () => {
    const small = smallExchange()
    small.enter('buy 100 @ 10.00 best-five-then-limit')
    small.enter('buy 100 @ 9.90')
    small.enter('buy 100 @ 10.00 best-five-then-limit')
    expect(small.told()).toEqual(['1 accepted', '1 canceled 100', '2 accepted', '3 accepted'])
    expect(topLevels(small.listing('600000').book, 'buy', 5)).toEqual([[price('9.90'), 200]])
  })

  test('an account may trade with itself', () => {
    const small = smallExchange()
    small.enter('sell 100 @ 10.00')
    small.enter('buy 100 @ 10.00')
    expect(small.told().slice(2)).toEqual(['2 filled 100 @ 10 #1', '1 filled 100 @ 10 #1'])
  })
})

describe('cancels', () => {
  test('what is open is taken back once', () => {
    const small = smallExchange()
    small.enter('sell 300 @ 10.00')
    small.enter('buy 100 @ 10.00')
    small.told()
    small.cancel('1', 'c1')
    small.cancel('1', 'c2')
    small.cancel('2', 'c3')
    small.cancel('77', 'c4')
    expect(small.told()).toEqual([
      '1 canceled 200',
      'c2 cancel rejected 408/0',
      'c3 cancel rejected 411/0',
      'c4 cancel rejected 401/1',
    ])
    expect(small.order('1')).toMatchObject({ status: 'canceled', filled: 100, open: 0 })
  })

  const windows: ['XSHG' | 'XSHE', string, string][] = [
    ['XSHG', '09:19', '1 canceled 100'],
    ['XSHG', '09:20', 'c cancel rejected 412/0'],
    ['XSHG', '09:25', 'c cancel rejected 204/99'],
    ['XSHE', '09:25', '1 canceled 100'],
    ['XSHG', '09:30', '1 canceled 100'],
    ['XSHG', '11:30', 'c cancel rejected 204/99'],
    ['XSHE', '14:56', '1 canceled 100'],
    ['XSHE', '14:57', 'c cancel rejected 412/0'],
    ['XSHE', '15:01', 'c cancel rejected 412/0'],
    ['XSHE', '15:30', 'c cancel rejected 204/99'],
  ]

  test.each(windows)('%s at %s: %s', (market, time, expected) => {
    const small = smallExchange(market, '09:15')
    small.enter('buy 100 @ 10.00')
    small.told()
    small.at(time)
    small.cancel('1', 'c')
    expect(small.told()).toEqual([expected])
  })
})

describe('sessions', () => {
  test('the opening call trades once, at one price, and opens the day', () => {
    const small = smallExchange('XSHG', '09:15')
    small.enter('buy 300 @ 10.10')
    small.enter('sell 100 @ 9.90')
    small.enter('sell 100 @ 10.00')
    small.at('09:20')
    small.enter('sell 200 @ 10.10')
    expect(small.told()).toEqual(['1 accepted', '2 accepted', '3 accepted', '4 accepted'])
    small.at('09:25')
    expect(small.told().filter(line => line.startsWith('1 '))).toEqual([
      '1 filled 100 @ 10.1 #1',
      '1 filled 100 @ 10.1 #2',
      '1 filled 100 @ 10.1 #3',
    ])
    const listing = small.listing('600000')
    expect(listing).toMatchObject({
      open: price('10.10'),
      last: price('10.10'),
      volume: 300,
      amount: 303_000,
    })
    expect(topLevels(listing.book, 'sell', 5)).toEqual([[price('10.10'), 100]])
  })

  const times: ['XSHG' | 'XSHE', string, string][] = [
    ['XSHG', '09:14', '1 rejected 204/2'],
    ['XSHG', '09:15', '1 accepted'],
    ['XSHG', '09:27', '1 rejected 204/2'],
    ['XSHE', '09:27', '1 accepted'],
    ['XSHG', '12:00', '1 rejected 204/2'],
    ['XSHG', '14:58', '1 accepted'],
    ['XSHG', '15:01', '1 rejected 263/11'],
    ['XSHG', '15:30', '1 rejected 204/2'],
  ]

  test.each(times)('a limit order at %s %s: %s', (market, time, expected) => {
    const small = smallExchange(market, time)
    small.enter('buy 100 @ 10.00')
    expect(small.told()).toEqual([expected])
  })

  test('no market orders in a call', () => {
    const small = smallExchange('XSHG', '14:58')
    small.enter('buy 100 @ 10.00 own-best')
    expect(small.told()).toEqual(['1 rejected 263/11'])
  })

  test('Shenzhen keeps what comes between 09:25 and 09:30 and matches it then, in the order of arrival', () => {
    const small = smallExchange('XSHE', '09:26')
    small.enter('sell 100 @ 10.00')
    small.enter('buy 200 @ 10.00')
    small.enter('buy 100 @ 10.00')
    small.cancel('3')
    expect(small.told()).toEqual(['1 accepted', '2 accepted', '3 accepted', '3 canceled 100'])
    small.at('09:30')
    expect(small.told()).toEqual(['2 filled 100 @ 10 #1', '1 filled 100 @ 10 #1'])
    expect(topLevels(small.listing('000001').book, 'buy', 5)).toEqual([[price('10.00'), 100]])
  })

  test('the closing call fixes the close', () => {
    const small = smallExchange('XSHG', '14:57')
    small.enter('buy 100 @ 10.30')
    small.enter('sell 100 @ 10.30')
    small.at('15:00')
    expect(small.listing('600000').close).toBe(price('10.30'))
  })

  test('without a closing call the close is the average of the last minute, half up to the tick', () => {
    const small = smallExchange('XSHG', '14:50')
    for (const [text, time] of [
      ['100 @ 9.90', '14:51'],
      ['100 @ 10.00', '14:55'],
      ['200 @ 10.01', '14:55:30'],
    ] as const) {
      small.at(time)
      small.enter(`sell ${text}`)
      small.enter(`buy ${text}`)
    }
    small.at('15:00')
    // (100 × 10.00 + 200 × 10.01) ÷ 300 = 10.0067. The trade of 14:51 is too old to count.
    expect(small.listing('600000').close).toBe(price('10.01'))
  })

  test('without any trade the close is the previous close', () => {
    const small = smallExchange('XSHG', '15:00')
    expect(small.listing('600000').close).toBe(price('10.00'))
  })

  test('after hours: at the close, by time; unwilling orders stay out', () => {
    const small = smallExchange('XSHG', '14:00')
    small.enter('sell 100 @ 10.00')
    small.enter('buy 100 @ 10.00')
    small.enter('buy 100 @ 9.99 after-hours-fixed-price')
    small.enter('buy 200 @ 10.00 after-hours-fixed-price')
    small.told()
    small.at('15:01')
    small.enter('sell 100 @ 9.90 after-hours-fixed-price')
    expect(small.told()).toEqual(['5 accepted'])
    small.at('15:05')
    expect(small.told()).toEqual(['4 filled 100 @ 10 #2', '5 filled 100 @ 10 #2'])
    small.enter('sell 300 @ 10.00 after-hours-fixed-price')
    expect(small.told()).toEqual(['6 accepted', '4 filled 100 @ 10 #3', '6 filled 100 @ 10 #3'])
    small.cancel('6')
    expect(small.told()).toEqual(['6 canceled 200'])
  })

  test('the day is over after the last session of every listing, and unfilled orders are not reported', () => {
    const small = smallExchange('XSHG', '14:00')
    small.enter('buy 100 @ 10.00')
    small.told()
    small.at('15:29')
    expect(isDayOver(small.exchange)).toBe(false)
    small.at('15:30')
    expect(isDayOver(small.exchange)).toBe(true)
    expect(phaseOf(small.listing('600000'))).toBe('closed')
    expect(small.told()).toEqual([])
    expect(small.exchange.time).toBe(timeOfDay('15:30'))
  })
})
