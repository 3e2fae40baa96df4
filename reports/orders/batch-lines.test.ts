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

test('which orders an approval let through without the password that their clients have set', async () => {
  await execute(`insert into current.order_batch (batch_no, business_date, trade_date, name, status, lines, good, order_count, amount, teller_no, checked_at, with_password, checker_no)
    values (8, '2026-11-23', '2026-11-23', 'B', 'done', 3, 3, 3, 0, 1001, now(), 2, 1002);
    insert into current.batch_line (batch_no, line_no, slice_no, client_no, instrument, side, order_type, price, quantity, hold_cash, code, field, reason, has_password)
    values (8, 1, 1, 10000001, '600000.XSHG', 'buy', 'limit', 100000, 100, 0, '', '', '', true),
      (8, 2, 1, 10000002, '600000.XSHG', 'buy', 'limit', 100000, 100, 0, '', '', '', false),
      (8, 3, 1, 10000001, '600000.XSHG', 'buy', 'limit', 100000, 100, 0, '', '', '', true);
    insert into current.batch_answer (batch_no, line_no, slice_no, status, order_id, approval_id, code, reason)
    values (8, 1, 1, 'accepted', 41, 0, '', ''), (8, 2, 1, 'accepted', 42, 0, '', ''), (8, 3, 1, 'rejected', 0, 0, 'insufficient_cash', '')`)
  const lines = await read(batchLines, { batchNo: 8 })
  expect(columnsOf(lines, 'lineNo', 'withoutPassword', 'checkerNo')).toEqual([
    [1, true, 1002],
    [2, false, 1002],
    [3, false, 1002],
  ])
})
