/**
 * The roles of the embedded cluster and what each may do. Each has a password of its own beside the data folder (mode 0600):
 *
 *   postgres       the superuser, for maintenance by hand; our programs use it only to set up the other two
 *   guitai         the server: owns its databases and may create others; it is no superuser, so its SQL reaches neither
 *                  programs nor files of the machine
 *   guitai_backup  backups only: reads all data and the write-ahead log, and may write files on the database's machine
 */
import type pg from 'pg'
import { withClient } from './with-client.ts'

export const ROLES = ['guitai', 'postgres', 'guitai_backup'] as const
export type Role = (typeof ROLES)[number]

export interface RoleAccess {
  passwords: Readonly<Record<Role, string>>
  urlOf: (role: string, password: string, database: string) => string
}

const APPLICATION = 'guitai roles'
/** Any number: one start at a time sets up a cluster. */
const SETUP_LOCK = 4_720_913
const FORMER_OWNER = 'guitai_former_owner'

/** Is the server's role there, no superuser, and the owner of our database? */
export async function areRolesReady({ passwords, urlOf }: RoleAccess): Promise<boolean> {
  const url = urlOf('guitai', passwords.guitai, 'postgres')
  try {
    return await withClient(url, APPLICATION, async client => {
      const { rows } = await client.query(
        `select from pg_roles r join pg_database d on d.datdba = r.oid
         where r.rolname = current_user and not r.rolsuper and d.datname = 'guitai'`,
      )
      return rows.length > 0
    })
  } catch (error) {
    if (isRefused(error)) return false
    throw error
  }
}

/**
 * Clusters of former versions had one role, `guitai`, which was the superuser. It becomes `postgres`, because PostgreSQL requires the
 * role that made a cluster to be one, and what it owned goes to the new `guitai`. When interrupted, it continues.
 */
export async function setUpRoles(access: RoleAccess): Promise<void> {
  const superuser = (database: string): string =>
    access.urlOf('postgres', access.passwords.postgres, database)
  if (!(await isAccepted(superuser('postgres')))) await renameFormerOwner(access)
  await withClient(superuser('postgres'), APPLICATION, async client => {
    await client.query('select pg_advisory_lock($1)', [SETUP_LOCK])
    await client.query(`drop role if exists ${FORMER_OWNER}`)
    await makeRoles(client, access.passwords)
    const databases = await ownedBySuperuser(client)
    for (const name of databases) await withClient(superuser(name), APPLICATION, takeOver)
    for (const name of databases)
      await client.query(`alter database ${client.escapeIdentifier(name)} owner to guitai`)
    const { rows } = await client.query("select from pg_database where datname = 'guitai'")
    if (rows.length === 0) await client.query('create database guitai owner guitai')
  })
}

async function makeRoles(client: pg.Client, passwords: RoleAccess['passwords']): Promise<void> {
  for (const role of ['guitai', 'guitai_backup'] as const) {
    const { rows } = await client.query('select from pg_roles where rolname = $1', [role])
    if (rows.length === 0) await client.query(`create role ${role}`)
    const rights = role === 'guitai' ? 'createdb' : 'replication'
    await client.query(`alter role ${role} login ${rights} password ${client.escapeLiteral(passwords[role])}`)
  }
  await client.query('grant pg_use_reserved_connections, pg_read_all_settings to guitai')
  await client.query('grant pg_read_all_data, pg_write_server_files to guitai_backup')
}

/** Ours, still as a former version left them; a part that was taken over has its owner changed last. */
async function ownedBySuperuser(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database
     where datallowconn and not datistemplate and datname <> 'postgres' and datdba = 'postgres'::regrole`,
  )
  return rows.map(({ name }) => name)
}

/** Whatever the superuser owns in a database, but what belongs to PostgreSQL itself. Indexes and own sequences go with their table. */
async function takeOver(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    with ours as (
      select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
    )
    select format('alter schema %I owner to guitai', nspname) as statement
    from pg_namespace where nspowner = 'postgres'::regrole and oid in (select oid from ours)
    union all
    select format('alter table %s owner to guitai', c.oid::regclass)
    from pg_class c where relowner = 'postgres'::regrole and relnamespace in (select oid from ours)
      and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass
        and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i') and c.relkind = 'S')
    union all
    select format('alter routine %s owner to guitai', oid::regprocedure)
    from pg_proc where proowner = 'postgres'::regrole and pronamespace in (select oid from ours)
    union all
    select format('alter type %s owner to guitai', oid::regtype)
    from pg_type where typowner = 'postgres'::regrole and typnamespace in (select oid from ours) and typtype in ('d', 'e', 'r')`)
  for (const { statement } of rows) await client.query(statement)
}

/** The name of a role that is signed in cannot change: another superuser does it, and is gone again when the roles are made. */
async function renameFormerOwner({ passwords, urlOf }: RoleAccess): Promise<void> {
  await withClient(urlOf('guitai', passwords.guitai, 'postgres'), APPLICATION, async client => {
    await client.query('select pg_advisory_lock($1)', [SETUP_LOCK])
    const { rows } = await client.query("select from pg_roles where rolname = 'postgres'")
    if (rows.length > 0) return
    const password = client.escapeLiteral(passwords.postgres)
    await client.query(`drop role if exists ${FORMER_OWNER}`)
    await client.query(`create role ${FORMER_OWNER} superuser login password ${password}`)
    await withClient(urlOf(FORMER_OWNER, passwords.postgres, 'postgres'), APPLICATION, other =>
      other.query(
        `begin; alter role guitai rename to postgres; alter role postgres password ${password}; commit`,
      ),
    )
  })
}

async function isAccepted(url: string): Promise<boolean> {
  try {
    await withClient(url, APPLICATION, client => client.query('select 1'))
    return true
  } catch (error) {
    if (isRefused(error)) return false
    throw error
  }
}

/** Wrong password, or no such role: the server tells them not apart. */
function isRefused(error: unknown): boolean {
  return ['28P01', '28000'].includes((error as { code?: string }).code ?? '')
}
