/**
 * Reads a market's day file from its folder and verifies all of it. What is wrong with the file is returned as a value, never
 * thrown.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { reject, type Rejection } from '@guitai/core/frame/rejection.ts'
import { dayFileName, decodeDayFile } from '@guitai/protocols/day-file/day-file.ts'
import type { DayFileKind, DayFileRecord } from '@guitai/protocols/day-file/kinds.ts'

export interface ReadFile<K extends DayFileKind> {
  accepted: true
  records: DayFileRecord<K>[]
  /** The checksum of the whole file, from its last line. */
  checksum: string
}

export async function readDayFile<K extends DayFileKind>(
  folder: string,
  { kind, market, tradeDate }: { kind: K; market: Market; tradeDate: BusinessDate },
): Promise<ReadFile<K> | Rejection> {
  const name = dayFileName(kind, market, tradeDate)
  const text = await readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (text instanceof Error) return notRead(name, text)
  const decoded = decodeDayFile(text, { kind, market, tradeDate })
  if (decoded.ok)
    return { accepted: true, records: decoded.file.records, checksum: text.trimEnd().split('|').at(-1) ?? '' }
  const { line, column, zh, en } = decoded.problem
  const where = column === undefined ? '' : `${column}: `
  return reject('file_wrong', 'market', { line: String(line), reason: `${where}${zh} / ${en}` })
}

/**
 * A file that cannot be read (rights, a folder in its place, too large) is refused like a wrong file; the books are not
 * affected.
 */
function notRead(file: string, { code, message }: NodeJS.ErrnoException): Rejection {
  return code === 'ENOENT'
    ? reject('file_not_found', 'market', { file })
    : reject('file_not_readable', 'market', { file, reason: code ?? message })
}
