/**
 * Reads a file of orders, CSV or Excel, into lines. An Excel file is recognised by its first bytes, whatever its name is
 * (excel-rows.ts). It is meant to run in a thread of its own (parse-batch-file.ts).
 */
import { findHeader } from '@guitai/protocols/batch-file/batch-header.ts'
import { readLine, type BatchFileLine } from '@guitai/protocols/batch-file/batch-lines.ts'
import { csvRows, type GridRow } from '@guitai/protocols/batch-file/csv-rows.ts'
import { decodeText } from './decode-text.ts'
import { excelRows } from './excel-rows.ts'

export const MOST_LINES = 100_000

type Texts = { zh: string; en: string }

export type BatchFile =
  | {
      lines: BatchFileLine[]
      /** The names of the columns that are not read. */
      ignored: readonly string[]
    }
  | { wrong: Texts }

export async function readBatchFile(bytes: Uint8Array): Promise<BatchFile> {
  const found = isZip(bytes) ? await excelRows(bytes) : textRows(bytes)
  if ('zh' in found) return { wrong: found }
  const rows = found[Symbol.iterator]()
  const columns = findHeader(rows)
  if ('zh' in columns) return { wrong: columns }
  const lines: BatchFileLine[] = []
  for (let next = rows.next(); next.done !== true; next = rows.next()) {
    const line = readLine(columns, next.value)
    if (line === undefined) continue
    if (lines.length === MOST_LINES)
      return { wrong: { zh: `超过 ${MOST_LINES} 行`, en: `more than ${MOST_LINES} lines` } }
    lines.push(line)
  }
  const { ignored } = columns
  return lines.length === 0
    ? { wrong: { zh: '只有表头，没有委托', en: 'there is a header and no orders' } }
    : { lines, ignored }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

function textRows(bytes: Uint8Array): Iterable<GridRow> | Texts {
  const text = decodeText(bytes)
  return text === undefined
    ? { zh: '编码不是 UTF-8、UTF-16 或 GB18030', en: 'neither UTF-8, UTF-16 nor GB18030' }
    : csvRows(text)
}
