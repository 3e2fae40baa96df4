/** What an Excel file has in its cells, as the library reads it back. */
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { ReportColumn, Row } from '@guitai/reports/frame/define-report.ts'
import { NO_DICTIONARY } from '@guitai/reports/frame/dictionary.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'
import { Workbook } from './workbook.ts'

const column = (
  name: string,
  type: ReportColumn['type'],
  more: Partial<ReportColumn> = {},
): ReportColumn => ({
  name,
  type,
  title: { zh: `题${name}`, en: name },
  ...more,
})

async function cellsOf(columns: readonly ReportColumn[], rows: readonly Row[], totals: readonly Row[] = []) {
  const workbook = new Workbook('Title: of/a [sheet]', columns, { language: 'zh', dictionary: NO_DICTIONARY })
  workbook.add(rows)
  workbook.addTotals(totals)
  const { sheets } = await readXlsx(await workbook.bytes())
  return { name: sheets[0]?.name, rows: sheets[0]?.rows }
}

test('a code, a formula, an amount, a day and an identity', async () => {
  const columns = [
    column('a', 'text'),
    column('b', 'text'),
    column('c', 'money'),
    column('d', 'date'),
    column('e', 'text'),
  ]
  const row = { a: '000001', b: '=1+1', c: '1234.50', d: '2026-11-30', e: '11010519491231002X' }
  const { name, rows } = await cellsOf(columns, [row])
  expect(name).toBe('Title  of a  sheet')
  expect(rows?.[0]).toEqual(['题a', '题b', '题c', '题d', '题e'])
  const [code, formula, amount, day, identity] = rows?.[1] ?? []
  expect([code, formula, amount, identity]).toEqual(['000001', '=1+1', 1234.5, '11010519491231002X'])
  // The library reads a number with a day's format as a day; 46356 is 2026-11-30.
  expect(day instanceof Date ? day.toISOString().slice(0, 10) : day).toBe('2026-11-30')
})

test('accounts are texts, figures numbers, words words; of too many digits none is lost', async () => {
  const columns = [
    column('no', 'no'),
    column('shares', 'shares'),
    column('side', 'enum', { labels: SIDE_WORDS }),
    column('money', 'money', { total: true }),
  ]
  const rows = [
    { no: 1000000101, shares: 1200, side: 'buy', money: '-0.01' },
    { no: 2, shares: null, side: 'sell', money: '12345678901234567.89' },
  ]
  expect((await cellsOf(columns, rows, [{ money: '3.00' }])).rows?.slice(1)).toEqual([
    ['1000000101', 1200, '买入', -0.01],
    ['2', null, '卖出', '12345678901234567.89'],
    ['合计', null, null, 3],
  ])
})
