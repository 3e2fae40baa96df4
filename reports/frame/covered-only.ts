/**
 * A teller whose rights cover only certain classes of clients reads nothing about others: rows that name another client are
 * left out in every report, its pages and its exports. A total covers everything that matches, so it is given only when all of
 * that is visible.
 */
import type { Database } from './database.ts'
import type { ReportContext, ReportResult, Row } from './define-report.ts'

/** `input`: a report about one client need not name the client in each row. */
export async function coveredOnly(
  database: Database,
  result: ReportResult,
  { input, clientClasses }: Pick<ReportContext, 'clientClasses'> & { input: Row },
): Promise<ReportResult> {
  if (clientClasses === null) return result
  const clientOf = (row: Row): number => Number(row['clientNo'] ?? input['clientNo'] ?? 0)
  const named = [...new Set(result.rows.map(clientOf))]
  const covered = await database.query<{ clientNo: number }>(
    'select client_no as "clientNo" from current.client where client_no = any($1::int8[]) and client_class = any($2::text[])',
    [named, clientClasses],
  )
  // 0 means nobody, as in a voucher between two tills.
  const visible = new Set([0, ...covered.map(({ clientNo }) => clientNo)])
  const { totals, ...page } = result
  const rows = result.rows.filter(row => visible.has(clientOf(row)))
  const isWhole = rows.length === result.rows.length && page.next === undefined
  return { ...page, rows, ...(isWhole && totals !== undefined ? { totals } : {}) }
}
