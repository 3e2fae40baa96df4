/**
 * The whole state as canonical text, and a hash of it: two books with the same state have the same lines, in whatever
 * order their records came to be. For tests and simulations, which compare books before and after, live and reloaded.
 *
 * Of the parameters only the stored rows are in it (the tables follow from them); what a batch has still to write and send
 * is left out.
 */
import type { Books } from './books.ts'
import { TABLES as DECLARED, type Collections } from './records.ts'

/** What belongs to a client has tables of its own. */
const GATHERED: ReadonlySet<string> = new Set([
  'cashAccounts',
  'securitiesAccounts',
  'holdings',
  'freezes',
  'orders',
  'trades',
  'vouchers',
  'records',
])

/** 'cashAccounts 1000000101 settled' → '100500', sorted by path. */
export function stateLines(books: Books): Map<string, string> {
  const lines: [string, string][] = []
  flatten(lines, 'day', books.day)
  flatten(lines, 'counters', books.counters)
  for (const name of [...BY_HAND, ...COLLECTIONS]) {
    for (const [key, row] of books[name]) flatten(lines, `${name} ${key}`, row)
  }
  for (const client of books.clients.values())
    for (const [table, rows] of Object.entries(client.records))
      for (const [key, row] of rows as Map<string, object>) flatten(lines, `${table} ${key}`, row)
  return new Map(lines.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const BY_HAND = [
  'houseAccounts',
  'clients',
  'cashAccounts',
  'holdings',
  'freezes',
  'orders',
  'trades',
] as const satisfies readonly (keyof Books)[]

const COLLECTIONS = DECLARED.flatMap(({ collection }) => collection ?? []) as (keyof Collections)[]

function flatten(lines: [string, string][], path: string, value: unknown): void {
  if (Array.isArray(value)) {
    if (path.endsWith(' unsettled'))
      for (const lot of value as object[]) flatten(lines, `${path} ${datesOf(lot)}`, lot)
    else lines.push([path, JSON.stringify(value)])
  } else if (typeof value === 'object' && value !== null) {
    const isClient = path.startsWith('clients ')
    for (const [name, field] of Object.entries(value))
      if (!isClient || !GATHERED.has(name)) flatten(lines, `${path} ${name}`, field)
  } else if (value !== undefined) lines.push([path, textOf(value)])
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value)
}

/** A lot is told from its account's others by its dates. */
function datesOf(lot: object): string {
  return Object.values(lot)
    .filter(field => typeof field === 'string')
    .join('/')
}

/** 64 bits of FNV-1a as 16 hex digits. Tells states apart; no protection against forgery. */
export function stateHash(books: Books): string {
  let low = 0x811c9dc5
  let high = 0x811c9dc5 ^ 0x5bd1e995
  for (const [path, value] of stateLines(books)) {
    for (const character of `${path}=${value}\n`) {
      const code = character.codePointAt(0) ?? 0
      low = Math.imul(low ^ code, 0x01000193)
      high = Math.imul(high ^ (code + 0x9e37), 0x01000193)
    }
  }
  const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0')
  return hex(high) + hex(low)
}
