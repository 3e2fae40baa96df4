/** Signed-in sessions and stored credentials, for the HTTP side: what it must know outside the engine. */
import type pg from 'pg'
import type { CredentialKind } from '@guitai/core/words/credential-kind.ts'

export interface SessionRecord {
  tokenHash: string
  tellerNo: number
  workstation: string
  createdAt: number
  lastUsedAt: number
  /** Of the password it was opened with. */
  credentialVersion: number | null
}

export interface StoredHash {
  key: string
  kind: CredentialKind
  owner: number
  version: number
  hash: string
  /** Of the passwords before this one, latest first. */
  history: readonly string[]
}

export async function loadSessions(db: pg.Pool): Promise<SessionRecord[]> {
  const { rows } = await db.query<SessionRecord>(
    `select token_hash as "tokenHash", teller_no::float8 as "tellerNo", workstation, (extract(epoch from created_at) * 1000)::float8 as "createdAt",
      (extract(epoch from last_used_at) * 1000)::float8 as "lastUsedAt",
      credential_version as "credentialVersion" from current.session`,
  )
  return rows
}

export async function saveSessions(db: pg.Pool, sessions: readonly SessionRecord[]): Promise<void> {
  await db.query(
    `insert into current.session (token_hash, teller_no, workstation, created_at, last_used_at, credential_version)
    select t, n, w, to_timestamp(c / 1000.0), to_timestamp(u / 1000.0), v
    from unnest($1::text[], $2::int8[], $3::text[], $4::float8[], $5::float8[], $6::int4[]) s(t, n, w, c, u, v)
    on conflict (token_hash) do update set last_used_at = excluded.last_used_at, credential_version = excluded.credential_version`,
    [
      sessions.map(s => s.tokenHash),
      sessions.map(s => s.tellerNo),
      sessions.map(s => s.workstation),
      sessions.map(s => s.createdAt),
      sessions.map(s => s.lastUsedAt),
      sessions.map(s => s.credentialVersion),
    ],
  )
}

export async function removeSessions(db: pg.Pool, tokenHashes: readonly string[]): Promise<void> {
  await db.query('delete from current.session where token_hash = any($1::text[])', [[...tokenHashes]])
}

export async function findCredential(db: pg.Pool, key: string): Promise<StoredHash | undefined> {
  const { rows } = await db.query<StoredHash>(
    `select c.key, c.kind, c.owner::float8 as owner, c.version, c.hash, coalesce(h.hashes, '[]') as history
    from current.credential c left join current.password_history h on h.password_key = c.key where c.key = $1`,
    [key],
  )
  return rows[0]
}

/** What of a client makes a password easy to guess. */
export async function findClientFacts(
  db: pg.Pool,
  clientNo: number,
): Promise<{ birthDate?: string; phone: string; identityNumber: string } | undefined> {
  const { rows } = await db.query<{ birthDate: string | null; phone: string; identityNumber: string }>(
    `select details ->> 'birthDate' as "birthDate", phone, identity_number as "identityNumber"
    from current.client where client_no = $1`,
    [clientNo],
  )
  const [row] = rows
  if (row === undefined) return undefined
  const { birthDate, ...facts } = row
  return birthDate === null ? facts : { ...facts, birthDate }
}
