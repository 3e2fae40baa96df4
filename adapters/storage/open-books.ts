/** What a new engine starts with: reference data, people, house accounts, the day, and the request ids of two business dates. */
import type pg from 'pg'
import copyStreams from 'pg-copy-streams'
import { emptyBooks } from '@guitai/core/books/empty-books.ts'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import type { BusinessDay } from '@guitai/core/books/tables/day/business-day.ts'
import { numberUsed, type Counters } from '@guitai/core/books/counters.ts'
import type { HouseAccount } from '@guitai/core/books/tables/cash/house-account.ts'
import { follow } from '@guitai/core/books/follow-rows.ts'
import { keepRow, TABLES, type DeclaredTable } from '@guitai/core/books/records.ts'
import type { Voucher } from '@guitai/core/books/tables/cash/voucher.ts'
import type { TableDeclaration } from '@guitai/core/books/tables/define-table.ts'
import type { OpenedBooks } from '@guitai/core/engine/ports.ts'
import { RequestIds } from '@guitai/core/engine/request-ids.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { newestFormat, readFormats } from '@guitai/reports/chain/formats.ts'
import { loadedRows } from './loaded-rows.ts'
import { readAll } from './row-reader.ts'
import { withClient } from './with-client.ts'

export interface OpenedStorage extends OpenedBooks {
  chainHash: string
  /** Of the rows' texts in the chain. */
  formatNo: number
  partitions: string[]
}

export async function openBooks(client: pg.Client, url: string): Promise<OpenedStorage> {
  const books = emptyBooks(defaultParameters())
  await loadDay(client, books)
  await Promise.all([
    loadHouseAccounts(client, books),
    loadVouchers(client, books),
    ...TABLES.filter(({ loaded, owner }) => loaded !== undefined && owner !== 'client').map(table =>
      loadDeclared(client, books, table),
    ),
  ])
  const last = await lastBatch(client)
  if (last !== undefined) books.counters = { ...books.counters, ...(JSON.parse(last.counters) as Counters) }
  // An installation from before this number was counted has parameters, and does not say which number is the next.
  for (const parameterNo of books.parameterRows.keys()) numberUsed(books, 'parameterNo', parameterNo)
  const [partitions, requestIds, formats] = await Promise.all([
    partitionsOf(client),
    loadRequestIds(url),
    readFormats(client),
  ])
  return {
    books,
    lastBatchNo: last?.batchNo ?? 0,
    nextCommandNo: last?.nextCommandNo ?? 1,
    chainHash: last?.chainHash ?? '',
    formatNo: newestFormat(formats).formatNo,
    nextIn: new Map(),
    requestIds,
    partitions,
  }
}

async function lastBatch(
  client: pg.Client,
): Promise<{ batchNo: number; nextCommandNo: number; counters: string; chainHash: string } | undefined> {
  const { rows } = await client.query<{
    batchNo: number
    nextCommandNo: number
    counters: string
    chainHash: string
  }>(
    'select batch_no::float8 as "batchNo", next_command_no::float8 as "nextCommandNo", counters, chain_hash as "chainHash" from current.batch order by batch_no desc limit 1',
  )
  return rows[0]
}

async function loadDay(client: pg.Client, books: MutableBooks): Promise<void> {
  const [day] = await readAll<BusinessDay>(
    client,
    'business_day',
    'current.business_day order by business_date desc limit 1',
  )
  if (day !== undefined) books.day = day
}

async function loadDeclared(client: pg.Client, books: MutableBooks, table: TableDeclaration): Promise<void> {
  const name = table.name as DeclaredTable
  const rows = await readAll<object>(client, name, `current.${name} where ${loadedRows(table)} order by 1`)
  for (const row of rows) keepRow(books, table, row)
  follow(books, name, rows)
}

async function loadHouseAccounts(client: pg.Client, books: MutableBooks): Promise<void> {
  for (const row of await readAll<HouseAccount>(client, 'house_account', 'current.house_account'))
    books.houseAccounts.set(row.key, row)
}

/** Those of no client, cash between tills and vault: nobody else brings them. */
async function loadVouchers(client: pg.Client, books: MutableBooks): Promise<void> {
  const today = 'current.voucher where client_no = 0 and business_date = $1'
  for (const row of await readAll<Voucher>(client, 'voucher', today, [books.day.businessDate]))
    books.vouchers.set(row.voucherNo, row)
}

async function partitionsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'current' and c.relispartition and c.relkind = 'r'",
  )
  return rows.map(row => row.name)
}

/** The window is this and the previous business date. A pipelining client cannot copy: a connection of its own. */
function loadRequestIds(url: string): Promise<RequestIds> {
  return withClient(url, 'guitai request ids', client => {
    const stream = client.query(
      copyStreams.to(`copy (
      select request_hash, content_hash, command_no from everyday.command
      where request_hash is not null and business_date >= coalesce((select business_date from current.business_day order by business_date desc offset 1 limit 1), '-infinity')
    ) to stdout (format binary)`),
    )
    return readRequestIds(stream)
  })
}

const HEADER_BYTES = 19

async function readRequestIds(chunks: AsyncIterable<Buffer>): Promise<RequestIds> {
  const ids = new RequestIds()
  let rest: Buffer = Buffer.alloc(0)
  let isHeader = true
  for await (const chunk of chunks) {
    let buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (isHeader) {
      if (buffer.length < HEADER_BYTES) {
        rest = buffer
        continue
      }
      buffer = buffer.subarray(HEADER_BYTES)
      isHeader = false
    }
    rest = buffer.subarray(takeRows(buffer, ids))
  }
  return ids
}

/** A row: int16 count 3, then length-prefixed uuid (16), uuid (16), int8 (8). Returns the bytes used. */
const ROW_BYTES = 2 + 4 + 16 + 4 + 16 + 4 + 8

function takeRows(buffer: Buffer, ids: RequestIds): number {
  const words = new Uint32Array(8)
  // A view reads a million rows in half the time that the buffer's own methods take.
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length)
  let at = 0
  while (buffer.length - at >= ROW_BYTES && view.getInt16(at) === 3) {
    for (let i = 0; i < 4; i++) {
      words[i] = view.getUint32(at + 6 + i * 4)
      words[i + 4] = view.getUint32(at + 26 + i * 4)
    }
    ids.add(words, Number(view.getBigInt64(at + 46)))
    at += ROW_BYTES
  }
  return at
}
