/**
 * Of whom a report may tell: the clients of the branches and classes that the teller's rights cover, the tellers of these branches.
 * The server says which, never the wire; here it becomes part of a report's own question, so that totals and pages are of what may be seen.
 */
import type { Conditions } from './conditions.ts'
import type { ReportContext } from './define-report.ts'

export type Covered = Pick<ReportContext, 'branches' | 'clientClasses'>

/** Rows of covered clients only. */
export function addCovered(filter: Conditions, column: string, covered: Covered): void {
  const condition = coveredSql(filter, column, covered)
  if (condition !== undefined) filter.add(condition)
}

/** Rows of covered clients; those of no client, where their teller is of a covered branch. */
export function addCoveredTills(
  filter: Conditions,
  { client, teller }: { client: string; teller: string },
  covered: Covered,
): void {
  const ofClient = coveredSql(filter, client, covered)
  if (ofClient === undefined) return
  filter.add(`(${ofClient} or coalesce(${client}, 0) = 0 and ${tellerSql(filter, teller, covered)})`)
}

export function addCoveredTellers(filter: Conditions, teller: string, covered: Covered): void {
  if (covered.branches !== null) filter.add(tellerSql(filter, teller, covered))
}

/** Rows that were made in covered branches, wherever their teller is now. */
export function addCoveredBranch(filter: Conditions, branch: string, { branches }: Covered): void {
  if (branches !== null) filter.add(`${branch} = any(?::int4[])`, branches)
}

/** undefined: all. */
export function coveredSql(
  filter: Conditions,
  column: string,
  { branches, clientClasses }: Covered,
): string | undefined {
  if (branches === null && clientClasses === null) return undefined
  const parts = [
    ...(branches === null ? [] : [`branch_no = any(${filter.place(branches)}::int4[])`]),
    ...(clientClasses === null ? [] : [`client_class = any(${filter.place(clientClasses)}::text[])`]),
  ]
  return `${column} in (select client_no from current.client where ${parts.join(' and ')})`
}

function tellerSql(filter: Conditions, teller: string, { branches }: Covered): string {
  if (branches === null) return 'true'
  return `${teller} in (select teller_no from current.teller where branch_no = any(${filter.place(branches)}::int4[]))`
}
