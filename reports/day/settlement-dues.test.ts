import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { settlementDues } from './settlement-dues.ts'

const { read, execute } = reportDatabase()
const SHOWN = ['market', 'currency', 'settlementDate', 'unpaid', 'expected', 'age', 'reserve', 'forecast']

test('what stayed due has its age, and the reserve is forecast over the next three settlement days', async () => {
  await execute(`
    insert into current.settlement_due values
      ('2026-11-20/XSHG/12345/CNY', '2026-11-20', '2026-11-19', 'XSHG', '12345', 'CNY', -90000, -90000, -50000, true),
      ('2026-11-19/XSHG/12345/CNY', '2026-11-19', '2026-11-18', 'XSHG', '12345', 'CNY', 5, 5, 5, false),
      ('2026-11-24/XSHG/12345/CNY', '2026-11-24', '2026-11-23', 'XSHG', '12345', 'CNY', 1000, 1000, 0, true),
      ('2026-11-24/XSHG/54321/CNY', '2026-11-24', '2026-11-23', 'XSHG', '54321', 'CNY', 2000, null, 0, true),
      ('2026-11-26/XSHE/654321/HKD', '2026-11-26', '2026-11-23', 'XSHE', '654321', 'HKD', -700, -700, 0, true);
    insert into current.house_account values (81, '1/reserve/1/XSHG', 1, 'reserve', 1, 'XSHG', -100000), (82, '2/reserve/1/XSHG', 2, 'reserve', 1, 'XSHG', 20000)`)
  const found = await read(settlementDues, {})
  expect(columnsOf(found, ...SHOWN)).toEqual([
    ['XSHE', 'HKD', '2026-11-26', '-7.00', '0.00', null, '0.00', '-7.00'],
    ['XSHG', 'CNY', '2026-11-20', '-400.00', '0.00', 3, '800.00', '400.00'],
    ['XSHG', 'CNY', '2026-11-23', '0.00', '0.00', null, '800.00', '400.00'],
    ['XSHG', 'CNY', '2026-11-24', '30.00', '0.00', null, '800.00', '430.00'],
  ])
  expect(columnsOf(await read(settlementDues, { market: 'XSHE' }), 'settlementDate')).toEqual([
    ['2026-11-26'],
  ])
  expect(columnsOf(await read(settlementDues, { currency: 'USD' }), 'settlementDate')).toEqual([])
})

test('trades that are not cleared and repos that mature are expected, each once', async () => {
  await execute(`update current.trade set clearing_run = 0;
    insert into current.repo values (1, 'K', 10000001, 1000000101, 'A100000001.XSHG', 'XSHG', 1001, 'lend', 10000, 20000,
      '2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', 16, 'due')`)
  const expected = async () =>
    columnsOf(await read(settlementDues, { market: 'XSHG' }), 'settlementDate', 'expected').filter(
      ([, amount]) => amount !== '0.00',
    )
  // Bought for 1000.00 with 0.06 of fees that the depository takes, sold for 2020.00 with 1.14 of them.
  expect(await expected()).toEqual([
    ['2026-11-24', '1018.80'],
    ['2026-11-25', '100.16'],
  ])
  await execute(`update current.trade set clearing_run = 2; update current.repo set maturity_date = '2026-11-23';
    insert into current.day_step values ('2026-11-23/2/E11', '2026-11-23', 2, 'E11', 'done', '2026-11-23 16:00+08', '2026-11-23 16:00+08', 0, 2, 1002, '', '{}')`)
  expect(await expected()).toEqual([])
})
