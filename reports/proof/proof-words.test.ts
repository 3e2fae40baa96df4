/** Every column and code that a line of the proof can show has its word in both languages. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROOF_CODE_WORDS, PROOF_COLUMN_WORDS } from '@guitai/core/words/proof.ts'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { PROOF_LINES } from './proof-lines.ts'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

/** Compared with, never shown. */
const NOT_SHOWN = new Set(['lend'])

const LINES = PROOF_LINES.flatMap(line => ('sql' in line ? [[line.name, line.sql] as const] : []))

test.each(LINES)('%s', async (_, sql) => {
  const { fields } = await client.query(
    `select * from (${sql}) v limit 0`,
    sql.includes('$1') ? ['2026-11-23'] : [],
  )
  expect(fields.map(({ name }) => name).filter(name => PROOF_COLUMN_WORDS[name] === undefined)).toEqual([])
  const codes = [...sql.matchAll(/(?:select|then)\s+'([^']+)'/g)].map(([, code]) => code ?? '')
  expect(codes.filter(code => PROOF_CODE_WORDS[code] === undefined && !NOT_SHOWN.has(code))).toEqual([])
})

test('the words are of both languages', () => {
  for (const { zh, en } of [...Object.values(PROOF_COLUMN_WORDS), ...Object.values(PROOF_CODE_WORDS)])
    expect([/\p{Script=Han}/u.test(zh), /\p{Script=Han}/u.test(en)]).toEqual([true, false])
})
