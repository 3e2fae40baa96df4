/**
 * Looks up the one client whom a filter `client` names, before the report's own query. As a constant in the query the number
 * costs nothing to plan, and the planner chooses by what this client has.
 */
import { conditions } from './conditions.ts'
import { addCovered } from './covered.ts'
import type { Database } from './database.ts'
import { clientBranches, type Searcher } from './filters.ts'

/** More than the ways in which one client can be named, so this many rows are several clients. */
const MOST_ROWS = 20

/** Undefined when `client` names nobody. */
export async function oneClient(
  database: Database,
  client: string,
  searcher: Searcher,
): Promise<number | 'several' | undefined> {
  const text = client.trim()
  if (text === '') return undefined
  const found = conditions()
  const branches = clientBranches(text, found, searcher).join('\n  union all ')
  addCovered(found, 'client_no', searcher)
  const rows = await database.query<{ clientNo: number }>(
    `select client_no as "clientNo" from (\n${branches}) named ${found.where()} limit ${MOST_ROWS}`,
    found.values,
  )
  const [first, ...others] = new Set(rows.map(({ clientNo }) => clientNo))
  return others.length === 0 && rows.length < MOST_ROWS ? first : 'several'
}
