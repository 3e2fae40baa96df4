/** What PostgreSQL reads out of the arrays is what was put in, at the ends of each type's range. */
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { binaryArray, forgetArrays, unnested } from './binary-array.ts'
import type { ColumnType } from '@guitai/core/books/tables/define-table.ts'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

beforeEach(forgetArrays)

afterAll(async () => {
  await client.end()
  await database.drop()
})

const LARGEST = Number.MAX_SAFE_INTEGER
const TIMES = [Date.UTC(2026, 10, 23, 2, 30, 1, 999), Date.UTC(1990, 0, 1), 946_684_800_000]

const CASES: [type: ColumnType, values: unknown[], read: (string | null)[]][] = [
  [
    'int8',
    [0, -1, 2 ** 31, -(2 ** 32), LARGEST, -LARGEST, null],
    ['0', '-1', '2147483648', '-4294967296', String(LARGEST), String(-LARGEST), null],
  ],
  ['int4', [0, -1, 2_147_483_647, -2_147_483_648], ['0', '-1', '2147483647', '-2147483648']],
  [
    'text',
    ['', 'NULL', '"\\{},', '浦发银行', 'x'.repeat(64) + '柜', '😀', 'a\0b'],
    ['', 'NULL', '"\\{},', '浦发银行', 'x'.repeat(64) + '柜', '😀', 'ab'],
  ],
  ['text', ['y'.repeat(300_000), ''], ['y'.repeat(300_000), '']],
  [
    'date',
    ['2026-11-23', '1990-12-19', '2000-02-29', null],
    ['2026-11-23', '1990-12-19', '2000-02-29', null],
  ],
  ['time', TIMES, ['2026-11-23 02:30:01.999+00', '1990-01-01 00:00:00+00', '2000-01-01 00:00:00+00']],
  ['bool', [true, false, null], ['true', 'false', null]],
  ['json', [{ a: '柜' }, [], null], ['{"a": "柜"}', '[]', null]],
  ['numeric', [123_456_789_012_345_678_901_234_567_890n, -5n], ['123456789012345678901234567890', '-5']],
  ['char', ['S', 'U'], ['S', 'U']],
  [
    'uuid',
    ['00112233445566778899aabbccddeeff', 'F'.repeat(32), ''],
    ['00112233-4455-6677-8899-aabbccddeeff', 'ffffffff-ffff-ffff-ffff-ffffffffffff', null],
  ],
]

const arrayOf = (type: ColumnType, values: readonly unknown[]): Buffer =>
  binaryArray(
    values.map(value => ({ value })),
    type,
    row => (row as { value: unknown }).value,
  )

test.each(CASES)('%s', async (type, values, read) => {
  const array = arrayOf(type, values)
  const { rows } = await client.query<{ x: string | null }>(
    `select x::text from (select ${unnested({ name: 'x', field: 'value', type }, 0)}) u`,
    [array],
  )
  expect(rows.map(row => row.x)).toEqual(read)
})

test.each([
  ['int8', 1.5],
  ['int8', 2 ** 53],
  ['int8', '7'],
  ['int4', 2 ** 31],
  ['int4', 0.5],
] as [ColumnType, unknown][])('%s refuses %s', (type, value) => {
  expect(() => binaryArray([{ value }], type, row => (row as { value: unknown }).value)).toThrow()
})

test('arrays of a batch lie side by side, whatever comes after them, and the next batch uses their memory again', () => {
  const [first, second] = [arrayOf('text', ['a', null]), arrayOf('int4', [1, 2])]
  const copies = [Buffer.from(first), Buffer.from(second)]
  expect(second.buffer).toBe(first.buffer)
  expect(second.byteOffset).toBe(first.byteOffset + first.length)
  const large = arrayOf('text', ['y'.repeat(first.buffer.byteLength)])
  const last = arrayOf('text', ['z', null])
  expect([first, second]).toEqual(copies)
  expect(last.buffer).toBe(large.buffer)
  forgetArrays()
  expect(arrayOf('int4', [1])).toMatchObject({ buffer: last.buffer, byteOffset: 0 })
})

test('memory that one enormous batch took is given back', () => {
  const enormous = arrayOf('text', ['y'.repeat(20_000_000)])
  forgetArrays()
  expect(arrayOf('int4', [1]).buffer.byteLength).toBeLessThan(enormous.length)
})
