/** Signed-in sessions and stored credentials, for the HTTP side: what it must know outside the engine. */
import type pg from 'pg'
import type { CredentialKind } from '@guitai/core/books/people.ts'

export interface SessionRecord {
  tokenHash: string
  tellerNo: number
  workstation: string
  createdAt: number
  lastUsedAt: number
}

export interface StoredHash {
  key: string
  kind: CredentialKind
  owner: number
  version: number
  hash: string
}

export async function loadSessions(db: pg.Pool): Promise<SessionRecord[]> {
  const { rows } = await db.query<SessionRecord>(
    `select token_hash as "tokenHash", teller_no::float8 as "tellerNo", workstation, (extract(epoch from created_at) * 1000)::float8 as "createdAt",
      (extract(epoch from last_used_at) * 1000)::float8 as "lastUsedAt" from current.session`,
  )
  return rows
}

export async function saveSessions(db: pg.Pool, sessions: readonly SessionRecord[]): Promise<void> {
  await db.query(
    `insert into current.session (token_hash, teller_no, workstation, created_at, last_used_at)
    select t, n, w, to_timestamp(c / 1000.0), to_timestamp(u / 1000.0)
    from unnest($1::text[], $2::int8[], $3::text[], $4::float8[], $5::float8[]) s(t, n, w, c, u)
    on conflict (token_hash) do update set last_used_at = excluded.last_used_at`,
    [
      sessions.map(s => s.tokenHash),
      sessions.map(s => s.tellerNo),
      sessions.map(s => s.workstation),
      sessions.map(s => s.createdAt),
      sessions.map(s => s.lastUsedAt),
    ],
  )
}

export async function removeSessions(db: pg.Pool, tokenHashes: readonly string[]): Promise<void> {
  await db.query('delete from current.session where token_hash = any($1::text[])', [[...tokenHashes]])
}

export async function findCredential(db: pg.Pool, key: string): Promise<StoredHash | undefined> {
  const { rows } = await db.query<StoredHash>(
    'select key, kind, owner::float8 as owner, version, hash from current.credential where key = $1',
    [key],
  )
  return rows[0]
}
