import { describe, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { clientEntries } from './client-entries.ts'

const { read } = reportDatabase()

describe('client-entries', () => {
  test('money and shares in and out, of any day, with the balance after each', async () => {
    const report = await read(clientEntries, { client: '张三', from: '2025-01-01' })
    expect(
      columnsOf(report, 'entryNo', 'kind', 'moneyChange', 'balanceAfter', 'sharesChange', 'sharesAfter'),
    ).toEqual([
      [16, 'deposit', '1000.00', '101000.00', null, null],
      [6, 'buy', null, null, 100, 100],
      [5, 'buy', '-1005.06', '98994.94', null, null],
      [2, 'deposit', '50000.00', '100000.00', null, null],
      [1, 'deposit', '50000.00', '50000.00', null, null],
    ])
  })

  test('a sale: money in, shares out; with what each belongs to', async () => {
    const report = await read(clientEntries, { client: '10000002' })
    expect(
      columnsOf(report, 'moneyChange', 'sharesChange', 'code', 'orderId', 'tradeSeq', 'accountNo'),
    ).toEqual([
      [null, -200, '600000', 12, 2, 1000000000001],
      ['2013.86', null, null, 12, 2, 1000000201],
    ])
  })

  test('settlement moves nothing and is shown when asked for', async () => {
    const report = await read(clientEntries, { client: '10000001', withSettlement: true, date: '2026-11-23' })
    expect(columnsOf(report, 'entryNo', 'kind', 'moneyChange', 'sharesChange')).toContainEqual([
      9,
      'settle',
      '0.00',
      null,
    ])
    expect(report.rows).toHaveLength(5)
  })

  test('a voucher brings its summary', async () => {
    const { rows } = await read(clientEntries, { client: '10000001', limit: 1 })
    expect(rows[0]).toMatchObject({ voucherNo: 1, summary: '柜台存入', at: '2026-11-23T09:10:00+08:00' })
  })
})
