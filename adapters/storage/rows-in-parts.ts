/** Rows of one question in parts, read by a cursor, so that a day's rows need little memory. */
import type pg from 'pg'

/** All questions of `work` see the tables at one moment. */
export async function inOneMoment<T>(db: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await db.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    return await work(client)
  } finally {
    // A connection that is broken cannot roll back, and has nothing to.
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

export interface ReadInParts<Row> {
  count: number
  parts: AsyncGenerator<Row[]>
}

/** One at a time on a connection. */
export async function rowsInParts<Row extends object>(
  client: pg.PoolClient,
  sql: string,
  values: readonly unknown[],
): Promise<ReadInParts<Row>> {
  const counted = await client.query<{ n: number }>(`select count(*)::int as n from (${sql}) counted`, [
    ...values,
  ])
  return { count: counted.rows[0]?.n ?? 0, parts: fetchParts<Row>(client, sql, values) }
}

const PART = 2000

async function* fetchParts<Row extends object>(
  client: pg.PoolClient,
  sql: string,
  values: readonly unknown[],
): AsyncGenerator<Row[]> {
  await client.query(`declare part no scroll cursor for ${sql}`, [...values])
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${PART} from part`)
    if (rows.length > 0) yield rows
    if (rows.length < PART) break
  }
  await client.query('close part')
}
