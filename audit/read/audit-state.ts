/**
 * Keeps the closing state of an evening as the audit has calculated it. There is one row per thing (account, holding, house
 * account, open order, trade left open, repo, freeze …), written only when the day has changed it. So an evening costs what the
 * day has moved, and any earlier evening is the newest row of each thing up to it; `until_date` says when the next row came.
 * The hash over the evening's rows, in the order of their names, goes into the close certificate.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Cash, Ledger } from '../ledger/ledger.ts'

const PARTS = [
  'clients',
  'cash',
  'holdings',
  'house',
  'orders',
  'trades',
  'repos',
  'errorRepos',
  'freezes',
  'transfers',
  'postponed',
  'dues',
] as const
type Part = (typeof PARTS)[number]

/** Maps a name such as 'cash/1000000101' to its stored text; null means that it has ended. */
export type Contents = Map<string, string | null>

export interface Evening {
  date: string
  /** The number of the last command whose effects are included. */
  upTo: number
  hash: string
}

const NUMBERED: ReadonlySet<Part> = new Set(['clients', 'cash', 'holdings', 'orders', 'freezes', 'transfers'])

export function contentsOf(ledger: Ledger): Contents {
  const contents: Contents = new Map()
  for (const part of PARTS)
    for (const [key, thing] of ledger[part]) contents.set(`${part}/${key}`, written(thing))
  return contents
}

function written(thing: unknown): string {
  return JSON.stringify(thing, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}

/** What has changed from one evening to the next. */
export function changesBetween(before: Contents, after: Contents): Contents {
  const changes: Contents = new Map()
  for (const [name, content] of after) if (before.get(name) !== content) changes.set(name, content)
  for (const name of before.keys()) if (!after.has(name)) changes.set(name, null)
  return changes
}

export function hashOf(changes: Contents): string {
  const hash = createHash('sha256')
  for (const name of [...changes.keys()].sort()) hash.update(`${name}\t${changes.get(name) ?? ''}\n`)
  return hash.digest('hex')
}

/** The evening before a date; without a date the last evening. */
export async function eveningBefore(client: pg.ClientBase, date?: string): Promise<Evening | undefined> {
  const { rows } = await client.query<Evening>(
    `select business_date::text as date, up_to::float8 as "upTo", hash from current.audit_evening
    where $1::date is null or business_date < $1::date order by business_date desc limit 1`,
    [date ?? null],
  )
  return rows[0]
}

export async function eveningsFrom(client: pg.ClientBase, date: string): Promise<Evening[]> {
  const { rows } = await client.query<Evening>(
    `select business_date::text as date, up_to::float8 as "upTo", hash from current.audit_evening
    where business_date >= $1::date order by business_date`,
    [date],
  )
  return rows
}

export async function hashOnCertificate(client: pg.ClientBase, date: string): Promise<string | undefined> {
  const { rows } = await client.query<{ hash: string | null }>(
    `select content ->> 'closingStateHash' as hash from current.certificate where business_date = $1::date`,
    [date],
  )
  return rows[0]?.hash ?? undefined
}

interface StateRow {
  part: Part
  key: string
  content: string
}

const VALID = `business_date <= $1::date and (until_date is null or until_date > $1::date) and content is not null`

/**
 * The clients with something open at an evening. The next day end may move it although they do nothing. What is open of the firm's has
 * no client.
 */
export async function openClients(client: pg.ClientBase, { date }: Evening): Promise<number[]> {
  const { rows } = await client.query<{ no: number }>(
    `select distinct client_no::float8 as no from current.audit_state where ${VALID} and is_open and client_no is not null`,
    [date],
  )
  return rows.map(row => row.no)
}

/** Puts into the ledger what an evening knew about these clients (null means all), except for the clients in `but`. */
export async function loadState(
  client: pg.ClientBase,
  ledger: Ledger,
  {
    evening: { date },
    clients: { of, except },
  }: { evening: Evening; clients: { of: readonly number[] | null; except: readonly number[] } },
): Promise<Contents> {
  const { rows } = await client.query<StateRow>(
    `select part, key, content from current.audit_state
    where ${VALID} and ($2::bigint[] is null or client_no = any($2)) and not (client_no = any($3)) order by part, key`,
    [date, of, except],
  )
  return put(ledger, rows)
}

export async function loadHouse(client: pg.ClientBase, ledger: Ledger, { date }: Evening): Promise<Contents> {
  const { rows } = await client.query<StateRow>(
    `select part, key, content from current.audit_state where ${VALID} and client_no is null order by key`,
    [date],
  )
  return put(ledger, rows)
}

function put(ledger: Ledger, rows: readonly StateRow[]): Contents {
  for (const { part, key, content } of rows) {
    const things = ledger[part] as Map<string | number, unknown>
    const thing: unknown = JSON.parse(content)
    things.set(NUMBERED.has(part) ? Number(key) : key, part === 'cash' ? asCash(thing as Written) : thing)
  }
  return new Map(rows.map(({ part, key, content }) => [`${part}/${key}`, content]))
}

/** Figures that exceed an exact number are written as text. */
type Written = Omit<Cash, 'accrued'> & { accrued: { end: string; credit: string; penalty: string }[] }

function asCash({ accrued, ...account }: Written): Cash {
  const whole = accrued.map(({ end, credit, penalty }) => ({
    end,
    credit: BigInt(credit),
    penalty: BigInt(penalty),
  }))
  return { ...account, accrued: whole }
}

/** The stored changes of an evening, for comparison. */
export async function storedChanges(client: pg.ClientBase, date: string): Promise<Contents> {
  const { rows } = await client.query<{ part: string; key: string; content: string | null }>(
    'select part, key, content from current.audit_state where business_date = $1::date',
    [date],
  )
  return new Map(rows.map(row => [`${row.part}/${row.key}`, row.content]))
}

/** Replaces what the same evening may have stored before, because the proof may be requested several times. */
export async function storeEvening(
  client: pg.ClientBase,
  { date, upTo, hash }: Evening,
  changes: Contents,
): Promise<void> {
  const names = [...changes.keys()]
  const parts = names.map(name => name.slice(0, name.indexOf('/')))
  const keys = names.map(name => name.slice(name.indexOf('/') + 1))
  await client.query('begin')
  try {
    await client.query('delete from current.audit_state where business_date = $1::date', [date])
    await client.query('update current.audit_state set until_date = null where until_date = $1::date', [date])
    await client.query(
      `update current.audit_state s set until_date = $1::date from unnest($2::text[], $3::text[]) as n (part, key)
      where s.part = n.part and s.key = n.key and s.until_date is null`,
      [date, parts, keys],
    )
    await client.query(
      `insert into current.audit_state (part, key, business_date, content, client_no, is_open)
      select part, key, $1::date, content, client_no, is_open
      from unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::boolean[]) as n (part, key, content, client_no, is_open)`,
      [date, parts, keys, names.map(name => changes.get(name) ?? null), ...whose(changes)],
    )
    await client.query(
      `insert into current.audit_evening (business_date, up_to, hash) values ($1::date, $2, $3)
      on conflict (business_date) do update set up_to = excluded.up_to, hash = excluded.hash`,
      [date, upTo, hash],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** For each thing its client, and whether something is open: it has lots, or it exists only until it ends. */
function whose(changes: Contents): [(number | null)[], boolean[]] {
  const things = [...changes].map(([name, content]) => {
    const thing = (content === null ? {} : JSON.parse(content)) as { clientNo?: number; lots?: unknown[] }
    const isAccount = /^(clients|cash|holdings|house)\//.test(name)
    const isOpen = content !== null && (isAccount ? (thing.lots ?? []).length > 0 : true)
    return { clientNo: thing.clientNo ?? null, isOpen }
  })
  return [things.map(({ clientNo }) => clientNo), things.map(({ isOpen }) => isOpen)]
}
