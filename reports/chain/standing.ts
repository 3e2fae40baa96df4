/**
 * For each row of a table without days, the newest line up to the newest link. It spares the check from reading all the past,
 * and is itself checked: its digest, table by table, is in the link, and each checked day is compared with it.
 */
import type pg from 'pg'
import type { ChainFinding } from './finding.ts'
import { batchLines, linkLines, REMOVED } from './row-lines.ts'

const WORDS = [1, 9, 17, 25, 33, 41, 49, 57]
const WORD_BITS = 32n
const DIGEST_BITS = 256
const HEX_DIGITS = 64

/**
 * By table: the SHA-256 of every standing line, added up in 256 bits with carry, so that rows can come and go in any order.
 * Tables without rows are left out.
 */
export type Digests = Readonly<Record<string, string>>

export function standingDigests(client: pg.ClientBase): Promise<Digests> {
  return digestsOfLines(client, 'select table_name, row_key, hash from chain.standing')
}

/** Of the lines that a query gives. */
export async function digestsOfLines(
  client: pg.ClientBase,
  lines: string,
  values: unknown[] = [],
): Promise<Digests> {
  const sums = WORDS.map(at => `sum(('x' || substr(x, ${at}, 8))::bit(32)::bigint)`)
  const { rows } = await client.query<{ table_name: string; sums: string[] }>(
    `with line as (${lines}) select table_name, array[${sums.join(', ')}]::text[] as sums
    from (select table_name, encode(sha256(convert_to(table_name || ' ' || hash || ' ' || row_key, 'UTF8')), 'hex') as x from line) s
    group by table_name order by table_name`,
    values,
  )
  return Object.fromEntries(rows.map(row => [row.table_name, digestOf(added(row.sums))]))
}

function added(sums: readonly string[]): bigint {
  let total = 0n
  for (const sum of sums) total = (total << WORD_BITS) + BigInt(sum)
  return total
}

function digestOf(total: bigint): string {
  return BigInt.asUintN(DIGEST_BITS, total).toString(16).padStart(HEX_DIGITS, '0')
}

const valueOf = (digest: string | undefined): bigint => BigInt(`0x${digest ?? '0'}`)

/** `stated`, with what was added from `before` to `after`. */
export function movedOn(stated: Digests, before: Digests, after: Digests): Digests {
  const tables = [...new Set([...Object.keys(stated), ...Object.keys(after), ...Object.keys(before)])].sort()
  const moved = tables.map(table => {
    const change = valueOf(after[table]) - valueOf(before[table])
    return [table, digestOf(valueOf(stated[table]) + change)] as const
  })
  return Object.fromEntries(moved.filter(([, digest]) => valueOf(digest) !== 0n))
}

interface Stated {
  batchNo: number
  digests: Digests
}

/** What the newest link says; undefined before the first. */
export async function lastStated(client: pg.ClientBase): Promise<Stated | undefined> {
  const { rows } = await client.query<{ batch_no: number; content: string }>(
    'select batch_no::float8 as batch_no, content from chain.link order by link_no desc limit 1',
  )
  const [row] = rows
  if (row === undefined) return undefined
  return { batchNo: row.batch_no, digests: (JSON.parse(row.content) as Stated).digests }
}

export async function checkDigests(client: pg.ClientBase, stated: Stated): Promise<ChainFinding[]> {
  const digests = await standingDigests(client)
  const tables = [...new Set([...Object.keys(digests), ...Object.keys(stated.digests)])].sort()
  return tables
    .filter(table => digests[table] !== stated.digests[table])
    .map(table => ({ what: 'standing', table, key: '', businessDate: null, batchNo: stated.batchNo }))
}

/** Batches from `$1` to `$2`, all before the newest link; `$3` are the tables without days. */
const WALK = `
with line as materialized (
  select distinct on (table_name, row_key) table_name, row_key, hash, batch_no, link_no, format_no
  from (${batchLines('$1', '$2')} union all ${linkLines('$1', '$2')}) l
  where table_name = any($3) order by table_name, row_key, batch_no desc, link_no desc
), unlike as materialized (
  select l.table_name, l.row_key, l.hash, l.batch_no, s.row_key is null as is_gone
  from line l left join chain.standing s on s.table_name = l.table_name and s.row_key = l.row_key
  where s.row_key is null or (s.batch_no, s.link_no) < (l.batch_no, l.link_no)
    or ((s.batch_no, s.link_no) = (l.batch_no, l.link_no) and (s.format_no, s.hash) is distinct from (l.format_no, l.hash))
), removed as materialized (
  select table_name, row_key from (${linkLines('$1', 'batch_no')}) k where hash = '${REMOVED}'
), wrong as (
  select table_name, row_key, batch_no from unlike u
  where not is_gone or not exists (select from removed r where r.table_name = u.table_name and r.row_key = u.row_key)
  union all
  select table_name, row_key, batch_no from chain.standing s
  where batch_no between $1 and $2 and not exists (select from line l
    where l.table_name = s.table_name and l.row_key = s.row_key and l.batch_no = s.batch_no and l.link_no = s.link_no)
)
select 'standing' as what, w.table_name as "table", w.row_key as key, b.business_date::text as "businessDate", w.batch_no::float8 as "batchNo"
from wrong w left join everyday.batch b on b.batch_no = w.batch_no order by 2, 3 limit 10000`

export async function checkStanding(
  client: pg.ClientBase,
  tables: readonly string[],
  [from, to]: readonly [number, number],
): Promise<ChainFinding[]> {
  return (await client.query<ChainFinding>(WALK, [from, to, tables])).rows
}
