/** One set of books has one writer, and the database enforces it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PostgresStorage } from '@guitai/adapters/storage/postgres-storage.ts'
import { WriterLocked } from '@guitai/adapters/storage/writing-connection.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())

const storage = (patienceMs: number): PostgresStorage =>
  new PostgresStorage(database.url, () => undefined, { patienceMs })

test('a second writer is refused while the first lives', async () => {
  const [first, second] = [storage(1000), storage(200)]
  await first.open()
  await expect(second.open()).rejects.toThrow(WriterLocked)
  await second.close()
  await first.close()
})

test('a second writer that waits gets the books when the first is gone', async () => {
  const [first, second] = [storage(1000), storage(10_000)]
  await first.open()
  const opened = second.open()
  await first.close()
  await expect(opened).resolves.toMatchObject({ lastBatchNo: 0, nextCommandNo: 1 })
  await second.close()
})
