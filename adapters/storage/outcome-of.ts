/** What a command was answered, as the log keeps it. */
import type pg from 'pg'
import { present } from '@guitai/core/base/assert.ts'

export async function outcomeOf(db: pg.Pool, commandNo: number): Promise<string> {
  const { rows } = await db.query<{ outcome: string }>(
    'select outcome from everyday.command where command_no = $1',
    [commandNo],
  )
  return present(rows[0], `command ${commandNo}`).outcome
}
