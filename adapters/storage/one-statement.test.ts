/** Statements joined into one: parameters renumbered, all or nothing, and kept apart where one needs another's rows. */
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { alone, OneStatement } from './one-statement.ts'
import type { Statement } from './table-writer.ts'

let database: TestDatabase
let client: pg.Client
/** Lives as long as its connection, which keeps the plans. */
const one = new OneStatement()

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(
    'create temp table a (n int primary key, t text); create temp table b (n int primary key)',
  )
})

beforeEach(async () => {
  await client.query('truncate a, b')
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

const intoA: Statement = {
  name: 'insert_a',
  text: 'insert into a select unnest($1::int[]), unnest($2::text[])',
  values: ['{1,2}', '{x,y}'],
}
const intoB: Statement = { name: 'insert_b', text: 'insert into b select unnest($1::int[])', values: ['{7}'] }

async function contents(): Promise<unknown> {
  const { rows } = await client.query(
    "select (select string_agg(n || t, ' ' order by n) from a) as a, (select count(*)::int from b) as b",
  )
  return rows[0]
}

test('all parts are executed, with their own parameters, again and again', async () => {
  const first = one.of([intoA, intoB, { name: 'insert_b', text: intoB.text, values: ['{8}'] }])
  await client.query(first as Statement)
  expect(await contents()).toEqual({ a: '1x 2y', b: 2 })
  const second = one.of([
    { ...intoA, values: ['{3}', '{z}'] },
    { ...intoB, values: ['{9}'] },
    { ...intoB, values: ['{10}'] },
  ])
  expect(second?.name).toBe(first?.name)
  await client.query(second as Statement)
  expect(await contents()).toEqual({ a: '1x 2y 3z', b: 4 })
})

test('one part that fails leaves nothing of the others', async () => {
  const failing = one.of([intoA, { ...intoB, values: ['{7,7}'] }])
  await expect(client.query(failing as Statement)).rejects.toThrow(/duplicate key/)
  expect(await contents()).toEqual({ a: null, b: 0 })
})

describe('an update of each row that is given', () => {
  const update: Statement = {
    name: 'update_a',
    text: 'update a set t = u.t from (select unnest($1::int[]) as n, unnest($2::text[]) as t) u where a.n = u.n returning 1',
    expected: 'cardinality($1::int[])',
    values: ['{1,2}', '{v,w}'],
  }

  test('is made where all are there, together with others and by itself', async () => {
    await client.query(one.of([intoA, intoB]) as Statement)
    await client.query(one.of([{ ...intoB, values: ['{8}'] }, update]) as Statement)
    expect(await contents()).toEqual({ a: '1v 2w', b: 2 })
    await client.query(alone({ ...update, name: 'update_alone', values: ['{1}', '{z}'] }))
    expect(await contents()).toEqual({ a: '1z 2w', b: 2 })
  })

  test('ends everything where one is missing', async () => {
    await client.query(one.of([{ ...intoA, values: ['{1}', '{x}'] }, intoB]) as Statement)
    const both = one.of([{ ...intoB, values: ['{8}'] }, update]) as Statement
    await expect(client.query(both)).rejects.toThrow('update_a: 1 of 2 rows are there')
    await expect(client.query(alone({ ...update, name: 'update_other' }))).rejects.toThrow('1 of 2 rows')
    expect(await contents()).toEqual({ a: '1x', b: 1 })
  })
})

test.each([
  ['a statement that is not prepared', { name: '', text: 'create table c ()', values: [] }],
  [
    "one that needs another's rows",
    { name: 'update_a', text: 'update a set t = $1', values: ['z'], follows: true },
  ],
])('%s stays apart', (_, part) => {
  expect(new OneStatement().of([intoA, part])).toBeUndefined()
})

test('no more plans are kept than a connection should hold', () => {
  const full = new OneStatement()
  const made = Array.from({ length: 150 }, (_, i) => full.of([{ ...intoA, name: `insert_${i}` }, intoB]))
  expect(new Set(made.filter(each => each !== undefined).map(each => each.name)).size).toBe(100)
  expect(full.of([{ ...intoA, name: 'insert_0' }, intoB])).toBeDefined()
  expect(full.of([{ ...intoA, name: 'insert_149' }, intoB])).toBeUndefined()
})
