/** C93: a batch is recorded with its lines and nothing else; batch-line-checks.test.ts shows the results of lines. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import type { GatheredLine } from '../../frame/gathered.ts'
import { books, clientNo } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { checkBatch } from './check-batch.ts'

const line: GatheredLine = {
  lineNo: 2,
  clientNo: clientNo('C1'),
  instrument: '600000.XSHG',
  side: 'buy',
  orderType: 'limit',
  price: 100_000,
  size: { by: 'quantity', quantity: 100 },
}
const rows = (lines: readonly GatheredLine[], more: object = {}) =>
  ({
    gathered: {
      from: 'batch-lines',
      batchNo: 0,
      rows: lines,
      ignoredColumns: [],
      isFirst: true,
      isLast: true,
      ...more,
    },
  }) as const
const put = (figures: string): string =>
  `insert order_batch batchNo 1 businessDate 2026-11-23 tradeDate 2026-11-23 name A ${figures} tellerNo 1001 branchNo 1 checkedAt 1795000000000`

const aWrongCell = {
  field: 'quantity',
  column: { zh: '数量', en: 'Qty' },
  problem: { zh: 'x', en: 'x' },
} as const

testFunction(checkBatch, {
  given: books({ cash: { C1: '2500.00' } }),
  typical: { name: 'A' },
  around: rows([line]),
  cases: [
    ['a later chunk of no batch', {}, 'batch_not_found', rows([line], { isFirst: false })],
    [
      'one line',
      {},
      [put('status checked lines 1 good 1 orderCount 1 amount 100506'), 'storeFile batch_line 1'],
    ],
    [
      'the first of more chunks',
      {},
      [put('status checking lines 1 good 1 orderCount 1 amount 100506'), 'storeFile batch_line 1'],
      rows([line], { isLast: false }),
    ],
    [
      'a line that would be refused, and one that could not be read',
      {},
      [put('status checked lines 3 good 1 orderCount 1 amount 100506'), 'storeFile batch_line 3'],
      rows([
        line,
        { ...line, lineNo: 3, size: { by: 'quantity', quantity: 150 } },
        { lineNo: 4, wrong: [aWrongCell] },
      ]),
    ],
  ],
})

test('columns of the file that were not read stand in the answer', () => {
  const given = books({ cash: { C1: '2500.00' } })
  const outcome = checkBatch.decide(given, { name: 'A' }, aMeta(rows([line], { ignoredColumns: ['备注'] })))
  expect(outcome).toMatchObject({ accepted: true, result: { ignoredColumns: ['备注'] } })
})

test('orders of clients who have set a trading password are counted', () => {
  const given = books({ cash: { C1: '2500.00', C2: '2500.00' } })
  const owner = clientNo('C1')
  const row = {
    kind: 'trading',
    owner,
    version: 1,
    hash: 'h',
    failures: 0,
    lockedOn: null,
    lockedUntil: null,
    mustChange: false,
  } as const
  applyChanges(given, [{ kind: 'insert', table: 'credential', row: { key: `trading:${owner}`, ...row } }])
  const lines = [line, { ...line, lineNo: 3, clientNo: clientNo('C2') }]
  expect(checkBatch.decide(given, { name: 'A' }, aMeta(rows(lines)))).toMatchObject({
    result: { good: 2, withPassword: 1 },
  })
})
