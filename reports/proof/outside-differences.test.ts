/** Every difference from an outside file is named separately, so that each can be carried. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { insertSampleBooks, SAMPLE_DATE } from '../../tests/support/sample-books.ts'
import { outsideDifferences } from './outside-differences.ts'
import { proveIn } from './run-proof.ts'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await insertSampleBooks(client)
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

async function found(spoil: string) {
  await client.query('begin')
  try {
    if (spoil !== '') await client.query(spoil)
    return await outsideDifferences(client, await proveIn([client], { businessDate: SAMPLE_DATE, heads: [] }))
  } finally {
    await client.query('rollback')
  }
}

test('nothing differs', async () => {
  expect(await found('')).toEqual({})
})

test.each([
  [
    "update current.depository_holding set quantity = quantity + 7 where code = '600000' and securities_account_id like '%2.XSHG'",
    {
      'holdings-reconciliation': [
        { kind: 'holding', subject: expect.stringContaining('XSHG 600000'), ours: '800', theirs: '807' },
      ],
    },
  ],
  [
    'update current.depository_money set buys = buys + 1',
    {
      'money-reconciliation': [
        {
          kind: 'money',
          subject: expect.stringMatching(/^trades XSHG \d+ CNY$/),
          ours: expect.any(String),
          theirs: expect.any(String),
        },
      ],
    },
  ],
])('%s', async (spoil, expected) => {
  expect(await found(spoil)).toEqual(expected)
})
