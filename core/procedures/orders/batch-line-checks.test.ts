/** Lines are checked one after another: what an earlier line would hold counts for later ones, and the books stay unchanged. */
import { expect, test } from 'vitest'
import { stateHash } from '../../books/state-hash.ts'
import type { BatchLine, GatheredLine } from '../../frame/gathered.ts'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { books, clientNo } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { checkBatchLines } from './batch-line-checks.ts'

const given = books({ cash: { C1: '2500.00', C2: '1500.00' }, holdings: { 'C1 600000.XSHG': '2000030' } })
const line = (lineNo: number, differing: Partial<BatchLine> = {}): BatchLine => ({
  lineNo,
  clientNo: clientNo('C1'),
  instrument: '600000.XSHG',
  side: 'buy',
  orderType: 'limit',
  price: 100_000,
  size: { by: 'quantity', quantity: 100 },
  ...differing,
})
const check = (...lines: GatheredLine[]) =>
  checkBatchLines(given, { batchNo: 1, lines, meta: aMeta() }).map(({ lineNo, sliceNo, quantity, code }) =>
    code === '' ? [lineNo, sliceNo, quantity] : [lineNo, code],
  )

test('money is spent once', () => {
  expect(check(line(1), line(2), line(3), line(4, { clientNo: clientNo('C2') }))).toEqual([
    [1, 1, 100],
    [2, 1, 100],
    [3, 'insufficient_cash'],
    [4, 1, 100],
  ])
})

test('a share of what is left, then of what is left of that', () => {
  const half = { size: { by: 'share', parts: 1, of: 2 } } as const
  expect(check(line(1, half), line(2, half))).toEqual([
    [1, 1, 100],
    [2, 'size_comes_to_nothing'],
  ])
})

test('sliced where it is more than one order may be', () => {
  const all = line(1, { side: 'sell', size: { by: 'share', parts: 1, of: 1 } })
  expect(check(all, line(2, { side: 'sell' }))).toEqual([
    [1, 1, 1_000_000],
    [1, 2, 999_900],
    [1, 3, 130],
    [2, 'insufficient_shares'],
  ])
})

test.each([
  ['as many orders as a line may come to', 100_000_000, 100],
  ['one more', 100_000_100, 1],
])('%s', (_, quantity, rows) => {
  const checked = check(line(1, { size: { by: 'quantity', quantity } }))
  expect(checked).toHaveLength(rows)
  expect(checked[0]).toEqual([1, rows === 1 ? 'too_many_orders' : 'insufficient_cash'])
})

test('all that could not be read of a line is said, and what it said is kept', () => {
  const column = { zh: '价格', en: 'Price' }
  const cells = { client: 'x1', price: '1O' }
  const rows = checkBatchLines(given, {
    batchNo: 1,
    lines: [
      {
        lineNo: 9,
        wrong: [
          { field: 'client', column: { zh: '客户', en: '客户' }, problem: { zh: 'a', en: 'b' } },
          { field: 'price', column, problem: { zh: 'x', en: 'y' } },
        ],
        cells,
      },
    ],
    meta: aMeta(),
  })
  expect(rows).toMatchObject([
    { lineNo: 9, sliceNo: 1, code: 'batch_line_wrong', field: 'client', typed: JSON.stringify(cells) },
    {
      lineNo: 9,
      sliceNo: 2,
      code: 'batch_line_wrong',
      field: 'price',
      reason: '{"columnZh":"价格","columnEn":"Price","problemZh":"x","problemEn":"y"}',
    },
  ])
  expect(rows[1]).not.toHaveProperty('typed')
})

test('a line that comes to no order is kept as it was sent; one that does is known by its orders', () => {
  const cells = { client: '1', quantity: '150' }
  const nothing = line(1, { size: { by: 'share', parts: 1, of: 100_000 }, cells })
  const refused = line(2, { size: { by: 'quantity', quantity: 150 }, cells })
  const rows = checkBatchLines(given, { batchNo: 1, lines: [nothing, refused], meta: aMeta() })
  expect(rows.map(({ code, typed }) => [code !== '', typed])).toEqual([
    [true, JSON.stringify(cells)],
    [true, undefined],
  ])
})

test('one line too many of a client', () => {
  const aboveLimit = { clientNo: clientNo('C1'), limit: 1000 }
  const [row] = checkBatchLines(given, { batchNo: 1, lines: [{ lineNo: 9, aboveLimit }], meta: aMeta() })
  expect(row).toMatchObject({
    clientNo: clientNo('C1'),
    code: 'batch_lines_above_client_limit',
    reason: '{"limit":"1000"}',
  })
})

test('an unknown client', () => {
  expect(check(line(1, { clientNo: 1 }))).toEqual([[1, 'client_not_found']])
})

test('nothing has changed', () => {
  const before = stateHash(given)
  check(line(1), line(2))
  expect(stateHash(given)).toBe(before)
})

test.each([
  ['warned of, and counted', 0, { code: '', reason: '{"warning":"price_outside_cage"}', holdCash: 103_507 }],
  ['refused where the firm says so', 1, { code: 'price_outside_cage', reason: '', holdCash: 0 }],
])('outside the price cage: %s', (_, value, expected) => {
  const caged = books({ cash: { C1: '2500.00' }, quotes: { '600000.XSHG': 'ask 10.00' } })
  caged.parameters = {
    ...caged.parameters,
    settings: [{ key: 'price-cage-refuses', from: '1970-01-01', source: '', value }],
  }
  const [row] = checkBatchLines(caged, { batchNo: 1, lines: [line(1, { price: 103_000 })], meta: aMeta() })
  expect(row).toMatchObject(expected)
})

test.each([
  ['2012.12', ['', '']],
  ['2012.11', ['', 'insufficient_cash']],
])('%s for two orders of 1005.06 and the fee of each', (cash, expected) => {
  const { settings } = defaultParameters()
  const charging = settings.map(row => (row.key === 'order-fee' ? { ...row, value: 100 } : row))
  const charged = books({ cash: { C1: cash }, parameters: { settings: charging } })
  expect(
    checkBatchLines(charged, { batchNo: 1, lines: [line(1), line(2)], meta: aMeta() }).map(
      ({ code }) => code,
    ),
  ).toEqual(expected)
})
