import { expect, test } from 'vitest'
import { meaningOfCode, turnoverOf } from './code-ranges.ts'
import { defaultParameters } from './default-parameters.ts'
import { B_SHARE } from './testing/an-instrument.ts'

const parameters = defaultParameters()

test.each([
  ['XSHG', '600000', 'stock main CNY T+1'],
  ['XSHG', '688981', 'stock star CNY T+1'],
  ['XSHG', '689009', 'depositary-receipt star CNY T+1'],
  ['XSHG', '900901', 'b-share main USD T+1'],
  ['XSHG', '510050', 'etf main CNY T+1'],
  ['XSHG', '511010', 'etf main CNY T+0'],
  ['XSHG', '588000', 'etf star CNY T+1'],
  ['XSHG', '562000', 'etf main CNY T+1'],
  ['XSHG', '508000', 'reit main CNY T+1'],
  ['XSHG', '118000', 'convertible main CNY T+0'],
  ['XSHG', '019547', 'government-bond main CNY T+0'],
  ['XSHG', '204001', 'repo main CNY T+0'],
  ['XSHE', '000001', 'stock main CNY T+1'],
  ['XSHE', '300750', 'stock chinext CNY T+1'],
  ['XSHE', '200002', 'b-share main HKD T+1'],
  ['XSHE', '123001', 'convertible main CNY T+0'],
  ['XSHE', '131810', 'repo main CNY T+0'],
  ['XSHE', '159915', 'etf main CNY T+1'],
  ['XSHE', '160105', 'lof main CNY T+1'],
  ['BJSE', '920001', 'stock beijing CNY T+1'],
  ['BJSE', '430047', 'stock beijing CNY T+1'],
] as const)('%s %s is a %s', (market, code, expected) => {
  const meaning = meaningOfCode(parameters, { market, code, date: '2026-11-23' })
  expect(meaning && [meaning.kind, meaning.board, meaning.currency, meaning.turnover].join(' ')).toBe(
    expected,
  )
})

test.each(['999999', '60000', '6000000', 'ABCDEF'])('%s is nothing in Shanghai', code => {
  expect(meaningOfCode(parameters, { market: 'XSHG', code, date: '2026-11-23' })).toBeUndefined()
})

test('Beijing codes beginning with 920 exist since 2024-04-22', () => {
  expect(meaningOfCode(parameters, { market: 'BJSE', code: '920001', date: '2024-04-21' })).toBeUndefined()
})

test('turnover of B shares changed on 2001-12-01', () => {
  expect(turnoverOf(parameters, B_SHARE, '2001-11-30')).toBe('T+0')
  expect(turnoverOf(parameters, B_SHARE, '2001-12-01')).toBe('T+1')
})
