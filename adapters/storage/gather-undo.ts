/** What a run of the clearing has written to be taken back (E21). */
import type pg from 'pg'
import { present } from '@guitai/core/base/assert.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Change } from '@guitai/core/books/changes/change.ts'

/** The newest first. */
export async function undoNumbers(
  db: pg.Pool,
  { businessDate, run }: { businessDate: BusinessDate; run: number },
): Promise<number[]> {
  const { rows } = await db.query<{ no: number }>(
    `select undo_no::float8 as no from current.clearing_undo where business_date = $1::date and run = $2 order by undo_no desc`,
    [businessDate, run],
  )
  return rows.map(({ no }) => no)
}

export interface Undo {
  clientNos: number[]
  changes: Change[]
}

export async function undoAt(db: pg.Pool, undoNo: number): Promise<Undo> {
  const { rows } = await db.query<Undo>(
    `select client_nos as "clientNos", changes from current.clearing_undo where undo_no = $1`,
    [undoNo],
  )
  return present(rows[0], `undo ${undoNo}`)
}
