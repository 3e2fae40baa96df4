/** Opening + in − out = closing for every till; reversed pairs are left out; a closed till shows its count. */
import { beforeAll, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { allTillsSummary } from './all-tills-summary.ts'
import { ownTillSummary } from './own-till-summary.ts'

const { read, execute } = reportDatabase()

// Teller 1001 took 1000.00 in, gave 50.00 to 1002, and paid 200.00 out and took it back.
beforeAll(() =>
  execute(`insert into current.house_account values (20, '1/till/1/1002', 1, 'till', 1, '1002', -5000), (21, '1/till/2/1002', 1, 'till', 2, '1002', 0);
    update current.house_account set balance = -105000 where account_no = 3;
    insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account, reverses, reversed_by) values
      (3, '2026-11-23', 'till-move', 0, 0, 1, 5000, 1001, '', '1/till/1/1001', null, null),
      (4, '2026-11-23', 'withdrawal', 10000001, 1000000101, 1, 20000, 1001, '', '1/till/1/1001', null, 5),
      (5, '2026-11-23', 'reversal', 10000001, 1000000101, 1, 20000, 1002, '', '1/till/1/1001', 4, null),
      (6, '2026-11-23', 'transfer-in', 10000001, 1000000101, 1, 700, 1002, '', '1/bank/1/', null, null);
    insert into current.entry values
      (30, '2026-11-23', '2026-11-23', 7, '2026-11-23 10:00+08', 'till-move', 1, 5000, 20, 'S', 3, 'S', null, null, null, 3, null),
      (31, '2026-11-23', '2026-11-23', 8, '2026-11-23 10:01+08', 'withdrawal', 1, 20000, 1000000101, 'S', 3, 'S', 10000001, null, null, 4, 0),
      (32, '2026-11-23', '2026-11-23', 9, '2026-11-23 10:02+08', 'reversal', 1, 20000, 3, 'S', 1000000101, 'S', 10000001, null, null, 5, 0),
      (33, '2026-11-23', '2026-11-23', 9, '2026-11-23 10:02+08', 'transfer-in', 1, 700, 1, 'S', 1000000101, 'S', 10000001, null, null, 6, 0);
    insert into current.till values ('2026-11-23/1001/CNY', '2026-11-23', 1001, 1, 'CNY', 'closed', 10000, 105000, 105100, 100, '{"10000": 10}', '2026-11-23 09:00+08', '2026-11-23 17:00+08')`),
)

const ROWS = ['tellerNo', 'kind', 'count', 'amount', 'cashIn', 'cashOut'] as const
const OF_1001 = [
  [1001, 'deposit', 1, '1000.00', '1000.00', '0.00'],
  [1001, 'till-move', 1, '50.00', '0.00', '50.00'],
]
const OF_1002 = [
  [1002, 'till-move', 1, '50.00', '50.00', '0.00'],
  [1002, 'transfer-in', 1, '7.00', '0.00', '0.00'],
]
const TILL_1001 = {
  tellerNo: 1001,
  currency: 'CNY',
  opening: '100.00',
  cashIn: '1000.00',
  cashOut: '50.00',
  closing: '1050.00',
  counted: '1051.00',
  difference: '1.00',
  status: 'closed',
}
const TILL_1002 = {
  tellerNo: 1002,
  currency: 'CNY',
  opening: '0.00',
  cashIn: '50.00',
  cashOut: '0.00',
  closing: '50.00',
  counted: null,
  status: null,
}

test('all tellers', async () => {
  const report = await read(allTillsSummary)
  expect(columnsOf(report, ...ROWS)).toEqual([...OF_1001, ...OF_1002])
  expect(report.totals).toMatchObject([TILL_1001, TILL_1002])
})

test('one of them', async () => {
  const report = await read(allTillsSummary, { teller: 1002 })
  expect(columnsOf(report, ...ROWS)).toEqual(OF_1002)
  expect(report.totals).toMatchObject([TILL_1002])
})

test("the signed-in teller's own", async () => {
  const report = await read(ownTillSummary)
  expect(columnsOf(report, ...ROWS)).toEqual(OF_1001)
  expect(report.totals).toMatchObject([TILL_1001])
})

test('what a later day corrects was business of its own day', async () => {
  await execute(`insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account, reverses, reversed_by) values
      (7, '2026-11-20', 'deposit', 10000002, 1000000201, 1, 10000, 1001, '', '1/till/1/1001', null, 8),
      (8, '2026-11-23', 'adjustment-out', 10000002, 1000000201, 1, 10000, 1002, '', '1/suspense/1/', 7, null);
    update history.entry set voucher_no = 7 where entry_no = 4;
    insert into current.entry values (34, '2026-11-23', '2026-11-23', 9, '2026-11-23 10:02+08', 'adjustment', 1, 10000, 1000000201, 'S', 1, 'S', 10000002, null, null, 8, 0)`)
  const then = await read(allTillsSummary, { date: '2026-11-20' })
  expect(columnsOf(then, ...ROWS)).toEqual([[1001, 'deposit', 1, '100.00', '100.00', '0.00']])
  expect(columnsOf(await read(allTillsSummary), ...ROWS)).toEqual([
    ...OF_1001,
    [1002, 'adjustment-out', 1, '100.00', '0.00', '0.00'],
    ...OF_1002,
  ])
})

test('a past day is as it was then', async () => {
  const report = await read(allTillsSummary, { date: '2026-11-20' })
  expect(report.totals).toMatchObject([
    { tellerNo: 1001, opening: '0.00', cashIn: '100.00', closing: '100.00' },
  ])
})
