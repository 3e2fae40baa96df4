/**
 * Compares stored rows with the chain: every row is what the newest line of its key says, and every line has its row. For
 * tables without days all present rows are checked, for the day tables those of one date.
 */
import type pg from 'pg'
import type { ChainFinding } from './finding.ts'
import { placeOf, type Format } from './formats.ts'
import { hashSql, keySql } from './row-text.ts'
import { batchLines, linkLines } from './row-lines.ts'

/** A change of more rows than this is found all the same. */
const MOST_FINDINGS = 10_000

type Formats = ReadonlyMap<number, Format>

/** `after` is the batch up to which the present rows are known. */
export function checkPresentRows(
  client: pg.ClientBase,
  formats: Formats,
  after: number,
): Promise<ChainFinding[]> {
  const tables = tablesOf(formats, 'present')
  const said = `
    select table_name, row_key, hash, batch_no, format_no, 0::bigint as link_no from chain.standing
    union all
    select table_name, row_key, hash, batch_no, format_no, link_no from (${batchLines('$1 + 1', LAST)}) l
    where table_name = any($2)`
  return findDifferent(client, { said, stored: storedSql(formats, tables), values: [after, tables] })
}

const LAST = '(select max(batch_no) from current.batch)'

/** `from` and `to` are the batches that can have written rows of the date. */
export async function checkDayRows(
  client: pg.ClientBase,
  formats: Formats,
  { date, from, to }: { date: string; from: number; to: number },
): Promise<ChainFinding[]> {
  const tables = tablesOf(formats, 'day')
  const said = `
    select table_name, row_key, hash, batch_no, format_no, link_no
    from (${batchLines('$1', '$2')} union all ${linkLines('$1 - 1', '$2')}) l
    where table_name = any($3) and right(row_key, 11) = '/' || $4`
  const stored = storedSql(formats, tables, '$4::date')
  const found = await findDifferent(client, { said, stored, values: [from, to, tables, date] })
  return found.map(finding => ({ ...finding, businessDate: date }))
}

function tablesOf(formats: Formats, kind: 'present' | 'day'): string[] {
  const all = [...formats.values()].flatMap(format => Object.entries(format))
  const chosen = all.filter(([, { day }]) => (day === undefined) === (kind === 'present'))
  return [...new Set(chosen.map(([table]) => table))]
}

/** Each row once, with its hash in every format that knows its table. */
function storedSql(formats: Formats, tables: readonly string[], date?: string): string {
  const parts = tables.map(table => {
    const known = [...formats].filter(([, format]) => format[table] !== undefined)
    const newest = known.at(-1)?.[1][table] ?? { key: [], columns: [] }
    const hashes = known.map(([no, format]) => `when ${no} then ${hashSql(format[table] ?? newest)}`)
    return { table, newest, hashes }
  })
  return parts
    .map(({ table, newest, hashes }) => {
      const where = date === undefined ? '' : ` where ${newest.day} = ${date}`
      return `select '${table}' collate "C" as table_name, ${keySql(newest)} collate "C" as row_key, f.format_no,
        case f.format_no ${hashes.join(' ')} end as hash from ${placeOf(table, newest)} cross join in_use f${where}`
    })
    .join('\n union all ')
}

interface Compared {
  said: string
  stored: string
  values: unknown[]
}

interface Row {
  what: ChainFinding['what']
  table_name: string
  row_key: string
  batch_no: number | null
  business_date: string | null
}

async function findDifferent(
  client: pg.ClientBase,
  { said, stored, values }: Compared,
): Promise<ChainFinding[]> {
  const { rows } = await client.query<Row>(
    `with newest as materialized (
      select distinct on (table_name, row_key) table_name, row_key, hash, batch_no, format_no
      from (${said}) s order by table_name, row_key, batch_no desc, link_no desc
    ), in_use as materialized (select distinct format_no from newest union select max(format_no) from chain.format),
    stored as (${stored}),
    different as (
      select case when s.row_key is null then 'deleted' else 'changed' end as what, n.table_name, n.row_key, n.batch_no
      from newest n left join stored s on s.table_name = n.table_name and s.row_key = n.row_key and s.format_no = n.format_no
      where s.hash is distinct from n.hash
      union all
      select 'invented', s.table_name, s.row_key, null from stored s
      where s.format_no = (select max(format_no) from chain.format)
        and not exists (select from newest n where n.table_name = s.table_name and n.row_key = s.row_key)
    )
    select d.what, d.table_name, d.row_key, d.batch_no::float8 as batch_no, b.business_date::text as business_date
    from different d left join everyday.batch b on b.batch_no = d.batch_no
    order by d.table_name, d.row_key limit ${MOST_FINDINGS}`,
    values,
  )
  return rows.map(row => ({
    what: row.what,
    table: row.table_name,
    key: row.row_key,
    businessDate: row.business_date,
    batchNo: row.batch_no,
  }))
}
