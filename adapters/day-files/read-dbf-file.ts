/**
 * Reads a DBF table from a market's folder, as a stream, and verifies all of it. What is wrong with the file is returned as a value
 * with file, line, column and reason, never thrown.
 */
import { createHash } from 'node:crypto'
import { fileWrong } from '@guitai/core/frame/file-wrong.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import { newTally } from '@guitai/protocols/dbf/fields.ts'
import type { DbfLayout, DbfRow } from '@guitai/protocols/dbf/layout.ts'
import { DbfWrong, type DbfProblem } from '@guitai/protocols/dbf/problem.ts'
import { readDbf, type InexactRow, type ReadRow } from '@guitai/protocols/dbf/read-dbf.ts'
import { isOfSystem, openFile, type FileSource } from './file-source.ts'
import { notReadable } from './read-bytes.ts'

export interface DbfFile<Row> {
  accepted: true
  name: string
  rows: Row[]
  inexact: InexactRow[]
  /** SHA-256 of the bytes. */
  checksum: string
}

export interface WantedDbf<L extends DbfLayout, N> {
  name: string
  layout: L
  columns: readonly N[]
}

/** Some records of a file. */
export type DbfPart<Row> = Pick<DbfFile<Row>, 'name' | 'rows' | 'inexact'>

/**
 * Reads a whole file and gives its records block by block to `take`, which may throw `DbfWrong` as the reader does. Nothing of them is
 * sure before the end: what is wrong with the file is returned then.
 */
export async function verifyDbfFile<L extends DbfLayout, N extends keyof DbfRow<L> & string>(
  source: FileSource,
  { name, layout, columns }: WantedDbf<L, N>,
  take: (part: DbfPart<ReadRow<L, N>>) => void,
): Promise<{ accepted: true; checksum: string } | Rejection> {
  const hash = createHash('sha256')
  const tally = newTally()
  try {
    const bytes = hashed(openFile(source, name), hash)
    for await (const block of readDbf(bytes, layout, { columns, tally })) take({ name, ...block })
  } catch (error) {
    if (error instanceof DbfWrong) return tableWrong(name, error.problem)
    if (isOfSystem(error)) return notReadable(name, error)
    throw error
  }
  return tally.hanzi > 0 && tally.likeUtf8 === tally.hanzi
    ? tableWrong(name, { line: 0, zh: '文字是UTF-8编码，不是GBK', en: 'its texts are UTF-8, not GBK' })
    : { accepted: true, checksum: hash.digest('hex') }
}

/** The same of a file that is known to be small, or of which all rows are needed at once. */
export async function readDbfFile<L extends DbfLayout, N extends keyof DbfRow<L> & string>(
  source: FileSource,
  wanted: WantedDbf<L, N>,
): Promise<DbfFile<ReadRow<L, N>> | Rejection> {
  const [rows, inexact]: [ReadRow<L, N>[], InexactRow[]] = [[], []]
  const read = await verifyDbfFile(source, wanted, part => {
    for (const row of part.rows) rows.push(row)
    inexact.push(...part.inexact)
  })
  return read.accepted ? { ...read, name: wanted.name, rows, inexact } : read
}

/** The records of a file that was verified, block by block. */
export async function* dbfParts<L extends DbfLayout, N extends keyof DbfRow<L> & string>(
  source: FileSource,
  { name, layout, columns }: WantedDbf<L, N>,
): AsyncGenerator<DbfPart<ReadRow<L, N>>> {
  const wanted = { columns, tally: newTally() }
  for await (const block of readDbf(openFile(source, name), layout, wanted)) yield { name, ...block }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: { update: (bytes: Uint8Array) => unknown }) {
  for await (const piece of bytes) {
    hash.update(piece)
    yield piece
  }
}

export function tableWrong(file: string, { line, column, zh, en }: DbfProblem): Rejection<'file_wrong'> {
  const where = column === undefined ? file : `${file} ${column}`
  return fileWrong({ line, zh: `${where}：${zh}`, en: `${where}: ${en}` })
}
