/**
 * The last look before a report leaves: whatever its own question was, no row goes out that tells of a client whom the teller's rights
 * do not cover, by branch or class, or of another branch's tellers and tills. A total tells of all that matches, so it goes out only
 * where no row was kept back.
 */
import type { Database } from './database.ts'
import type { AnyReport, ReportContext, ReportResult, Row } from './define-report.ts'

export interface Asked {
  report: Pick<AnyReport, 'about'>
  input: Row
  context: ReportContext
}

export async function coveredOnly(
  database: Database,
  result: ReportResult,
  { report: { about }, input, context }: Asked,
): Promise<ReportResult> {
  const { branches, clientClasses } = context
  if (branches === null && clientClasses === null) return result
  if (about === 'headquarters') return branches === null ? result : { rows: [] }
  const isClientSeen = await seenClients(database, result.rows, { about, input, context })
  const isTellerSeen = await seenTellers(database, result.rows, { about, context })
  const rows = result.rows.filter(row => isClientSeen(row) && isTellerSeen(row))
  const { totals, ...page } = result
  return { ...page, rows, ...(rows.length === result.rows.length && totals !== undefined ? { totals } : {}) }
}

type IsSeen = (row: Row) => boolean

/** A report asked about one client need not name it again in each row; 0: nobody, as in a voucher between two tills. */
async function seenClients(
  database: Database,
  rows: readonly Row[],
  { about, input, context }: { about: AnyReport['about']; input: Row; context: ReportContext },
): Promise<IsSeen> {
  const clientOf = (row: Row): number => Number(row['clientNo'] ?? input['clientNo'] ?? 0)
  // What tellers have done is theirs, and bound to a branch by them.
  const branches = about === 'tellers' ? null : context.branches
  const covered = await database.query<{ clientNo: number }>(
    `select client_no as "clientNo" from current.client where client_no = any($1::int8[])
      and ($2::int4[] is null or branch_no = any($2)) and ($3::text[] is null or client_class = any($3))`,
    [[...new Set(rows.map(clientOf))], branches, context.clientClasses],
  )
  const visible = new Set([0, ...covered.map(({ clientNo }) => clientNo)])
  return branches === null && context.clientClasses === null ? () => true : row => visible.has(clientOf(row))
}

async function seenTellers(
  database: Database,
  rows: readonly Row[],
  { about, context }: { about: AnyReport['about']; context: ReportContext },
): Promise<IsSeen> {
  const { branches, tellerNo } = context
  if (branches === null || (about !== 'tellers' && about !== 'tills')) return () => true
  const isPlaced = ({ branchNo }: Row): boolean => typeof branchNo === 'number'
  const tellerOf = (row: Row): number => Number(row['makerNo'] ?? row['tellerNo'] ?? 0)
  const own = await database.query<{ tellerNo: number }>(
    'select teller_no as "tellerNo" from current.teller where teller_no = any($1::int8[]) and branch_no = any($2::int4[])',
    [[...new Set(rows.map(tellerOf))], branches],
  )
  const visible = new Set([tellerNo, ...own.map(each => each.tellerNo)])
  return row =>
    (isPlaced(row) ? branches.includes(Number(row['branchNo'])) : visible.has(tellerOf(row))) ||
    row['approverNo'] === tellerNo ||
    (about === 'tills' && Number(row['clientNo'] ?? 0) !== 0)
}
