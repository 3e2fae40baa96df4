/**
 * A new format of rows' texts: a link of its own. It names what the tables came to before and after, and every row that it hashes
 * anew. A row is only taken over if it was what the chain said of it; any other stays as it was said, and is found.
 */
import type pg from 'pg'
import {
  newestFormat,
  placeOf,
  readFormats,
  type Format,
  type TableFormat,
} from '@guitai/reports/chain/formats.ts'
import { hashSql, keySql, PRINTED_ALIKE } from '@guitai/reports/chain/row-text.ts'
import { lastStated } from '@guitai/reports/chain/standing.ts'
import { presentFormat } from './chain-format.ts'
import { addLink, advanceStanding, beginLink, digestsAfter, nextLink } from './chain-links.ts'

/** Within the caller's transaction. `migrations` are those that were applied just now. */
export async function keepFormat(client: pg.ClientBase, migrations: readonly string[]): Promise<void> {
  const formats = await readFormats(client)
  const { formatNo: formerNo, format: former } = newestFormat(formats)
  const format = presentFormat()
  if (isSame(format, former)) return
  const columns = JSON.stringify(format)
  await client.query(PRINTED_ALIKE)
  const newest = await beginLink(client)
  const formatNo = formerNo + 1
  await client.query('insert into chain.format (format_no, columns) values ($1, $2)', [formatNo, columns])
  const before = (await lastStated(client))?.digests ?? {}
  let lines = ''
  const digests = await digestsAfter(client, async () => {
    await advanceStanding(client, tablesWithoutDays(former), newest.batchNo)
    const { linkNo } = await nextLink(client)
    for (const [table, now] of changedTables(former, format))
      lines += await stateRows(client, {
        table,
        now,
        was: former[table],
        batchNo: newest.batchNo,
        linkNo,
        formatNo,
      })
  })
  const content = { formatNo, digests, before, columns, migrations }
  await addLink(client, newest, { kind: 'format', businessDate: await today(client), lines, content })
}

/** In whichever order the tables are listed. */
function isSame(one: Format, other: Format): boolean {
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every(name => JSON.stringify(one[name]) === JSON.stringify(other[name]))
  )
}

function tablesWithoutDays(format: Format): string[] {
  return Object.keys(format).filter(table => format[table]?.day === undefined)
}

/** Rows of a day keep the format under which their batch wrote them; only the first format states them. */
function changedTables(former: Format, format: Format): [string, TableFormat][] {
  return Object.entries(format).filter(([table, now]) => {
    const was = former[table]
    return was === undefined || (now.day === undefined && JSON.stringify(was) !== JSON.stringify(now))
  })
}

interface Stating {
  table: string
  now: TableFormat
  was: TableFormat | undefined
  batchNo: number
  linkNo: number
  formatNo: number
}

async function stateRows(client: pg.ClientBase, stating: Stating): Promise<string> {
  const { table, now, was, batchNo, linkNo, formatNo } = stating
  const key = keySql(now)
  const place =
    now.day === undefined
      ? placeOf(table, now)
      : `everyday.${table} where ${now.day} >= (select max(business_date) from current.business_day)`
  const stated =
    was === undefined
      ? `select ${key} as row_key, ${hashSql(now)} as hash from ${place}`
      : `select r.row_key, r.hash from (select ${key} as row_key, ${hashSql(now)} as hash, ${hashSql(was)} as former from ${place}) r
        join chain.standing s on s.table_name = '${table}' and s.row_key = r.row_key and s.hash = r.former`
  const keep =
    now.day === undefined
      ? `insert into chain.standing (table_name, row_key, batch_no, link_no, format_no, hash)
        select '${table}', row_key, $1, $2, $3, hash from stated
        on conflict (table_name, row_key) do update set batch_no = $1, link_no = $2, format_no = $3, hash = excluded.hash`
      : 'select $1::bigint, $2::bigint, $3::int'
  const { rows } = await client.query<{ lines: string }>(
    `with stated as materialized (${stated}), kept as (${keep})
    select coalesce(string_agg('${table} ' || hash || ' ' || row_key || E'\\n', '' order by row_key), '') as lines from stated`,
    [batchNo, linkNo, formatNo],
  )
  return rows[0]?.lines ?? ''
}

async function today(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ date: string | null }>(
    'select max(business_date)::text as date from current.business_day',
  )
  return rows[0]?.date ?? null
}
