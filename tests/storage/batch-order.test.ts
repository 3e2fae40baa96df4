/** A batch is never on disk without the one before it, and no number is used twice: the tables themselves refuse it. */
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { PostgresStorage } from '@guitai/adapters/storage/postgres-storage.ts'
import { raiseEpoch } from '@guitai/adapters/storage/writing-connection.ts'
import { noDirt } from '@guitai/core/books/dirty.ts'
import type { Batch, OpenedBooks } from '@guitai/core/engine/ports.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let reading: pg.Client
let storage: PostgresStorage
let opened: OpenedBooks

beforeAll(async () => {
  database = await testDatabase()
  reading = new pg.Client({ connectionString: database.url })
  await reading.connect()
})

beforeEach(async () => {
  storage = new PostgresStorage(database.url, () => undefined)
  opened = await storage.open()
})

afterEach(() => storage.close())

afterAll(async () => {
  await reading.end()
  await database.drop()
})

function batch(batchNo: number, businessDate = '2026-11-23'): Batch {
  const { books } = opened
  const commandNo = batchNo * 10
  const command = {
    commandNo,
    businessDate,
    at: 0,
    functionCode: 'F09',
    tellerNo: 0,
    checkerNo: null,
    channel: 'counter',
    workstation: '',
    requestHash: '',
    contentHash: '',
    input: '{}',
    outcome: '{}',
  }
  return {
    batchNo,
    commands: [command],
    dirty: noDirt(),
    books,
    nextCommandNo: commandNo + 1,
    nextIn: new Map(),
  }
}

async function stored(): Promise<{ batches: number[]; commands: number[] }> {
  const batches = await reading.query<{ no: number }>(
    'select batch_no::int as no from current.batch order by 1',
  )
  const commands = await reading.query<{ no: number }>(
    'select command_no::int as no from everyday.command order by 1',
  )
  return { batches: batches.rows.map(({ no }) => no), commands: commands.rows.map(({ no }) => no) }
}

test('two batches sent one behind the other are both there', async () => {
  await Promise.all([storage.commit(batch(1)), storage.commit(batch(2))])
  expect(await stored()).toEqual({ batches: [1, 2], commands: [10, 20] })
})

test('a batch whose predecessor is missing is refused whole', async () => {
  await expect(storage.commit(batch(opened.lastBatchNo + 2))).rejects.toMatchObject({ code: '23503' })
  expect(await stored()).toEqual({ batches: [1, 2], commands: [10, 20] })
})

test('when a batch fails, the one that was sent behind it fails too', async () => {
  const bad = batch(3)
  bad.commands[0] = { ...batch(1).commands[0], commandNo: 10 } as Batch['commands'][number]
  const results = await Promise.allSettled([storage.commit(bad), storage.commit(batch(4))])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await stored()).toEqual({ batches: [1, 2], commands: [10, 20] })
})

test('a batch number that is taken is refused, whoever comes with it', async () => {
  await expect(storage.commit(batch(2))).rejects.toMatchObject({ code: '23505' })
  await expect(
    reading.query(
      "insert into current.batch (batch_no, previous_no, next_command_no, counters, rows_hash, chain_hash) values (7, 1, 1, '', '', '')",
    ),
  ).rejects.toMatchObject({ code: '23505' })
  expect(await stored()).toEqual({ batches: [1, 2], commands: [10, 20] })
})

test.each([
  ['in one statement', '2026-11-23'],
  ['part by part, with a partition of its own', '2026-11-24'],
])('once another writer has taken over, a batch is refused whole: %s', async (_, businessDate) => {
  await raiseEpoch(reading)
  await expect(storage.commit(batch(3, businessDate))).rejects.toMatchObject({
    code: '23502',
    column: 'epoch',
  })
  expect(await stored()).toEqual({ batches: [1, 2], commands: [10, 20] })
})

test('the next engine goes on behind the last batch', () => {
  expect(opened).toMatchObject({ lastBatchNo: 2, nextCommandNo: 21 })
})

test('an update of a row that is not stored, and an insert of one that is, are refused whole', async () => {
  const block = (blockKey: string) => ({ blockKey, isSet: true, reason: 'r', setBy: 1001, setAt: 0 })
  const next = opened.lastBatchNo + 1
  const first = batch(next)
  first.dirty.block.inserted.add(block('firm'))
  await storage.commit(first)
  const updating = batch(next + 1)
  for (const key of ['firm', 'branch/9']) updating.dirty.block.updated.add(block(key))
  await expect(storage.commit(updating)).rejects.toThrow('update_block: 1 of 2 rows are there')
  const inserting = batch(next + 1)
  inserting.dirty.block.inserted.add(block('firm'))
  await expect(storage.commit(inserting)).rejects.toThrow('duplicate key')
  expect((await stored()).batches.at(-1)).toBe(next)
})
