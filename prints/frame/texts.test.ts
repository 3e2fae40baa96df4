import { expect, test } from 'vitest'
import { chineseDate, money, moneyWithSign, sharesInWords, shares, tellerText } from './texts.ts'

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [99_999, '999.99'],
  [100_000, '1,000.00'],
  [123_456_789_012, '1,234,567,890.12'],
  [-100_000, '-1,000.00'],
])('%i fen are %s', (amount, text) => expect(money(amount)).toBe(text))

test.each([
  [100, 'CNY', '¥1.00'],
  [-100_050, 'USD', '-US$1,000.50'],
  [1_000_000_00, 'HKD', 'HK$1,000,000.00'],
] as const)('%i %s is %s', (amount, currency, text) => expect(moneyWithSign(amount, currency)).toBe(text))

test('quantities, dates, tellers', () => {
  expect([shares(999), shares(1000), shares(1_234_567)]).toEqual(['999', '1,000', '1,234,567'])
  expect(sharesInWords(10_100, '份')).toBe('壹万零壹佰份整')
  expect([chineseDate('2026-01-05'), chineseDate(null)]).toEqual(['2026年1月5日', '—'])
  expect([tellerText(0, ''), tellerText(1001, '王'), tellerText(1001, null)]).toEqual([
    '系统',
    '1001 王',
    '1001',
  ])
})
