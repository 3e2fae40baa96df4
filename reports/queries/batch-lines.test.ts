import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { batchLines } from './batch-lines.ts'

const { read, execute } = reportDatabase()
const line = (lineNo: number, code: string, reason: string): string =>
  `(7, ${lineNo}, 1, 10000001, '600000.XSHG', 'buy', 'limit', 100000, 100, 100506, '${code}', '', '${reason}')`

test('each line with what was found and what became of it', async () => {
  await execute(`insert into current.batch_line (batch_no, line_no, slice_no, client_no, instrument, side, order_type, price, quantity, hold_cash, code, field, reason)
    values ${line(2, '', '')}, ${line(5, '', '{"warning":"price_outside_cage"}')}, ${line(3, 'insufficient_shares', '{"sellable":"5"}')}, ${line(4, '', '')};
    insert into current.batch_answer (batch_no, line_no, slice_no, status, order_id, approval_id, code, reason)
    values (7, 2, 1, 'accepted', 31, 0, '', ''), (7, 4, 1, 'rejected', 0, 0, 'insufficient_cash', '{"available":"5.00","needed":"6.00"}')`)
  expect(columnsOf(await read(batchLines, { batchNo: 7 }), 'lineNo', 'status', 'orderId', 'problem')).toEqual(
    [
      [2, 'accepted', 31, ''],
      [3, 'refused', null, '股份不足：可卖 5'],
      [4, 'rejected', null, expect.stringContaining('5.00')],
      [5, 'good', null, expect.stringContaining('价格')],
    ],
  )
  const wrong = await read(batchLines, { batchNo: 7, only: 'wrong' })
  expect(columnsOf(wrong, 'lineNo').flat()).toEqual([3, 4])
  expect(columnsOf(await read(batchLines, { batchNo: 7, only: 'good' }), 'lineNo').flat()).toEqual([2, 5])
})
