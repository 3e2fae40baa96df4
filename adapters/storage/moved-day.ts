/**
 * Says what a moved day has left in history: a row a table, with its rows, the sum of their amounts, and the hash of the link that closed the
 * day in the chain, which stands for each of these rows. It is counted when nobody waits for a lock any more.
 */
import type pg from 'pg'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { LEAVING } from './leaving-tables.ts'
import { exists } from './move-leaving.ts'
import { DAY_TABLES, partitionName } from './partitions.ts'

const SUMS: Readonly<Record<string, string>> = { trade: 'amount', entry: 'amount' }

export async function noteMoved(client: pg.ClientBase, date: BusinessDate): Promise<void> {
  const tables = [...Object.keys(DAY_TABLES).map(name => ({ name, sums: SUMS[name] })), ...LEAVING]
  for (const { name, sums } of tables) {
    const place = `history.${partitionName(name, date)}`
    if (!(await exists(client, place))) continue
    await client.query(
      `insert into history.moved_day (business_date, table_name, rows, sum, link_hash)
      select $1, $2, count(*), ${sums === undefined ? 'null::numeric' : `coalesce(sum(${sums}), 0)`},
        (select hash from chain.link where kind = 'close' and business_date = $1 order by link_no desc limit 1)
      from ${place}
      on conflict (business_date, table_name) do update
      set rows = excluded.rows, sum = excluded.sum, link_hash = excluded.link_hash`,
      [date, name],
    )
  }
}
