/** The refused lines of a batch as a file: what was sent, or the order that was refused; all reasons of a line beside it. */
import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { batchRefused } from './batch-refused.ts'

const { read, execute } = reportDatabase()

test('what was typed, with all its faults; an order that was refused, alone', async () => {
  const wrong = (problem: string): string =>
    JSON.stringify({ columnZh: '价格', columnEn: 'Price', problemZh: problem, problemEn: problem })
  const typed = JSON.stringify({ client: 'x1', side: '持有', price: '12,85', quantity: '100' })
  await execute(`insert into current.order_batch (batch_no, business_date, trade_date, name, status, lines, good, order_count, amount, teller_no, checked_at, with_password, checker_no)
    values (9, '2026-11-23', '2026-11-23', 'B', 'done', 4, 2, 2, 0, 1001, now(), 0, null);
    insert into current.batch_line (batch_no, line_no, slice_no, client_no, instrument, side, order_type, price, quantity, hold_cash, code, field, reason, typed)
    values (9, 2, 1, 0, '', '', '', 0, 0, 0, 'batch_line_wrong', 'client', '${wrong('a')}', '${typed}'),
      (9, 2, 2, 0, '', '', '', 0, 0, 0, 'batch_line_wrong', 'price', '${wrong('b')}', null),
      (9, 3, 1, 10000001, '600000.XSHG', 'buy', 'limit', 100000, 100, 0, '', '', '', null),
      (9, 3, 2, 10000001, '600000.XSHG', 'buy', 'limit', 100000, 50, 0, 'odd_lot', 'quantity', '', null),
      (9, 4, 1, 10000001, '600000.XSHG', 'sell', 'own-best', 0, 300, 0, '', '', '', null);
    insert into current.batch_answer (batch_no, line_no, slice_no, status, order_id, approval_id, code, reason)
    values (9, 3, 1, 'accepted', 41, 0, '', ''), (9, 4, 1, 'rejected', 0, 0, 'insufficient_shares', '{"sellable":"5"}')`)
  expect(
    columnsOf(
      await read(batchRefused, { batchNo: 9 }),
      'lineNo',
      'client',
      'instrument',
      'side',
      'orderType',
      'price',
      'quantity',
      'problem',
    ),
  ).toEqual([
    [2, 'x1', '', '持有', '', '12,85', '100', '价格：a；价格：b'],
    [3, '10000001', '600000.XSHG', 'buy', 'limit', '10.00', '50', expect.any(String)],
    [4, '10000001', '600000.XSHG', 'sell', 'own-best', '', '300', '股份不足：可卖 5'],
  ])
})
