import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { orderBatches } from './order-batches.ts'

const { read, execute } = reportDatabase()
const batch = (no: number, date: string, status: string): string =>
  `(${no}, '${date}', '${date}', '第${no}批', '${status}', 5, 3, 4, 123456, 1001, '2026-11-23 09:40+08', 2)`

test('those of the business day, the newest first, with how far each is', async () => {
  await execute(`insert into current.order_batch (batch_no, business_date, trade_date, name, status, lines, good, order_count, amount, teller_no, checked_at, with_password)
    values ${batch(6, '2026-11-20', 'checked')}, ${batch(7, '2026-11-23', 'done')}, ${batch(9, '2026-11-23', 'checked')}, ${batch(8, '2026-11-23', 'confirmed')}`)
  const report = await read(orderBatches)
  expect(
    columnsOf(
      report,
      'batchNo',
      'name',
      'status',
      'good',
      'refused',
      'orderCount',
      'amount',
      'withPassword',
      'tellerName',
    ),
  ).toEqual([
    [9, '第9批', 'checked', 3, 2, 4, '1234.56', 2, '王柜员'],
    [8, '第8批', 'confirmed', 3, 2, 4, '1234.56', 2, '王柜员'],
    [7, '第7批', 'done', 3, 2, 4, '1234.56', 2, '王柜员'],
  ])
  const page = await read(orderBatches, { limit: 2 })
  expect(columnsOf(page, 'batchNo').flat()).toEqual([9, 8])
  expect(page.next).not.toBeNull()
})
