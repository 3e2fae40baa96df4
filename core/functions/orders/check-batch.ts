/**
 * C93 批量委托试算 — the dry run of a batch of orders, typed or from a file. It says what each line would do and changes only the
 * list of batches. The batch is then confirmed by its number (C03). It works in chunks, with all lines of a client in one.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type } from 'typebox'
import { orderDateOf } from '../../procedures/orders/order-date.ts'
import { checkBatchLines } from '../../procedures/orders/batch-line-checks.ts'
import type { OrderBatch } from '../../books/tables/orders/order-batch.ts'
import type { Books } from '../../books/books.ts'
import { AnyText, BatchNo, Count, ListOf, Status } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import {
  Choice,
  ClientNo,
  InstrumentId,
  Money,
  OrderTypeField,
  PriceField,
  Shares,
  SideField,
  Text,
  Whole,
} from '../../frame/fields.ts'
import { gatheredFrom, isReadable } from '../../frame/gathered.ts'
import { branchOfActor, tellerOf, type Meta } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { SIZE_WORDS } from '../../words/order-batch.ts'
import { BATCH_STATUS_WORDS } from '../../words/order-batch.ts'
import { only } from '../../words/words.ts'
import { titled } from '../../frame/schema-notes.ts'

export const MOST_TYPED_LINES = 500

export const TypedLine = Type.Object({
  clientNo: ClientNo,
  instrument: InstrumentId,
  side: SideField,
  orderType: OrderTypeField,
  price: PriceField({ zh: '委托价格', en: 'Price' }),
  sizeBy: Choice({ zh: '数量方式', en: 'Size by' }, SIZE_WORDS),
  quantity: Type.Optional(Shares()),
  amount: Type.Optional(Money()),
  percent: Type.Optional(Whole({ zh: '比例（%）', en: 'Per cent' }, 1, 100)),
})

export const checkBatch = defineFunction({
  code: 'C93',
  name: 'check-batch',
  title: { zh: '批量委托试算', en: 'Dry run of a batch' },
  module: 'counter',
  kind: 'batch',
  phases: 'any',
  job: 'check-batch',
  // It changes nothing that could be approved, and the file that comes with it is not kept.
  approval: 'never',
  input: Type.Object({
    name: Text({ zh: '批次名称', en: 'Name' }, 100),
    lines: Type.Optional(
      Type.Array(TypedLine, {
        ...titled({ zh: '委托', en: 'Orders' }),
        minItems: 1,
        maxItems: MOST_TYPED_LINES,
      }),
    ),
  }),
  answer: Type.Object({
    batchNo: BatchNo,
    status: Status(only(BATCH_STATUS_WORDS, 'checking', 'checked')),
    lines: Count({ zh: '行数', en: 'Lines' }),
    good: Count({ zh: '可委托行数', en: 'Good lines' }),
    refused: Count({ zh: '被拒绝行数', en: 'Refused lines' }),
    orderCount: Count({ zh: '委托笔数', en: 'Orders' }),
    withPassword: Count({ zh: '设有交易密码', en: 'With a trading password' }),
    ignoredColumns: ListOf(
      { zh: '未读取的列', en: 'Columns that were not read' },
      AnyText({ zh: '列', en: 'Column' }),
    ),
  }),
  rejections: ['batch_not_found'],
  keys: (_input, gathered) =>
    gathered?.from === 'batch-lines'
      ? [...new Set(gathered.rows.filter(isReadable).map(row => `client:${row.clientNo}` as const))]
      : [],

  decide(books, { name }, meta) {
    const gathered = gatheredFrom(meta.gathered, 'batch-lines')
    const { batchNo: known, rows, ignoredColumns, isFirst, isLast } = gathered
    const batchNo = isFirst ? takeNumber(books, 'recordNo') : known
    const batch = isFirst ? newBatch(books, { batchNo, name, meta }) : books.orderBatches.get(batchNo)
    if (batch === undefined) return reject('batch_not_found')
    const checked = checkBatchLines(books, { batchNo, lines: rows, meta })
    const good = checked.filter(({ code }) => code === '')
    const refused = new Set(checked.flatMap(({ code, lineNo }) => (code === '' ? [] : [lineNo])))
    const status = isLast ? 'checked' : 'checking'
    const row: OrderBatch = {
      ...batch,
      status,
      lines: batch.lines + rows.length,
      good: batch.good + rows.length - refused.size,
      orderCount: batch.orderCount + good.length,
      withPassword: batch.withPassword + good.filter(({ hasPassword }) => hasPassword).length,
      amount: batch.amount + good.reduce((sum, { holdCash }) => sum + holdCash, 0),
    }
    const { lines, orderCount, withPassword } = row
    const refusedLines = lines - row.good
    return accept(
      {
        batchNo,
        status,
        lines,
        good: row.good,
        refused: refusedLines,
        orderCount,
        withPassword,
        ignoredColumns,
      },
      [
        { kind: isFirst ? 'insert' : 'update', table: 'order_batch', row },
        { kind: 'storeFile', table: 'batch_line', rows: checked },
      ],
    )
  },
})

function newBatch(
  books: Books,
  { batchNo, name, meta }: { batchNo: number; name: string; meta: Meta },
): OrderBatch {
  return {
    batchNo,
    businessDate: books.day.businessDate,
    tradeDate: orderDateOf(books),
    name,
    status: 'checking',
    lines: 0,
    good: 0,
    orderCount: 0,
    amount: 0,
    tellerNo: tellerOf(meta),
    branchNo: branchOfActor(meta),
    checkedAt: meta.at,
    confirmedAt: null,
    withPassword: 0,
    checkerNo: null,
  }
}
