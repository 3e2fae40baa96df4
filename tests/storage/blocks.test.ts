/** A kill switch that was lifted can be set again after a restart: its row is known, and updated. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { StorageEngine } from './storage-engine.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())

async function afterRestart(functionCode: string): Promise<boolean | undefined> {
  const books = await StorageEngine.open(database.url)
  await books.give(functionCode, { scope: 'firm', reason: '演练' })
  const { isSet } = books.engine.books.blocks.get('firm') ?? {}
  await books.close()
  expect(books.failure).toBeUndefined()
  return isSet
}

test('set, lifted, set again', async () => {
  expect([await afterRestart('S95'), await afterRestart('S96'), await afterRestart('S95')]).toEqual([
    true,
    false,
    true,
  ])
})
