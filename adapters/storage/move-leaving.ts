/**
 * Moves a table of today to history as the partition of a date, and begins an empty one in its place; and the way back. The table
 * changes its name and its schema, so nothing is copied but the rows that stay, which are few. Each call is one transaction.
 *
 *   current.voucher ──► history.voucher_20261123, attached to history.voucher; a new current.voucher with the rows that stay
 */
import type pg from 'pg'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { namesOf, spanDays } from './follow-current.ts'
import type { LeavingTable } from './leaving-tables.ts'
import { partitionName } from './partitions.ts'

/** Within the caller's transaction. A table that has left already is passed over. */
export async function moveLeaving(
  client: pg.ClientBase,
  table: LeavingTable,
  date: BusinessDate,
): Promise<void> {
  const { name } = table
  const moved = partitionName(name, date)
  if (await exists(client, `history.${moved}`)) return
  await lock(client, table)
  const indexes = await readMade(client, name)
  const keys = await foreignKeys(client, name)
  const stays = table.stays(date)
  await client.query(
    `create table current.${name}_next (like current.${name} including all excluding indexes)`,
  )
  if (stays !== undefined)
    await client.query(
      `with staying as (delete from current.${name} where ${stays} returning *) insert into current.${name}_next select * from staying`,
    )
  for (const { made: index } of indexes)
    await client.query(`alter index current.${index} rename to ${suffixed(index, date)}`)
  for (const { made } of keys) await client.query(`alter table current.${name} drop constraint ${made}`)
  await client.query(
    `alter table current.${name} add column kept_on date not null default '${date}', add constraint ${moved}_day check (kept_on = '${date}')`,
  )
  await client.query(`alter table current.${name} rename to ${moved}`)
  await client.query(`alter table current.${moved} set schema history`)
  await client.query(`alter table current.${name}_next rename to ${name}`)
  for (const { definition } of indexes) await client.query(definition)
  await addKeys(client, name, keys)
  await client.query(
    `alter table history.${name} attach partition history.${moved} for values in ('${date}')`,
  )
  await spanDays(client, table)
}

/** The way back: what has stayed or come since joins the rows of the date. Within the caller's transaction. */
export async function bringBack(
  client: pg.ClientBase,
  table: LeavingTable,
  date: BusinessDate,
): Promise<void> {
  const { name } = table
  const moved = partitionName(name, date)
  if (!(await exists(client, `history.${moved}`))) return
  await lock(client, table)
  await client.query(`alter table history.${name} detach partition history.${moved}`)
  await client.query(`alter table history.${moved} drop constraint ${moved}_day, drop column kept_on`)
  await client.query(`alter table history.${moved} set schema current`)
  const names = await namesOf(client, name)
  await client.query(`insert into current.${moved} (${names}) select ${names} from current.${name}`)
  const indexes = await readMade(client, name)
  const keys = await foreignKeys(client, name)
  await client.query(`alter table current.${name} rename to ${name}_next`)
  await client.query(`alter table current.${moved} rename to ${name}`)
  await spanDays(client, table)
  await client.query(`drop table current.${name}_next`)
  for (const { made: index } of indexes)
    await client.query(`alter index current.${suffixed(index, date)} rename to ${index}`)
  await addKeys(client, name, keys)
}

/** The view first, as a reader takes them: so nobody waits for one who waits for him. */
async function lock(client: pg.ClientBase, table: LeavingTable): Promise<void> {
  await spanDays(client, table)
  await client.query(`lock table current.${table.name} in access exclusive mode`)
}

/** The rows that stay name rows that have left, so they are not checked. */
async function addKeys(client: pg.ClientBase, name: string, keys: readonly Made[]): Promise<void> {
  for (const { made, definition } of keys)
    await client.query(
      `alter table current.${name} add constraint ${made} ${definition.replace(/ NOT VALID$/, '')} not valid`,
    )
}

/** An index or a foreign key by its name, and what makes it again. */
interface Made {
  made: string
  definition: string
}

const suffixed = (index: string, date: BusinessDate): string => partitionName(index, date)

/** Whether a table is there. */
export async function exists(client: pg.ClientBase, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    table,
  ])
  return rows[0]?.there === true
}

/** The indexes of a table, keys first. */
async function readMade(client: pg.ClientBase, name: string): Promise<Made[]> {
  const { rows } = await client.query<Made>(
    `select i.relname as made, case when k.oid is null then pg_get_indexdef(i.oid)
      else format('alter table current.%I add constraint %I %s', $1::text, k.conname, pg_get_constraintdef(k.oid)) end as definition
    from pg_index x join pg_class i on i.oid = x.indexrelid
    left join pg_constraint k on k.conindid = i.oid and k.conrelid = x.indrelid and k.contype in ('p', 'u')
    where x.indrelid = to_regclass('current.' || $1) order by x.indisprimary desc, i.relname`,
    [name],
  )
  return rows
}

async function foreignKeys(client: pg.ClientBase, name: string): Promise<Made[]> {
  const { rows } = await client.query<Made>(
    `select conname as made, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = to_regclass('current.' || $1) and contype = 'f' order by conname`,
    [name],
  )
  return rows
}
