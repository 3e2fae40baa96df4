import { describe, expect, test } from 'vitest'
import { csvHead, csvLines, csvTotals } from './csv.ts'
import type { ReportColumn } from './define-report.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'

const title = { zh: '题', en: 'Title' }
const text: ReportColumn = { name: 'text', title, type: 'text' }
const money: ReportColumn = { name: 'money', title: { zh: '金额', en: 'Amount' }, type: 'money', total: true }
const side: ReportColumn = {
  name: 'side',
  title: { zh: '买卖', en: 'Side' },
  type: 'enum',
  labels: SIDE_WORDS,
}

describe('csv', () => {
  test('begins with the mark by which spreadsheets know UTF-8', () => {
    expect(csvHead([text, money], 'zh')).toBe('\uFEFF题,金额\r\n')
    expect(csvHead([text, money], 'en')).toBe('\uFEFFTitle,Amount\r\n')
  })

  test.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['', ''],
    ['张三', '张三'],
    ["O'Neil", "O'Neil"],
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-5', "'-5"],
    ['-0.06%', '-0.06%'],
    ['-1%+cmd', "'-1%+cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['＝1', "'＝1"],
    ['|calc', "'|calc"],
    ['\u0000=1', "'\u0000=1"],
  ])('text %j reads %j', (value, expected) => {
    expect(csvLines([text], [{ text: value }], 'zh')).toBe(`${expected}\r\n`)
  })

  test('numbers stay numbers, what is none does not pass for one', () => {
    const rows = [{ money: '-12.50' }, { money: 7 }, { money: null }, {}, { money: '-1+1' }]
    expect(csvLines([money], rows, 'zh')).toBe("-12.50\r\n7\r\n\r\n\r\n'-1+1\r\n")
  })

  test('enums by their titles, lists as JSON', () => {
    expect(csvLines([side, text], [{ side: 'buy', text: [{ a: 1 }] }], 'zh')).toBe('买入,"[{""a"":1}]"\r\n')
    expect(csvLines([side], [{ side: 'sell' }, { side: 'odd' }], 'en')).toBe('Sell\r\nodd\r\n')
  })

  test('total lines are named', () => {
    expect(csvTotals([text, side, money], [{ money: '3.00', side: null }], 'zh')).toBe('合计,,3.00\r\n')
    expect(csvTotals([money], [], 'en')).toBe('')
  })
})
