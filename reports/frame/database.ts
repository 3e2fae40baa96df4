/**
 * What a report sees of PostgreSQL: one query at a time, inside one read-only snapshot. Integers come as numbers, dates as
 * 'yyyy-mm-dd', times as ISO texts of Shanghai.
 */
import pg from 'pg'

export interface Database {
  query<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>
}

const INT8 = 20
const DATE = 1082
const TIMESTAMPTZ = 1184
const NUMERIC = 1700

/** '2026-11-23 09:30:01.5+08' → '2026-11-23T09:30:01.5+08:00'; the connection's time zone is Shanghai. */
export function isoTime(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
}

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: Number,
  [NUMERIC]: Number,
  [DATE]: text => text,
  [TIMESTAMPTZ]: isoTime,
}

/** For `new pg.Client({ types })`. */
export const READING_TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary'): unknown =>
    PARSERS[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

export const READING_SETTINGS = [
  '-c timezone=Asia/Shanghai',
  '-c default_transaction_read_only=on',
  '-c max_parallel_workers_per_gather=0',
  '-c jit=off',
]

/** A connection that can only read. */
export function readingClient(url: string): pg.Client {
  const options = READING_SETTINGS.join(' ')
  return new pg.Client({
    connectionString: url,
    application_name: 'guitai reader',
    types: READING_TYPES,
    options,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  })
}

export function databaseOver(client: pg.ClientBase): Database {
  return {
    async query<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
      return (await client.query<R & pg.QueryResultRow>(text, [...values])).rows
    },
  }
}

/** All queries of `read` see the same books; none may take longer than `timeoutMs`. */
export async function inSnapshot<T>(
  client: pg.ClientBase,
  timeoutMs: number,
  read: (database: Database) => Promise<T>,
): Promise<T> {
  await client.query(
    `begin isolation level repeatable read read only; set local statement_timeout = ${Math.max(1, Math.ceil(timeoutMs))}`,
  )
  try {
    return await read(databaseOver(client))
  } finally {
    // Nothing was written. A rollback ends the transaction whatever state it is in.
    await client.query('rollback')
  }
}
