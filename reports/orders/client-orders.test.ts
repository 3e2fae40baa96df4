import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { clientOrders } from './client-orders.ts'

const { read } = reportDatabase()

test("one client's orders of any day, newest first", async () => {
  const report = await read(clientOrders, { client: '1000000101', from: '2025-01-01' })
  expect(columnsOf(report, 'orderId', 'tradeDate', 'status')).toEqual([
    [14, '2026-11-24', 'queued'],
    [13, '2026-11-23', 'queued'],
    [11, '2026-11-23', 'filled'],
    [2, '2026-11-20', 'expired'],
    [1, '2025-06-02', 'canceled'],
  ])
})

test('names are masked for those who may not see them', async () => {
  expect(columnsOf(await read(clientOrders, { client: '欧阳修文' }, false), 'clientName')).toEqual([
    ['欧***'],
  ])
})
