/**
 * Compares all tables of two databases row by row. Whatever the clock, random numbers and the number of attempts decide is left
 * out: times, the command log with its chain, what is counted of a moved day, the jobs, the number of the last command, sessions, and the parts of the certificate that
 * name them.
 */
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../adapters/storage/embedded-postgres.ts'

const TABLES = `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('current', 'history') and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname not in ('batch', 'command', 'session', 'fix_session', 'submission', 'writer', 'look', 'job', 'moved_day') order by 1`

const COLUMNS = `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
  and atttypid <> 'timestamptz'::regtype and attname not in ('command_no', 'up_to', 'hash', 'hashes')`

/** Each row as one text, by table. */
export type Books = ReadonlyMap<string, readonly string[]>

/** Reads the books in a folder whose server has ended. */
export async function readBooks(folder: string): Promise<Books> {
  const server = await startPostgres({ dataDir: join(folder, 'postgres') })
  const client = new pg.Client({ connectionString: server.url })
  try {
    await client.connect()
    const books = new Map<string, string[]>()
    for (const { name } of (await client.query<{ name: string }>(TABLES)).rows)
      books.set(name, await rowsOf(client, name))
    return books
  } finally {
    await client.end()
    await server.stop()
  }
}

async function rowsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows: columns } = await client.query<{ name: string }>(COLUMNS, [table])
  const wanted = columns.map(({ name }) => (CERTIFICATES.has(table) && name === 'content' ? CONTENT : name))
  const { rows } = await client.query<{ row: string }>(
    `select row_to_json(r)::text as row from (select ${wanted.join(', ')} from ${table}) r order by 1`,
  )
  return rows.map(({ row }) => row)
}

const CERTIFICATES: ReadonlySet<string> = new Set(['current.certificate', 'current.void_certificate'])
const CONTENT = "content #- '{batchNo}' #- '{chainHash}' #- '{totals,counts,commands}' as content"

/** The rows that only one of the two has, as '- table: row' and '+ table: row'. */
export function differences(expected: Books, found: Books): string[] {
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap(table => {
    const [theirs, ours] = [expected.get(table) ?? [], found.get(table) ?? []]
    const [had, has] = [new Set(theirs), new Set(ours)]
    return [
      ...theirs.filter(row => !has.has(row)).map(row => `- ${table}: ${row}`),
      ...ours.filter(row => !had.has(row)).map(row => `+ ${table}: ${row}`),
      ...(theirs.length === ours.length
        ? []
        : [`  ${table}: ${ours.length} rows instead of ${theirs.length}`]),
    ]
  })
}
