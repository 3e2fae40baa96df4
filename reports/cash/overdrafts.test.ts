import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { clientCash } from './client-cash.ts'
import { overdrafts } from './overdrafts.ts'

const { read, execute } = reportDatabase()
const phase = (name: string): Promise<void> =>
  execute(`update current.business_day set phase = '${name}' where business_date = '2026-11-23'`)

test('nobody owes', async () => {
  expect((await read(overdrafts, {})).rows).toEqual([])
})

test('who owes, how much, and the penalty interest of the days before the date of an order entered now', async () => {
  // 10,000.00 overdrawn since the 12th, at 18 % of 360 days; in the evening of the 23rd eleven dates, 55.00; 500.00 are frozen,
  // too.
  await execute(
    "insert into current.cash_account values (1000000102, 10000001, 1, 'USD', 'normal', 'counter', -1000000, 0, 0, 50000, 0, null, '2026-11-12', 0, 0, 0, 0)",
  )
  expect((await read(overdrafts, {})).rows).toEqual([
    expect.objectContaining({
      accountNo: 1000000102,
      currency: 'USD',
      owed: '10500.00',
      settled: '-10000.00',
      frozen: '500.00',
      penalty: '55.00',
    }),
  ])
  await phase('open')
  expect((await read(overdrafts, {})).rows[0]).toMatchObject({ penalty: '50.00' })
  await phase('day-end')
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

test('an evening order rests on what is usable on its own date: nobody owes who does not in the list of clients’ money', async () => {
  // Held for tomorrow's order: 2,000.00 that a repo brings back tomorrow and that are not there today.
  await execute(
    "insert into current.cash_account values (1000000202, 10000002, 1, 'USD', 'normal', 'counter', 0, 200000, 0, 0, 0, null, '2026-11-22', 0, 0, 0, 0)",
  )
  await execute(
    "insert into current.unsettled_cash values (1000000202, '2026-11-24', '2026-11-25', '2026-11-24', '2026-11-25', 0, 200000, 0, 0)",
  )
  for (const [name, owing] of [
    ['open', ['2000.00']],
    ['day-end', []],
    ['closed', []],
  ] as const) {
    await phase(name)
    const said = (await read(overdrafts, { client: '10000002' })).rows
    expect(said.map(row => row['owed'])).toEqual(owing)
    const shown = await Promise.all(
      ['10000001', '10000002'].map(async client => (await read(clientCash, { client, limit: 500 })).rows),
    )
    const debts = shown
      .flat()
      .flatMap(({ accountNo, available }) =>
        String(available).startsWith('-') ? [[accountNo, String(available).slice(1)]] : [],
      )
    expect((await read(overdrafts, {})).rows.map(({ accountNo, owed }) => [accountNo, owed])).toEqual(debts)
  }
})
