import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { dayFileName, decodeDayFile, encodeDayFile, type DayFile } from './day-file.ts'
import type { TradesRecord } from './kinds.ts'
import { sha256 } from './sha256.ts'

const trade: TradesRecord = {
  tradeNo: 1,
  tradingUnit: '12345',
  clOrdId: '0000000001',
  securitiesAccount: 'A000000001',
  code: '600000',
  side: 'buy',
  price: 128_500,
  quantity: 100,
  amount: 128_500,
  time: 34_205,
  partition: 1,
}
const file: DayFile<'trades'> = {
  kind: 'trades',
  market: 'XSHG',
  tradeDate: '2026-11-23',
  records: [trade, { ...trade, side: 'sell', clOrdId: '0000000002' }, { ...trade, tradeNo: 2 }],
}
const expected = { kind: 'trades', market: 'XSHG', tradeDate: '2026-11-23' } as const
const text = encodeDayFile(file)

/** The same text with a fitting checksum, so that only reading can find the error. */
function sealed(body: string, count = body.split('\n').length - 3): string {
  return `${body}TRAILER|${count}|${sha256(body)}\n`
}
const body = text.slice(0, text.indexOf('TRAILER'))
const changed = (from: string, to: string): string => sealed(body.replace(from, to))

describe('day file', () => {
  test('reads as it is written', () => {
    expect(text.split('\n').slice(0, 3)).toEqual([
      'HEADER|trades|2|XSHG|2026-11-23',
      'COLUMNS|tradeNo|tradingUnit|clOrdId|securitiesAccount|code|side|price|quantity|amount|time|partition',
      '1|12345|0000000001|A000000001|600000|buy|128500|100|128500|09:30:05|1',
    ])
    expect(decodeDayFile(text, expected)).toEqual({ ok: true, file })
  })

  test('names', () => {
    expect(dayFileName('trades', 'XSHE', '2026-11-23')).toBe('trades-XSHE-20261123.txt')
  })

  test('the digest is the usual one, for every text', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    const ofNode = (each: string): string => createHash('sha256').update(each).digest('hex')
    for (let length = 0; length < 200; length++)
      expect(sha256('股'.repeat(length))).toBe(ofNode('股'.repeat(length)))
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), each => {
        fc.pre(each.isWellFormed())
        expect(sha256(each)).toBe(ofNode(each))
      }),
    )
  })

  test('of a wrong digest it is not said which one would be right', () => {
    const forged = body.replace('|100|', '|900|')
    const result = decodeDayFile(`${forged}TRAILER|3|${sha256(body)}\n`, expected)
    expect(result.ok).toBe(false)
    expect(JSON.stringify(result)).not.toContain(sha256(forged))
  })

  const refusals: [string, string, number, string | undefined, RegExp][] = [
    ['empty', '', 1, undefined, /not complete/],
    ['cut in a line', text.slice(0, -3), 5, undefined, /not complete/],
    ['cut between lines', text.slice(0, text.indexOf('TRAILER')), 5, undefined, /trailer/],
    ['one figure changed', text.replace('128500|100|128500', '128500|100|128600'), 6, 'sha256', /digest/],
    ['a record less than it says', sealed(body, 4), 6, 'count', /3 records, the file says 4/],
    ['something after the trailer', text + 'x\n', 7, undefined, /trailer/],
    ['Windows line ends', text.replaceAll('\n', '\r\n'), 6, undefined, /trailer/],
    ['no header', sealed(body.slice(body.indexOf('\n') + 1)), 1, undefined, /header/],
    ['unknown kind', changed('HEADER|trades', 'HEADER|tradez'), 1, 'kind', /unknown kind/],
    ['another kind', changed('HEADER|trades', 'HEADER|money'), 1, 'kind', /kind is money/],
    ['another version', changed('|2|XSHG', '|1|XSHG'), 1, 'version', /version is 1/],
    ['unknown market', changed('XSHG', 'XXXX'), 1, 'market', /unknown market/],
    ['another market', changed('XSHG', 'XSHE'), 1, 'market', /market is XSHE/],
    ['no date', changed('2026-11-23', '2026-11-31'), 1, 'tradeDate', /not a date/],
    ['another day', changed('2026-11-23', '2026-11-24'), 1, 'tradeDate', /tradeDate is 2026-11-24/],
    ['a column missing', changed('|amount', ''), 2, 'amount', /column 9/],
    ['a column renamed', changed('|price|', '|cost|'), 2, 'price', /column 7 is cost/],
    ['a column more', changed('|partition', '|partition|more'), 2, 'more', /unknown column/],
    ['a field missing', changed('|buy|', '|'), 3, undefined, /10 columns, wanted 11/],
    [
      'not a number',
      changed('128500|100|128500', '128500|1e2|128500'),
      3,
      'quantity',
      /"1e2" is not an integer/,
    ],
    ['zero', changed('128500|100|128500', '128500|0|128500'), 3, 'quantity', /"0"/],
    ['a leading zero', changed('128500|100|128500', '128500|0100|128500'), 3, 'quantity', /"0100"/],
    ['too large', changed('128500|100|128500', '128500|9999999999999999|1'), 3, 'quantity', /integer/],
    ['a word of no choice', changed('|buy|', '|BUY|'), 3, 'side', /one of buy, sell/],
    ['no time', changed('09:30:05', '09:60:05'), 3, 'time', /a time/],
    ['empty text', changed('A000000001', ''), 3, 'securitiesAccount', /1 to 12/],
    ['the same record twice', changed('\n2|', '\n1|'), 5, 'tradeNo', /the same as line 3/],
  ]

  test.each(refusals)('refused whole: %s', (_name, bad, line, column, reason) => {
    const result = decodeDayFile(bad, expected)
    if (result.ok) throw new Error('was taken')
    expect(result.problem.line).toBe(line)
    expect(result.problem.column).toBe(column)
    expect(result.problem.en).toMatch(reason)
    expect(result.problem.zh).not.toBe('')
  })

  test('nothing there is a sound file too', () => {
    const money: DayFile<'money'> = { kind: 'money', market: 'XSHE', tradeDate: '2026-11-23', records: [] }
    expect(decodeDayFile(encodeDayFile(money), { ...expected, kind: 'money', market: 'XSHE' })).toEqual({
      ok: true,
      file: money,
    })
  })

  test('empty columns mean none', () => {
    const securities: DayFile<'securities'> = {
      ...expected,
      kind: 'securities',
      records: [
        {
          code: '688981',
          name: '中芯国际',
          kind: 'stock',
          board: 'star',
          currency: 'CNY',
          turnover: 'T+1',
          listedOn: '2020-07-16',
          listingDay: 2,
          isRiskWarning: false,
          isSuspended: true,
          isDelisted: false,
          previousClose: 1_162_500,
          upperLimit: null,
          lowerLimit: null,
          accruedInterest: null,
        },
      ],
    }
    const result = decodeDayFile(encodeDayFile(securities), { ...expected, kind: 'securities' })
    expect(result).toEqual({ ok: true, file: securities })
  })

  test('one changed byte is found, wherever it is', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 33, max: 126 }), (at, code) => {
        const other = String.fromCharCode(code)
        fc.pre(text[at] !== other)
        const result = decodeDayFile(text.slice(0, at) + other + text.slice(at + 1), expected)
        expect(result.ok).toBe(false)
      }),
    )
  })
})
