/** Documents in a real database: kept once, read as they were, swept when nothing refers to them. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allOf } from '@guitai/core/base/all-of.ts'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { documentBytes, findDocument, keepDocument, PIECE, sweepDocuments } from './documents.ts'

let database: TestDatabase
let db: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  db = new pg.Pool({ connectionString: database.url, max: 3 })
})
afterAll(async () => {
  await db.end()
  await database.drop()
})

async function* parts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const sample = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, at) => (at * 31) % 251))
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function read(hash: string): Promise<Buffer | undefined> {
  const bytes = await documentBytes(db, hash)
  return bytes && Buffer.concat(await allOf(bytes))
}

async function count(table: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(`select count(*)::int as n from current.${table}`)
  return rows[0]?.n ?? -1
}

test.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 7])(
  '%i bytes come back as they were',
  async length => {
    const bytes = sample(length)
    const kept = await keepDocument(db, parts(bytes, 64 * 1024))
    expect(kept).toEqual({ sha256: sha256(bytes), size: length })
    expect((await read(kept.sha256))?.equals(bytes)).toBe(true)
  },
)

test('the same content, also at once and in other parts, lies there once', async () => {
  const bytes = sample(PIECE + 100)
  await keepDocument(db, parts(bytes, 1000))
  const before = [await count('document_content'), await count('document_piece')]
  await Promise.all([keepDocument(db, parts(bytes, 999)), keepDocument(db, parts(bytes, PIECE * 2))])
  expect([await count('document_content'), await count('document_piece')]).toEqual(before)
})

test('a file that ends in the middle leaves nothing', async () => {
  const before = await count('document_piece')
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield sample(2 * PIECE)
    throw new Error('the disk is gone')
  }
  await expect(keepDocument(db, broken())).rejects.toThrow('the disk is gone')
  expect(await count('document_piece')).toBe(before)
})

test('bytes that were changed in the table are not given out as what they were', async () => {
  const { sha256: hash } = await keepDocument(db, parts(sample(500), 500))
  const other = await keepDocument(db, parts(sample(400), 400))
  await db.query(
    `update current.document_piece set bytes = (select bytes from current.document_piece join current.document_content using (content_no)
      where sha256 = $2) where content_no = (select content_no from current.document_content where sha256 = $1)`,
    [hash, other.sha256],
  )
  await expect(read(hash)).rejects.toThrow('as it was stored')
})

test('what nothing refers to is swept when it is old enough, and what a document refers to stays', async () => {
  const [kept, loose] = [sample(300), sample(301)]
  await keepDocument(db, parts(kept, 300))
  await keepDocument(db, parts(loose, 300))
  await db.query(
    `insert into current.stored_document values (7, 'kept.DBF', $1, 300, 'application/x-dbf', 'E01-XSHE', '2026-11-23', 1001, true)`,
    [sha256(kept)],
  )
  expect(await sweepDocuments(db, 60)).toBe(0)
  expect(await sweepDocuments(db, 0)).toBeGreaterThan(0)
  expect(await read(sha256(loose))).toBeUndefined()
  expect((await read(sha256(kept)))?.equals(kept)).toBe(true)
  const { rows } = await db.query(
    'select from current.document_piece where content_no not in (select content_no from current.document_content)',
  )
  expect(rows).toEqual([])
})

test('a document is found by its number', async () => {
  expect(await findDocument(db, 7)).toEqual({
    name: 'kept.DBF',
    sha256: sha256(sample(300)),
    size: 300,
    mediaType: 'application/x-dbf',
    isPersonal: true,
  })
  expect(await findDocument(db, 8)).toBeUndefined()
})
