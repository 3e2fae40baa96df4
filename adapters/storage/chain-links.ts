/**
 * Links: what is done to stored rows outside of batches. A link names the newest batch before it, the rows it says something
 * of, and what all standing rows come to. Each runs in a transaction of its own, one at a time.
 */
import type pg from 'pg'
import { hash } from 'node:crypto'
import { linkText } from '@guitai/reports/chain/chain-text.ts'
import { batchLines } from '@guitai/reports/chain/row-lines.ts'
import {
  digestsOfLines,
  lastStated,
  movedOn,
  standingDigests,
  type Digests,
} from '@guitai/reports/chain/standing.ts'

const CHAIN_LOCK = 4_720_914

export interface LinkContent {
  formatNo: number
  /** By table, what all standing rows come to afterwards. */
  digests: Digests
  /** Of a closed day: which run of its clearing. */
  run?: number
  /** Of a new format: its columns, and what the tables came to before it. */
  columns?: string
  before?: Digests
  /** Of a new format: what the migrations were. */
  migrations?: readonly string[]
}

export interface NewLink {
  kind: 'format' | 'close'
  businessDate: string | null
  /** The chain's lines, each with a line feed. */
  lines: string
  content: LinkContent
}

/** Nobody else adds a link meanwhile; the newest batch that this transaction sees. */
export async function beginLink(client: pg.ClientBase): Promise<{ batchNo: number; batchHash: string }> {
  await client.query('select pg_advisory_xact_lock($1)', [CHAIN_LOCK])
  const { rows } = await client.query<{ batchNo: number; batchHash: string }>(
    'select batch_no::float8 as "batchNo", chain_hash as "batchHash" from current.batch order by batch_no desc limit 1',
  )
  return rows[0] ?? { batchNo: 0, batchHash: '' }
}

export async function addLink(
  client: pg.ClientBase,
  { batchNo, batchHash }: { batchNo: number; batchHash: string },
  { kind, businessDate, lines, content }: NewLink,
): Promise<void> {
  const { linkNo, previous } = await nextLink(client)
  const text = JSON.stringify(content)
  const chained = { previous, linkNo, kind, businessDate: businessDate ?? '', batchNo, batchHash }
  const linkHash = hash('sha256', linkText({ ...chained, content: text, rowsHash: hash('sha256', lines) }))
  await client.query(
    `insert into chain.link (link_no, previous_no, kind, business_date, batch_no, batch_hash, row_hashes, content, hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [linkNo, linkNo === 1 ? null : linkNo - 1, kind, businessDate, batchNo, batchHash, lines, text, linkHash],
  )
}

export async function nextLink(client: pg.ClientBase): Promise<{ linkNo: number; previous: string }> {
  const { rows } = await client.query<{ linkNo: number; previous: string }>(
    'select link_no::float8 + 1 as "linkNo", hash as previous from chain.link order by link_no desc limit 1',
  )
  return rows[0] ?? { linkNo: 1, previous: '' }
}

/** What lines come to that were changed, as they were and as they are. */
export interface ChangedDigests {
  before: Digests
  after: Digests
}

/** Brings what stands up to a batch. Only the lines that change are summed up: there are many more that do not. */
export async function advanceStanding(
  client: pg.ClientBase,
  tables: readonly string[],
  batchNo: number,
): Promise<ChangedDigests> {
  const from = ((await lastStated(client))?.batchNo ?? 0) + 1
  await client.query('drop table if exists pg_temp.standing_line')
  await client.query(
    `create temp table standing_line on commit drop as
    select distinct on (table_name, row_key) table_name, row_key, batch_no, format_no, hash
    from (${batchLines(String(from), String(batchNo))}) l where table_name = any('{${tables.join()}}') order by table_name, row_key, batch_no desc`,
  )
  await client.query('analyze pg_temp.standing_line')
  const before = await digestsOfLines(
    client,
    'select s.table_name, s.row_key, s.hash from pg_temp.standing_line l join chain.standing s on s.table_name = l.table_name and s.row_key = l.row_key',
  )
  const after = await digestsOfLines(client, 'select table_name, row_key, hash from pg_temp.standing_line')
  await client.query(
    `insert into chain.standing (table_name, row_key, batch_no, link_no, format_no, hash)
    select table_name, row_key, batch_no, 0, format_no, hash from pg_temp.standing_line
    on conflict (table_name, row_key) do update
    set batch_no = excluded.batch_no, link_no = 0, format_no = excluded.format_no, hash = excluded.hash`,
  )
  return { before, after }
}

/**
 * What the standing rows come to after `change`: what the last link said, and what the change has added. Were it summed up anew,
 * a row that somebody has changed meanwhile would be right from here on.
 */
export async function digestsAfter(client: pg.ClientBase, change: () => Promise<void>): Promise<Digests> {
  const stated = (await lastStated(client))?.digests ?? {}
  const before = await standingDigests(client)
  await change()
  return movedOn(stated, before, await standingDigests(client))
}
