import { describe, expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { clientStatistics, rateText } from './client-statistics.ts'

const { read, execute } = reportDatabase()

describe('client-statistics', () => {
  test('a buyer: money in, turnover, fees by kind', async () => {
    const { rows } = await read(clientStatistics, { client: '张三', from: '2026-11-20' })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      clientNo: 10_000_001,
      currency: 'CNY',
      opening: '50000.00',
      moneyIn: '51000.00',
      moneyOut: '0.00',
      trades: 1,
      bought: '1000.00',
      sold: '0.00',
      turnover: '1000.00',
      commission: '5.00',
      transferFee: '0.01',
      exchangeFee: '0.03',
      regulatoryFee: '0.02',
      fees: '5.06',
      realised: '0.00',
    })
  })

  test('a seller: the profit of sales is amount less fees less the share of the cost', async () => {
    const { rows } = await read(clientStatistics, { client: '10000002', date: '2026-11-23' })
    // The shares came in without a cost, so 2020.00 less 6.14 is profit.
    expect(rows[0]).toMatchObject({
      opening: '100.00',
      sold: '2020.00',
      stampDuty: '1.01',
      realised: '2013.86',
    })
  })

  test('what was held on a past day is worth its closing price, and nothing is said without one', async () => {
    const nothing = await read(clientStatistics, { client: '10000001', to: '2026-11-20' })
    expect(nothing.rows[0]).toMatchObject({ moneyIn: '100000.00', marketValue: '0.00', trades: 0 })
    const past = { client: '10000002', to: '2026-11-22' }
    expect((await read(clientStatistics, past)).rows[0]).toMatchObject({
      marketValue: null,
      unrealised: null,
    })
    await execute(`insert into current.closing_price values ('2026-11-20/1001', '2026-11-20', 1001, 91500, 'last-quote', null),
      ('2026-11-23/1001', '2026-11-23', 1001, 101500, 'last-quote', null)`)
    expect((await read(clientStatistics, past)).rows[0]).toMatchObject({
      marketValue: '9150.00',
      unrealised: '9150.00',
    })
    const before = await read(clientStatistics, { client: '10000001', to: '2024-12-31' })
    expect(before.rows).toEqual([])
    const now = await read(clientStatistics, { client: '10000001' })
    expect(now.rows[0]?.['unrealised']).not.toBeNull()
  })
})

test('corrections, repos, fees and adjustments count as what they are', async () => {
  await execute(`
    -- The sale was told at 10.20, and is corrected to 10.10; the purchase is taken back.
    update current.entry set amount = 203386 where entry_no = 7;
    insert into current.entry values
      (40, '2026-11-23', '2026-11-23', 20, '2026-11-23 16:00+08', 'sell', 1, 2000, 1000000201, 'U', 4, 'S', 10000002, 12, 2, null, 0),
      (41, '2026-11-23', '2026-11-23', 21, '2026-11-23 16:01+08', 'buy', 1, 100506, 4, 'S', 1000000101, 'U', 10000001, 11, 1, null, 0),
      (42, '2026-11-23', '2026-11-23', 21, '2026-11-23 16:01+08', 'buy', 1001, 100, 1000000000002, 'U', 5, 'S', 10000001, 11, 1, null, 0);
    update current.trade set quantity = 0, amount = 0, commission = 0, transfer_fee = 0, exchange_fee = 0, regulatory_fee = 0 where trade_seq = 1;
    -- 1000.00 too much was taken in on an earlier day: red and blue; one more is reversed on its day; a fee is taken.
    insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account, reverses, reversed_by) values
      (7, '2026-11-20', 'deposit', 10000002, 1000000201, 1, 10000, 1001, '', '1/till/1/1001', null, 8),
      (8, '2026-11-23', 'adjustment-out', 10000002, 1000000201, 1, 10000, 1001, '', '1/suspense/1/', 7, null),
      (9, '2026-11-23', 'adjustment-in', 10000002, 1000000201, 1, 9000, 1001, '', '1/suspense/1/', null, null),
      (10, '2026-11-23', 'deposit', 10000002, 1000000201, 1, 500, 1001, '', '1/till/1/1001', null, 11),
      (11, '2026-11-23', 'reversal', 10000002, 1000000201, 1, 500, 1001, '', '1/till/1/1001', 10, null);
    update history.entry set voucher_no = 7 where entry_no = 4;
    insert into current.entry values
      (43, '2026-11-23', '2026-11-23', 22, '2026-11-23 10:00+08', 'adjustment', 1, 10000, 1000000201, 'S', 1, 'S', 10000002, null, null, 8, 0),
      (44, '2026-11-23', '2026-11-23', 22, '2026-11-23 10:00+08', 'adjustment', 1, 9000, 1, 'S', 1000000201, 'S', 10000002, null, null, 9, 0),
      (45, '2026-11-23', '2026-11-23', 23, '2026-11-23 10:00+08', 'deposit', 1, 500, 1, 'S', 1000000201, 'S', 10000002, null, null, 10, 0),
      (46, '2026-11-23', '2026-11-23', 24, '2026-11-23 10:00+08', 'reversal', 1, 500, 1000000201, 'S', 1, 'S', 10000002, null, null, 11, 0),
      (47, '2026-11-23', '2026-11-23', 25, '2026-11-23 10:00+08', 'custody-fee', 1, 3000, 1000000201, 'S', 1, 'S', 10000002, null, null, null, 0);
    insert into current.repo values
      (1, 'r1', 10000002, 1000000201, 'A100000002.XSHG', 'XSHG', 1002, 'lend', 100000, 20000, '2026-11-20', '2026-11-23', '2026-11-23', '2026-11-24', 55, 'matured'),
      (2, 'r2', 10000002, 1000000201, 'A100000002.XSHG', 'XSHG', 1002, 'borrow', 100000, 20000, '2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01', 60, 'open')`)
  const today = { date: '2026-11-23' }
  const { rows } = await read(clientStatistics, { client: '10000002', ...today })
  expect(rows[0]).toMatchObject({
    moneyIn: '-10.00',
    moneyOut: '0.00',
    // It came back at the day end before its maturity date, on the day on which the journal has it.
    repo: '0.00',
    other: '-30.00',
    realised: '2013.86',
  })
  const since = await read(clientStatistics, { client: '10000002', from: '2026-11-20' })
  expect(since.rows[0]).toMatchObject({ moneyIn: '90.00', repo: '0.55' })
  const evening = await read(clientStatistics, { client: '10000002', date: '2026-11-20' })
  expect(evening.rows[0]).toMatchObject({ repo: '0.55' })
  const busted = await read(clientStatistics, { client: '10000001', ...today })
  expect(busted.rows[0]).toMatchObject({ trades: 0, bought: '0.00', fees: '0.00', realised: '0.00' })
})

test('shares from another broker cost what their transfer says; what was reversed costs nothing', async () => {
  await execute(`
    insert into current.custody_transfer (transfer_no, client_no, kind, market, securities_account_id, holding_no, instrument_no, quantity,
      from_unit, to_unit, fee, cash_account_no, status, requested_on, ended_on, reason, teller_no, cost) values
      (50, 10000002, 'transfer-in', 'XSHG', 'A100000002.XSHG', 1000000000001, 1001, 1000, '', '', 0, 1000000201, 'confirmed', '2026-11-20', '2026-11-20', '', 0, 900000);
    insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account, reverses, reversed_by, cost) values
      (60, '2026-11-20', 'securities-in', 10000002, 1000000000001, 1001, 500, 1001, '', '', null, 61, 700000),
      (61, '2026-11-20', 'reversal', 10000002, 1000000000001, 1001, 500, 1001, '', '', 60, null, 700000);
    update history.entry set kind = 'custody-in' where entry_no = 3;
    insert into history.entry values
      (48, '2026-11-20', '2026-11-20', 3, '2026-11-20 10:01+08', 'securities-in', 1001, 500, 2, 'S', 1000000000001, 'S', 10000002, null, null, 60, 1000),
      (49, '2026-11-20', '2026-11-20', 3, '2026-11-20 10:01+08', 'reversal', 1001, 500, 1000000000001, 'S', 2, 'S', 10000002, null, null, 61, 1000)`)
  const { rows } = await read(clientStatistics, { client: '10000002', date: '2026-11-23' })
  // 200 of 1000 that cost 9000.00.
  expect(rows[0]).toMatchObject({ realised: '213.86' })
})

test('holdings that were taken over count at their cost; what was booked ahead and refused has earned nothing', async () => {
  await execute(`
    insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account, reverses, reversed_by, cost, value_date) values
      (62, '2026-11-20', 'opening', 10000002, 1000000000001, 1001, 1000, 1001, '', '', null, null, 900000, '2025-03-03'),
      (63, '2026-11-20', 'securities-in', 10000002, 1000000000001, 1001, 500, 1001, '', '', null, null, 700000, null);
    update history.entry set kind = 'opening', voucher_no = 62 where entry_no = 3;
    update history.entry set kind = 'securities-in', voucher_no = 63 where entry_no = 48;
    update history.entry set kind = 'custody-refused', voucher_no = 63 where entry_no = 49;
    update current.holding set cost = 720000 where holding_no = 1000000000001`)
  const { rows } = await read(clientStatistics, { client: '10000002', from: '2026-11-20' })
  const [row] = rows
  // 200 of 1000 that cost 9000.00 were sold; 800 are left.
  expect(row).toMatchObject({ realised: '213.86' })
  const [profit, value, moneyIn] = ['profit', 'marketValue', 'moneyIn'].map(name => Number(row?.[name]))
  expect(row?.['unrealised']).toBe((Number(value) - 7200).toFixed(2))
  const capital = 9000 + Number(moneyIn) + Number(row?.['opening'])
  expect(row?.['returnRate']).toBe(`${((Number(profit) / capital) * 100).toFixed(2)}%`)
})

test.each([
  [5, 10_000, '0.05%'],
  [-12_345, 100_000, '-12.35%'],
  [100, 0, null],
  [0, 100, '0.00%'],
])('%d of %d: %s', (profit, capital, text) => {
  expect(rateText(profit, capital)).toBe(text)
})
