/**
 * C03 批量委托 — the refused lines of a batch in the columns of a file of orders: exported, corrected and sent again. Line number and
 * reason stand beside them; the reader of files passes over both.
 */
import { Type } from 'typebox'
import { formatPrice } from '@guitai/core/base/money.ts'
import { Whole } from '@guitai/core/frame/fields.ts'
import { BATCH_COLUMN_WORDS, type BatchColumn, type TypedCells } from '@guitai/core/words/batch-column.ts'
import { ORDER_TYPE_WORDS } from '@guitai/core/words/order-type.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'
import { valuesOf, type Words } from '@guitai/core/words/words.ts'
import { conditions } from '../frame/conditions.ts'
import { addCoveredBranch } from '../frame/covered.ts'
import { defineReport, type ReportColumn, type Row } from '../frame/define-report.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { PROBLEM_COLUMNS, problemOf } from './batch-problem.ts'

/** All faults of a line that could not be read stand in its first row; a line that came to orders has one row for each refused one. */
const SELECT = `select l.line_no as "lineNo", l.slice_no as "sliceNo", l.client_no as "clientNo", l.instrument, l.side, l.order_type as "orderType",
  l.price, l.quantity, l.typed, b.branch_no as "branchNo",
  (select json_agg(json_build_object('code', f.code, 'reason', f.reason, 'answerCode', a.code, 'answerReason', a.reason) order by f.slice_no)
    from everyday.batch_line f where f.batch_no = l.batch_no and f.line_no = l.line_no
    and (f.slice_no = l.slice_no or f.code = 'batch_line_wrong')) as problems
from everyday.batch_line l left join everyday.batch_answer a using (batch_no, line_no, slice_no)
  left join everyday.order_batch b using (batch_no)`

const CODED: Readonly<Partial<Record<BatchColumn, Words>>> = { side: SIDE_WORDS, orderType: ORDER_TYPE_WORDS }

const FILE_COLUMNS: readonly ReportColumn[] = valuesOf(BATCH_COLUMN_WORDS).map(name => ({
  name,
  title: BATCH_COLUMN_WORDS[name],
  type: 'text',
  ...(CODED[name] === undefined ? {} : { labels: CODED[name] }),
}))

export const batchRefused = defineReport({
  code: 'batch-refused',
  name: 'batch-refused',
  title: { zh: '批量委托被拒绝的行', en: 'Refused lines of a batch' },
  module: 'queries',
  kind: 'query',
  about: 'tellers',
  input: Type.Object(
    { batchNo: Whole({ zh: '批次号', en: 'Batch' }, 1, Number.MAX_SAFE_INTEGER), ...PAGE },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'lineNo', title: { zh: '行', en: 'Line' }, type: 'no' },
    ...FILE_COLUMNS,
    ...PROBLEM_COLUMNS,
  ],
  async run(database, input, context) {
    const filter = conditions()
    addCoveredBranch(filter, 'b.branch_no', context)
    filter.add('l.batch_no = ?', input.batchNo)
    filter.add("(l.code <> '' or a.status = ?)", 'rejected')
    filter.add('(l.slice_no = 1 or l.code <> ?)', 'batch_line_wrong')
    const page = await readPage(database, input, {
      select: SELECT,
      conditions: filter,
      key: [
        { sql: 'l.line_no', type: 'int8', field: 'lineNo' },
        { sql: 'l.slice_no', type: 'int8', field: 'sliceNo' },
      ],
      direction: 'asc',
    })
    return { ...page, rows: page.rows.map(row => ({ ...row, ...cellsOf(row), ...problemsOf(row) })) }
  },
})

/** As it was sent, or, of what has become an order, that order. */
function cellsOf(row: Row): TypedCells {
  if (typeof row['typed'] === 'string') return JSON.parse(row['typed']) as TypedCells
  return {
    client: String(row['clientNo']),
    instrument: String(row['instrument']),
    side: String(row['side']),
    orderType: String(row['orderType']),
    price: row['price'] === 0 ? '' : formatPrice(Number(row['price'])),
    quantity: String(row['quantity']),
  }
}

function problemsOf(row: Row): { problem: string; problemEn: string } {
  const problems = (row['problems'] as Row[] | null) ?? []
  const said = problems.map(problemOf)
  return {
    problem: said.map(({ problem }) => problem).join('；'),
    problemEn: said.map(({ problemEn }) => problemEn).join('; '),
  }
}
