import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { overdrafts } from './overdrafts.ts'

const { read, execute } = reportDatabase()

test('nobody owes', async () => {
  expect((await read(overdrafts, {})).rows).toEqual([])
})

test('who owes, how much, and the penalty interest of the days up to yesterday', async () => {
  // 10,000.00 overdrawn since the 12th, at 18 % of 360 days: ten dates up to the 22nd, 50.00; 500.00 are frozen, too.
  await execute(
    "insert into current.cash_account values (1000000102, 10000001, 1, 'USD', 'normal', 'counter', -1000000, 0, 0, 50000, 0, null, '2026-11-12', 0, 0)",
  )
  expect((await read(overdrafts, {})).rows).toEqual([
    expect.objectContaining({
      accountNo: 1000000102,
      currency: 'USD',
      owed: '10500.00',
      settled: '-10000.00',
      frozen: '500.00',
      penalty: '50.00',
    }),
  ])
  expect((await read(overdrafts, { currency: 'CNY' })).rows).toEqual([])
  expect((await read(overdrafts, { client: '10000002' })).rows).toEqual([])
  expect((await read(overdrafts, { client: '10000001' })).rows).toHaveLength(1)
})

test('proceeds that may be used already count, those of later do not', async () => {
  const lot = (usableFrom: string, proceeds: number): Promise<unknown> =>
    execute(
      `insert into current.unsettled_cash (account_no, trade_date, settlement_date, usable_from, withdrawable_from, purchases, proceeds, settled_purchases, settled_proceeds)
      values (1000000102, '2026-11-23', '2026-11-26', '${usableFrom}', '2026-11-26', 0, ${proceeds}, 0, 0)`,
    )
  await lot('2026-11-26', 5_000_000)
  expect((await read(overdrafts, {})).rows[0]).toMatchObject({ owed: '10500.00' })
  await lot('2026-11-23', 1_050_000)
  expect((await read(overdrafts, {})).rows).toEqual([])
})
