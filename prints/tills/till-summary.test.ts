import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { printedText, readDocument } from '../testing/printed.ts'
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

test('what moved no cash stands apart; the teller whose till it moved through has the cash', async () => {
  await database.execute(`insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account) values
      (31, '2026-11-23', 'transfer-in', 10000001, 1000000101, 1, 700, 1001, '', '1/bank/1/ICBC'),
      (32, '2026-11-23', 'till-move', 0, 0, 1, 900, 1002, '', '1/vault/1/');
    insert into current.entry values
      (31, '2026-11-23', '2026-11-23', 4, '2026-11-23 09:20+08', 'transfer-in', 1, 700, 1, 'S', 1000000101, 'S', 10000001, null, null, 31, null),
      (32, '2026-11-23', '2026-11-23', 4, '2026-11-23 09:20+08', 'till-move', 1, 900, 1, 'S', 3, 'S', null, null, null, 32, null)`)
  const text = await printedText(database, tillSummary, {})
  for (const part of ['人民币 109.00 1,000.00 9.00 1,100.00', '现金调拨 人民币 1 9.00', '转进 人民币 1 7.00'])
    expect(text).toContain(part)
  const { content } = (await readDocument(database, tillSummary, {})) ?? {}
  expect(content?.['business']).toEqual([
    ['存入', '人民币', '1', '1,000.00', '', ''],
    ['现金调拨', '人民币', '1', '', '9.00', ''],
    ['转进', '人民币', '1', '', '', '7.00'],
  ])
  await database.execute(
    'delete from current.voucher where voucher_no in (31, 32); delete from current.entry where entry_no in (31, 32)',
  )
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
