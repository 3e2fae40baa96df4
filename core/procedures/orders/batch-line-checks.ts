/**
 * Checks what the lines of a batch would do, one after another in a dry run. Each line's size becomes orders, each order is
 * checked like any other, and what it would hold counts for the lines after it. Nothing in the books is changed.
 */
import { takeNumber } from '../../books/counters.ts'
import type { BatchLineRow } from '../../books/tables/orders/batch-line.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { dryRun, type DryRun } from '../../frame/dry-run.ts'
import { isReadable, type BatchLine, type GatheredLine } from '../../frame/gathered.ts'
import type { Meta } from '../../frame/meta.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { checkOrder, type CheckedOrder, type OrderRequest } from './check-order.ts'
import { sizeOrder } from './size-order.ts'

export function checkBatchLines(
  books: Books,
  { batchNo, lines, meta }: { batchNo: number; lines: readonly GatheredLine[]; meta: Meta },
): BatchLineRow[] {
  const trial = dryRun(books)
  return lines.flatMap(line =>
    withTyped(line, isReadable(line) ? checkLine(trial, { batchNo, line, meta }) : unreadRows(batchNo, line)),
  )
}

/** A line that comes to orders is known by them. One that comes to none is kept as it was sent. */
function withTyped({ cells }: GatheredLine, rows: BatchLineRow[]): BatchLineRow[] {
  if (cells === undefined) return rows
  return rows.map(row =>
    row.quantity === 0 && row.sliceNo === 1 ? { ...row, typed: JSON.stringify(cells) } : row,
  )
}

/** One row for each thing that is wrong. */
function unreadRows(batchNo: number, line: Exclude<GatheredLine, BatchLine>): BatchLineRow[] {
  const row = { ...NOTHING, batchNo, lineNo: line.lineNo }
  if ('aboveLimit' in line) {
    const { clientNo, limit } = line.aboveLimit
    const values = { limit: String(limit) }
    return [refusedRow({ ...row, clientNo }, reject('batch_lines_above_client_limit', 'clientNo', values))]
  }
  return line.wrong.map(({ field, column, problem }, index) => {
    const values = { columnZh: column.zh, columnEn: column.en, problemZh: problem.zh, problemEn: problem.en }
    return refusedRow({ ...row, sliceNo: index + 1 }, reject('batch_line_wrong', field, values))
  })
}

const NOTHING = {
  batchNo: 0,
  lineNo: 0,
  sliceNo: 1,
  clientNo: 0,
  instrument: '',
  side: '',
  orderType: '',
  price: 0,
  quantity: 0,
  holdCash: 0,
  code: '',
  field: '',
  reason: '',
} as const satisfies BatchLineRow

const WARNED_OF_CAGE = JSON.stringify({ warning: 'price_outside_cage' })

function refusedRow(row: BatchLineRow, { code, field, values }: Rejection): BatchLineRow {
  return { ...row, code, field: field ?? '', reason: values === undefined ? '' : JSON.stringify(values) }
}

function checkLine(
  { books, run }: DryRun,
  { batchNo, line, meta }: { batchNo: number; line: BatchLine; meta: Meta },
): BatchLineRow[] {
  const { lineNo, size, cells: _cells, ...request } = line
  const row = { ...NOTHING, ...request, batchNo, lineNo }
  const quantities = sizeOrder(books, request, size)
  if ('code' in quantities) return [refusedRow(row, quantities)]
  return quantities.map((quantity, index) => {
    const slice = { ...row, sliceNo: index + 1, quantity }
    const order: OrderRequest = { ...request, quantity, channel: meta.channel, at: meta.at }
    const checked = checkOrder(books, order, meta.time)
    if ('code' in checked) return refusedRow(slice, checked)
    run(left => [asIfEntered(left, order, checked)])
    return {
      ...slice,
      holdCash: checked.hold.cash,
      reason: checked.isOutsideCage ? WARNED_OF_CAGE : '',
      hasPassword: books.credentials.has(`trading:${request.clientNo}`),
    }
  })
}

/** The order's hold counts for the dry run only. The order is never sent. */
function asIfEntered(books: Books, request: OrderRequest, checked: CheckedOrder): Change {
  const { side, orderType, price, quantity, channel, at } = request
  return {
    kind: 'recordOrder',
    order: {
      orderId: takeNumber(books, 'orderId'),
      tradeDate: checked.tradeDate,
      clientNo: checked.client.clientNo,
      cashAccountNo: checked.cashAccount.accountNo,
      securitiesAccountId: checked.securitiesAccount.securitiesAccountId,
      holdingNo: checked.holding?.holdingNo ?? 0,
      instrumentNo: checked.instrument.instrumentNo,
      market: checked.instrument.market,
      tradingUnit: checked.tradingUnit,
      side,
      orderType,
      price,
      quantity,
      channel,
      tellerNo: 0,
      enteredAt: at,
      holdPrice: checked.holdPrice,
      // The hold and the order fee are not available to the lines after it.
      holdCash: checked.hold.cash + checked.orderFee,
      holdShares: checked.hold.shares,
      status: 'queued',
      clOrdId: '',
    },
  }
}
