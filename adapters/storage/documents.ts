/**
 * The bytes of documents, in PostgreSQL and outside the engine's memory. A content lies there once, under its SHA-256, in pieces of a
 * megabyte that are compressed one by one; so a file of any size is written and read in little memory. A command refers to
 * what is stored already. What nothing refers to after a while (a file that was refused) is swept.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'
import type pg from 'pg'
import { assert } from '@guitai/core/base/assert.ts'

export interface KeptContent {
  sha256: string
  size: number
}

export const PIECE = 1024 * 1024
const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** Stores the bytes unless they are there. They are whole or not there, because all pieces are one transaction. */
export async function keepDocument(db: pg.Pool, bytes: AsyncIterable<Uint8Array>): Promise<KeptContent> {
  const client = await db.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ no: string }>("select nextval('current.document_content_no') as no")
    const own = rows[0]?.no ?? ''
    const content = await writePieces(client, own, bytes)
    await nameContent(client, own, content)
    await client.query('commit')
    return content
  } catch (error) {
    // A connection that is broken cannot roll back, and has nothing to.
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function writePieces(
  client: pg.PoolClient,
  contentNo: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<KeptContent> {
  const hash = createHash('sha256')
  let [size, pieceNo] = [0, 0]
  for await (const piece of inPieces(bytes)) {
    hash.update(piece)
    size += piece.length
    await client.query('insert into current.document_piece values ($1, $2, $3)', [
      contentNo,
      pieceNo++,
      await compress(piece, FAST),
    ])
  }
  return { sha256: hash.digest('hex'), size }
}

/** Of contents that two store at once one remains; it is young again, so that it is not swept before it is referred to. */
async function nameContent(client: pg.PoolClient, own: string, { sha256, size }: KeptContent): Promise<void> {
  const { rows } = await client.query<{ no: string }>(
    `insert into current.document_content (content_no, sha256, size) values ($1, $2, $3)
    on conflict (sha256) do update set kept_at = now() returning content_no as no`,
    [own, sha256, size],
  )
  if (rows[0]?.no !== own)
    await client.query('delete from current.document_piece where content_no = $1', [own])
}

/** All but the last have the size of a piece. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let [parts, length]: [Uint8Array[], number] = [[], 0]
  for await (const part of bytes) {
    parts.push(part)
    length += part.length
    if (length < PIECE) continue
    const all = Buffer.concat(parts)
    let at = 0
    for (; at + PIECE <= all.length; at += PIECE) yield all.subarray(at, at + PIECE)
    ;[parts, length] = [[all.subarray(at)], all.length - at]
  }
  if (length > 0) yield Buffer.concat(parts)
}

/** Undefined when no such content is stored. Bytes that are no longer those that were stored throw at the end. */
export async function documentBytes(
  db: Pick<pg.Pool, 'query'>,
  sha256: string,
): Promise<AsyncGenerator<Uint8Array> | undefined> {
  const { rows } = await db.query<{ no: string }>(
    'select content_no as no from current.document_content where sha256 = $1',
    [sha256],
  )
  return rows[0] && readPieces(db, rows[0].no, sha256)
}

async function* readPieces(
  db: Pick<pg.Pool, 'query'>,
  contentNo: string,
  sha256: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for (let pieceNo = 0; ; pieceNo++) {
    const { rows } = await db.query<{ bytes: Buffer }>(
      'select bytes from current.document_piece where content_no = $1 and piece_no = $2',
      [contentNo, pieceNo],
    )
    if (rows[0] === undefined) break
    const piece = await decompress(rows[0].bytes)
    hash.update(piece)
    yield piece
  }
  assert(hash.digest('hex') === sha256, `document ${sha256} is as it was stored`)
}

export interface FoundDocument extends KeptContent {
  name: string
  mediaType: string
  isPersonal: boolean
}

export async function findDocument(
  db: Pick<pg.Pool, 'query'>,
  documentNo: number,
): Promise<FoundDocument | undefined> {
  const { rows } = await db.query<FoundDocument>(
    `select name, sha256, size::float8 as size, media_type as "mediaType", is_personal as "isPersonal"
    from current.stored_document where document_no = $1`,
    [documentNo],
  )
  return rows[0]
}

/** Deletes what nothing refers to and is older than so many minutes; returns how many contents those were. */
export async function sweepDocuments(db: Pick<pg.Pool, 'query'>, olderThanMinutes: number): Promise<number> {
  const { rowCount } = await db.query(
    `with swept as (delete from current.document_content c
      where kept_at < now() - make_interval(mins => $1)
        and not exists (select from current.stored_document d where d.sha256 = c.sha256) returning content_no),
    pieces as (delete from current.document_piece p using swept where p.content_no = swept.content_no)
    select from swept`,
    [olderThanMinutes],
  )
  return rowCount ?? 0
}
