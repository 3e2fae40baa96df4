/** For tests of prints: lines of the command log as the engine writes them, with approvals. */
import type { ReportDatabase } from '../../tests/support/report-database.ts'

export interface Logged {
  no: number
  date: string
  code: string
  input: object
  result: object
  /** It was approved by 1002: it is logged under S91, and the request is among the approvals with this number. */
  approvalId?: number
}

export async function logged(
  { execute }: Pick<ReportDatabase, 'execute'>,
  { no, date, code, input, result, approvalId }: Logged,
): Promise<void> {
  const row = (functionCode: string, given: object, checkerNo: string): string =>
    `insert into ${date < '2026-11-23' ? 'history' : 'current'}.command (command_no, business_date, batch_no, at, function_code, teller_no, checker_no, channel, workstation, input, outcome)
     values (${no}, '${date}', 1, '${date} 10:00+08', '${functionCode}', 1001, ${checkerNo}, 'counter', 'w', '${JSON.stringify(given)}', '${JSON.stringify({ result })}')`
  if (approvalId === undefined) return execute(row(code, input, 'null'))
  await execute(row('S91', { agree: true, approvalId }, '1002'))
  await approved({ execute }, { approvalId, date, code, input })
}

export function approved(
  { execute }: Pick<ReportDatabase, 'execute'>,
  { approvalId, date, code, input }: Required<Pick<Logged, 'approvalId' | 'date' | 'code' | 'input'>>,
): Promise<void> {
  return execute(
    `insert into current.approval (approval_id, business_date, function_code, input, secrets, maker_no, checker_no, channel, reason, status, requested_at)
     values (${approvalId}, '${date}', '${code}', '${JSON.stringify(input)}', '{}', 1001, 1002, 'counter', 'always', 'approved', '${date} 09:59+08')`,
  )
}
