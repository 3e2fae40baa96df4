/**
 * What makes an outside line of the proof false, thing by thing, in words. The day closes only when each is carried as an
 * approved exception. Columns that begin with 'our' and 'their' are the differing figures, the others name the thing.
 */
import type pg from 'pg'
import type { OutsideDifference } from '@guitai/core/frame/gathered.ts'
import type { ProvedLine } from './run-proof.ts'
import { PROOF_LINES } from './proof-lines.ts'

/** By the line's name. */
export type LineDifferences = Readonly<Record<string, readonly OutsideDifference[]>>

/** With more differences, something else is wrong than single things. */
export const MOST_DIFFERENCES = 1000

const KINDS: Readonly<Record<string, OutsideDifference['kind']>> = {
  'holdings-reconciliation': 'holding',
  'money-reconciliation': 'money',
  'orders-in-doubt': 'order',
  'fills-within-orders': 'order',
}

/** Runs within the caller's snapshot. */
export async function outsideDifferences(
  client: pg.ClientBase,
  { businessDate, lines }: { businessDate: string; lines: readonly Pick<ProvedLine, 'name' | 'isTrue'>[] },
): Promise<LineDifferences> {
  const found: Record<string, readonly OutsideDifference[]> = {}
  for (const { name, isTrue } of lines) {
    const kind = KINDS[name]
    const line = PROOF_LINES.find(each => each.name === name)
    if (isTrue || kind === undefined || line === undefined || !('sql' in line)) continue
    const { rows } = await client.query<Record<string, unknown>>(
      `select * from (${line.sql}) v limit ${MOST_DIFFERENCES}`,
      [businessDate],
    )
    found[name] = rows.map(row => ({ kind, ...inWords(row) }))
  }
  return found
}

function inWords(row: Readonly<Record<string, unknown>>): Omit<OutsideDifference, 'kind'> {
  const words = (isMeant: (column: string) => boolean): string =>
    Object.entries(row)
      .filter(([column, value]) => isMeant(column) && value !== '' && value !== false)
      .map(([column, value]) => (value === true ? column : String(value)))
      .join(' ')
  const isOurs = (column: string): boolean => column.startsWith('our')
  const isTheirs = (column: string): boolean => column.startsWith('their')
  return {
    subject: words(column => !isOurs(column) && !isTheirs(column)),
    ours: words(isOurs),
    theirs: words(isTheirs),
  }
}
