import { describe, expect, test } from 'vitest'
import { formatFeedMessage, parseFeedMessage, type FeedMessage, type QuoteMessage } from './quote-feed.ts'

const quote: QuoteMessage = {
  type: 'quote',
  market: 'XSHG',
  code: '600000',
  tradeDate: '2026-11-23',
  time: 34_200,
  phase: 'continuous',
  isSuspended: false,
  previousClose: 128_500,
  open: 128_600,
  high: null,
  low: null,
  last: 128_600,
  close: null,
  volume: 100,
  amount: 128_600,
  bids: [[128_500, 100]],
  asks: [],
  upperLimit: 141_400,
  lowerLimit: 115_700,
}

const messages: FeedMessage[] = [
  quote,
  { type: 'clock', tradeDate: '2026-11-23', time: 34_200, mode: 'stepped', speed: 0 },
  { type: 'phase', market: 'XSHE', tradeDate: '2026-11-23', time: 34_200, phase: 'before-open' },
  { type: 'end-of-stream', market: 'XSHE', tradeDate: '2026-11-23', reports: { '234500': 12 } },
  { type: 'announcement', tradeDate: '2026-11-23', time: 1, text: { zh: '停牌', en: 'suspended' } },
]

describe('quote feed', () => {
  test.each(messages.map(message => [message.type, message] as const))(
    '%s reads as it is written',
    (_type, message) => {
      const line = formatFeedMessage(message)
      expect(line.endsWith('\n')).toBe(true)
      expect(parseFeedMessage(line)).toEqual({ ok: true, message })
    },
  )

  const wrong: [string, string, string][] = [
    ['not JSON', 'hello', 'not a JSON object'],
    ['a list', '[]', 'not a JSON object'],
    ['null', 'null', 'not a JSON object'],
    ['no type', '{}', 'unknown type'],
    ['a name every object has', '{"type":"toString"}', 'unknown type'],
    ['a field missing', JSON.stringify({ ...quote, last: undefined }), 'quote: last is missing or wrong'],
    ['a text for a number', JSON.stringify({ ...quote, last: '12.85' }), 'quote: last is missing or wrong'],
    ['a fraction', JSON.stringify({ ...quote, last: 12.85 }), 'quote: last is missing or wrong'],
    ['a negative number', JSON.stringify({ ...quote, volume: -1 }), 'quote: volume is missing or wrong'],
    ['an unknown market', JSON.stringify({ ...quote, market: 'NYSE' }), 'quote: market is missing or wrong'],
    ['an unknown phase', JSON.stringify({ ...quote, phase: 'open' }), 'quote: phase is missing or wrong'],
    [
      'no date',
      JSON.stringify({ ...quote, tradeDate: '2026-02-30' }),
      'quote: tradeDate is missing or wrong',
    ],
    ['half a level', JSON.stringify({ ...quote, bids: [[1]] }), 'quote: bids is missing or wrong'],
    [
      'six levels',
      JSON.stringify({ ...quote, asks: Array.from({ length: 6 }, () => [1, 1]) }),
      'quote: asks is missing or wrong',
    ],
  ]

  test.each(wrong)('told, not thrown: %s', (_name, line, reason) => {
    expect(parseFeedMessage(line)).toEqual({ ok: false, reason })
  })
})
