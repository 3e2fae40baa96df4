/**
 * Tables whose rows leave with their day exist three times: `current.voucher`, and in history and archive with a partition a date
 * (`kept_on`). Those two and the view over all three (`everyday.voucher`) have whatever columns the migrations gave to the table of
 * today, so a migration only changes that one.
 */
import type pg from 'pg'
import { columnName } from '@guitai/core/books/column-name.ts'
import type { TableDeclaration } from '@guitai/core/books/tables/define-table.ts'
import { LEAVING, type LeavingTable } from './leaving-tables.ts'

interface FoundColumn {
  name: string
  type: string
  /** Its default as SQL, with the word before it. */
  otherwise: string
}

/** Within the caller's transaction. */
export async function followCurrent(client: pg.ClientBase): Promise<void> {
  for (const table of LEAVING) {
    const wanted = await columnsOf(client, `current.${table.name}`)
    for (const schema of ['history', 'archive']) await followIn(client, `${schema}.${table.name}`, wanted)
    const seen = (await columnsOf(client, `everyday.${table.name}`)).map(({ name }) => name)
    if (seen.join() === wanted.map(({ name }) => name).join()) continue
    await client.query(`drop view if exists everyday.${table.name}`)
    await spanDays(client, table)
    if (table.declaration?.changesInHistory === true) await changeAnywhere(client, table.declaration)
  }
}

async function followIn(client: pg.ClientBase, place: string, wanted: readonly FoundColumn[]): Promise<void> {
  const there = await columnsOf(client, place)
  if (there.length === 0) {
    const source = place.replace(/^\w+/, 'current')
    await client.query(
      `create table ${place} (like ${source} including defaults, kept_on date not null) partition by list (kept_on)`,
    )
    return
  }
  const has = new Set(there.map(({ name }) => name))
  for (const { name, type, otherwise } of wanted)
    if (!has.has(name)) await client.query(`alter table ${place} add column ${name} ${type} ${otherwise}`)
  const stays = new Set(wanted.map(({ name }) => name))
  for (const { name } of there)
    if (!stays.has(name)) await client.query(`alter table ${place} drop column ${name}`)
}

/** Makes the view over the table of today as it is named now, history and archive. */
export async function spanDays(client: pg.ClientBase, { name }: LeavingTable): Promise<void> {
  const names = await namesOf(client, name)
  const parts = ['current', 'history', 'archive'].map(schema => `select ${names} from ${schema}.${name}`)
  await client.query(`create or replace view everyday.${name} as ${parts.join(' union all ')}`)
}

/** The columns of a table of today, for a list in SQL. */
export async function namesOf(client: pg.ClientBase, table: string): Promise<string> {
  return (await columnsOf(client, `current.${table}`)).map(column => column.name).join(', ')
}

/** A view over three tables takes no update of its own: a trigger finds the row. */
async function changeAnywhere(
  client: pg.ClientBase,
  { name, key, updates = [] }: TableDeclaration,
): Promise<void> {
  const sets = updates.map(columnName).map(column => `${column} = new.${column}`)
  const found = [key]
    .flat()
    .map(columnName)
    .map(column => `${column} = new.${column}`)
  const update = (schema: string): string =>
    `update ${schema}.${name} set ${sets.join(', ')} where ${found.join(' and ')};`
  await client.query(`create or replace function everyday.change_${name}() returns trigger language plpgsql as $$ begin
    ${update('current')} if found then return new; end if;
    ${update('history')} if found then return new; end if;
    ${update('archive')} if found then return new; end if;
    return null; end $$`)
  await client.query(
    `create or replace trigger change_${name} instead of update on everyday.${name} for each row execute function everyday.change_${name}()`,
  )
}

/** In their order; none where there is no such table. What the move to history adds is left out. */
async function columnsOf(client: pg.ClientBase, place: string): Promise<FoundColumn[]> {
  const { rows } = await client.query<FoundColumn>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      coalesce('default ' || pg_get_expr(d.adbin, d.adrelid), '') as otherwise
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped and a.attname <> 'kept_on' order by a.attnum`,
    [place],
  )
  return rows
}
