import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { printedText } from '../testing/printed.ts'
import { tillSummary } from './till-summary.ts'

const database = reportDatabase()

test('an open till: opening, in, out, by the books', async () => {
  const text = await printedText(database, tillSummary, {})
  for (const part of [
    '柜员日结单',
    '2026年11月23日',
    '1001 王柜员',
    '人民币 100.00 1,000.00 0.00 1,100.00 — — 未结账',
    '存入 人民币 1 1,000.00',
  ])
    expect(text).toContain(part)
  expect(text).not.toContain('券别')
})

test('an earlier day stands as it stood then', async () => {
  expect(await printedText(database, tillSummary, { date: '2026-11-20' })).toContain(
    '人民币 0.00 100.00 0.00 100.00',
  )
})

test('a closed till shows what was counted', async () => {
  await database.execute(`insert into current.till (till_key, business_date, teller_no, branch_no, currency, status, opening, closing, counted, difference, denominations, opened_at, closed_at)
    values ('2026-11-23/1001/CNY', '2026-11-23', 1001, 1, 'CNY', 'closed', 10000, 110000, 109900, -100, '{"10000": 10, "5000": 1, "1000": 4, "500": 0, "100": 9900}', now(), now())`)
  const text = await printedText(database, tillSummary, {})
  for (const part of ['1,099.00 -1.00 已结账', '人民币 100.00 10 1,000.00', '人民币 10.00 4 40.00'])
    expect(text).toContain(part)
  expect(text).not.toContain(' 5.00 0 ')
})
