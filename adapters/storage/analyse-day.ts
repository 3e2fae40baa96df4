/**
 * What the planner knows of a day's partitions is from when they were empty: it looks at them again before the evening's questions. A
 * table has no partition of a day on which nothing came into it.
 */
import type pg from 'pg'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { partitionName, type DayTable } from './partitions.ts'

const GROWN: readonly DayTable[] = ['orders', 'trade', 'entry', 'command']

export async function analyseDay(client: pg.ClientBase, date: BusinessDate): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select name from unnest($1::text[]) name where to_regclass(name) is not null',
    [GROWN.map(table => `current.${partitionName(table, date)}`)],
  )
  if (rows.length > 0) await client.query(`analyze ${rows.map(row => row.name).join(', ')}`)
}
