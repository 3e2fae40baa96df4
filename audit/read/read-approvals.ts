/** Requests that a second person may have agreed to: only then the log names what was done. */
import type pg from 'pg'
import type { ApprovalRow } from './reference.ts'

export async function readApprovals(client: pg.ClientBase, from: string): Promise<Map<number, ApprovalRow>> {
  const { rows } = await client.query<ApprovalRow & { approvalId: number }>(
    `select approval_id::float8 as "approvalId", function_code as "functionCode", input from current.approval
    where business_date >= $1::date`,
    [from],
  )
  return new Map(rows.map(row => [row.approvalId, row]))
}
