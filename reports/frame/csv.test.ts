import { describe, expect, test } from 'vitest'
import { csvHead, csvLines, csvTotals, type CsvFlavour } from './csv.ts'
import type { ReportColumn } from './define-report.ts'
import { NO_DICTIONARY } from './dictionary.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'

const zh: CsvFlavour = { language: 'zh', dictionary: NO_DICTIONARY, isForSpreadsheet: false }
const en: CsvFlavour = { ...zh, language: 'en' }
const sheet: CsvFlavour = { ...zh, isForSpreadsheet: true }

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
  test('only the file for a spreadsheet begins with the mark by which it knows UTF-8', () => {
    expect(csvHead([text, money], zh)).toBe('题,金额\r\n')
    expect(csvHead([text, money], en)).toBe('Title,Amount\r\n')
    expect(csvHead([text, money], sheet)).toBe('\uFEFF题,金额\r\n')
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
    expect(csvLines([text], [{ text: value }], zh)).toBe(`${expected}\r\n`)
  })

  test('numbers stay numbers, what is none does not pass for one', () => {
    const rows = [{ money: '-12.50' }, { money: 7 }, { money: null }, {}, { money: '-1+1' }]
    expect(csvLines([money], rows, zh)).toBe("-12.50\r\n7\r\n\r\n\r\n'-1+1\r\n")
  })

  test('enums by their titles, lists as JSON', () => {
    expect(csvLines([side, text], [{ side: 'buy', text: [{ a: 1 }] }], zh)).toBe('买入,"[{""a"":1}]"\r\n')
    expect(csvLines([side], [{ side: 'sell' }, { side: 'odd' }], en)).toBe('Sell\r\nodd\r\n')
  })

  test('total lines are named', () => {
    expect(csvTotals([text, side, money], [{ money: '3.00', side: null }], zh)).toBe('合计,,3.00\r\n')
    expect(csvTotals([money], [], en)).toBe('')
  })
})

const column = (type: ReportColumn['type'], more: Partial<ReportColumn> = {}): ReportColumn => ({
  name: type,
  title,
  type,
  ...more,
})

/** A code, a formula, an amount, a day and an identity, as both kinds of file have them. */
test('one row in both', () => {
  const columns = ['a', 'b', 'c', 'd', 'e'].map((name, at) =>
    column((['text', 'text', 'money', 'date', 'text'] as const)[at]!, { name }),
  )
  const row = { a: '000001', b: '=1+1', c: '1234.50', d: '2026-11-30', e: '11010519491231002X' }
  expect(csvLines(columns, [row], zh)).toBe("000001,'=1+1,1234.50,2026-11-30,11010519491231002X\r\n")
  expect(csvLines(columns, [row], sheet)).toBe('="000001",\'=1+1,1234.50,2026-11-30,11010519491231002X\r\n')
})

describe('for a spreadsheet', () => {
  test.each([
    ['110105194912310021', '="110105194912310021"'],
    ['6222020200112233', '="6222020200112233"'],
    ['00', '="00"'],
    ['1E5', '="1E5"'],
    ['1.10', '="1.10"'],
    ['2026-11', '="2026-11"'],
    ['3/4', '="3/4"'],
    ['MAR1', '="MAR1"'],
    ['1-Nov', '="1-Nov"'],
    ['A123456789.XSHG', 'A123456789.XSHG'],
    ['600000.XSHG', '600000.XSHG'],
    ['T01', 'T01'],
    ['-5%', '-5%'],
    ['-5', '="-5"'],
    ['-1+1', "'-1+1"],
    ['浦发银行', '浦发银行'],
  ])('text %j reads %j', (value, expected) => {
    expect(csvLines([text], [{ text: value }], sheet)).toBe(`${expected}\r\n`)
  })

  test('an account is no amount, an amount is no text', () => {
    const row = { no: 1000000101, integer: 7, shares: 1200, price: '10.5000', money: '-0.01' }
    const columns = [column('no'), column('integer'), column('shares'), column('price'), column('money')]
    expect(csvLines(columns, [row], sheet)).toBe('="1000000101",7,1200,10.5000,-0.01\r\n')
    expect(csvLines(columns, [row], zh)).toBe('1000000101,7,1200,10.5000,-0.01\r\n')
  })

  test('times as it takes them; programs get them whole', () => {
    const row = { time: '2026-11-23T09:31:05.123+08:00' }
    expect(csvLines([column('time')], [row], sheet)).toBe('2026-11-23 09:31:05\r\n')
    expect(csvLines([column('time')], [row], zh)).toBe('2026-11-23T09:31:05.123+08:00\r\n')
  })

  test('words in the language of the file and no JSON', () => {
    const dictionary: CsvFlavour['dictionary'] = new Map([
      ['profession', [{ code: '04', zh: '职员', en: 'Clerk' }]],
    ])
    const parts = [
      { name: 'side', title, type: 'enum', labels: SIDE_WORDS },
      { name: 'left', title: { zh: '余', en: 'left' }, type: 'shares' },
      { name: 'isLate', title: { zh: '迟到', en: 'late' }, type: 'boolean' },
    ] as const
    const columns = [
      column('boolean'),
      column('text', { words: 'profession' }),
      column('json', { parts }),
      column('json', { name: 'sides', labels: SIDE_WORDS }),
    ]
    const row = {
      boolean: false,
      text: '04',
      json: [
        { side: 'buy', left: 100, isLate: true },
        { side: 'sell', left: null, isLate: false },
      ],
      sides: ['buy', 'sell'],
    }
    expect(csvLines(columns, [row], { ...sheet, dictionary })).toBe(
      '否,职员,买入 余 100 迟到，卖出,买入，卖出\r\n',
    )
    expect(csvLines(columns, [row], { ...sheet, dictionary, language: 'en' })).toBe(
      'no,Clerk,Buy left 100 late; Sell,Buy; Sell\r\n',
    )
  })
})
