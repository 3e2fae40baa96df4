/**
 * Reads a market's day file from its folder and verifies all of it. What is wrong with the file is returned as a value, never
 * thrown.
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { fileWrong } from '@guitai/core/frame/file-wrong.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import { dayFileName, decodeDayFile } from '@guitai/protocols/day-file/day-file.ts'
import type { DayFileKind, DayFileRecord } from '@guitai/protocols/day-file/kinds.ts'
import type { FileSource } from './file-source.ts'
import { readBytes } from './read-bytes.ts'

export interface ReadFile<K extends DayFileKind> {
  accepted: true
  records: DayFileRecord<K>[]
  /** The checksum of the whole file, from its last line. */
  checksum: string
}

export async function readDayFile<K extends DayFileKind>(
  source: FileSource,
  { kind, market, tradeDate }: { kind: K; market: Market; tradeDate: BusinessDate },
): Promise<ReadFile<K> | Rejection> {
  const name = dayFileName(kind, market, tradeDate)
  const bytes = await readBytes(source, name)
  if ('code' in bytes) return bytes
  const text = Buffer.from(bytes).toString('utf8')
  const decoded = decodeDayFile(text, { kind, market, tradeDate })
  if (decoded.ok)
    return { accepted: true, records: decoded.file.records, checksum: text.trimEnd().split('|').at(-1) ?? '' }
  const { line, column, zh, en } = decoded.problem
  return column === undefined
    ? fileWrong({ line, zh, en })
    : fileWrong({ line, zh: `${column}：${zh}`, en: `${column}: ${en}` })
}
