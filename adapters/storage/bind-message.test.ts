/** PostgreSQL understands the messages, and their memory is used again when they are written, not before. */
import { Duplex } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { bindFromKeptMemory } from './bind-message.ts'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url, pipeline: true })
  await client.connect()
  bindFromKeptMemory(client.connection)
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

const BYTES = Buffer.from([0, 1, 255])

test.each([
  ['nothing', [], []],
  ['text', ['', '柜台', "'; \\x00"], ['', '柜台', "'; \\x00"]],
  ['null', [null, 'after it'], [null, 'after it']],
  ['numbers and truth', [-7, 2 ** 40, true], ['-7', String(2 ** 40), 'true']],
  ['bytes', [BYTES, 'beside them'], ['\\x0001ff', 'beside them']],
  [
    'more than is kept at first',
    ['x'.repeat(200_000), '柜'.repeat(100_000)],
    ['x'.repeat(200_000), '柜'.repeat(100_000)],
  ],
])('%s', async (_, values: unknown[], read) => {
  const columns = values.map((value, i) => `($${i + 1}::${value instanceof Buffer ? 'bytea' : 'text'})::text`)
  const text = `select array[${columns.join(', ')}]::text[] as read`
  const { rows } = await client.query<{ read: string[] }>({ name: `bind ${_}`, text, values })
  expect(rows).toEqual([{ read }])
})

test('many behind one another, each with its own values', async () => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      client.query<{ read: string }>({
        name: 'echo',
        text: 'select $1::text as read',
        values: ['柜'.repeat(i)],
      }),
    ),
  )
  expect(answers.map(({ rows }) => rows[0]?.read.length)).toEqual(answers.map((_, i) => i))
})

/** A line that is slow: what was written is held until it is let go. */
function slowConnection() {
  const written: { memory: ArrayBufferLike; letGo: () => void }[] = []
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _, letGo) => void written.push({ memory: chunk.buffer, letGo }),
  })
  const connection = new pg.Connection({ stream: () => stream })
  bindFromKeptMemory(connection)
  const bind = (value: string): void => connection.bind({ values: [value] }, false)
  return { bind, written }
}

test('memory is used again once it is written', () => {
  const { bind, written } = slowConnection()
  bind('first')
  written[0]?.letGo()
  bind('second')
  expect(written[1]?.memory).toBe(written[0]?.memory)
})

test('memory that is not written yet is left alone', () => {
  const { bind, written } = slowConnection()
  bind('first')
  bind('second')
  written[0]?.letGo()
  expect(written[1]?.memory).not.toBe(written[0]?.memory)
})
