/** Reads the requests that a second person may have approved. The log then names the function that was carried out. */
import type pg from 'pg'
import type { ApprovalRow } from './reference.ts'

export async function readApprovals(client: pg.ClientBase, from: string): Promise<Map<number, ApprovalRow>> {
  const { rows } = await client.query<ApprovalRow & { approvalId: number }>(
    `select approval_id::float8 as "approvalId", function_code as "functionCode", input from everyday.approval
    where business_date >= $1::date`,
    [from],
  )
  return new Map(rows.map(row => [row.approvalId, row]))
}
