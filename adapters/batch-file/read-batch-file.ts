/**
 * Reads a file of orders, CSV or Excel, into lines. An Excel file is recognised by its first bytes, whatever its name is; only
 * the first sheet is read. It is meant to run in a thread of its own (parse-batch-file.ts).
 */
import { readXlsx, type Cell, type CellValue } from 'hucre'
import { readHeader, readLine, type BatchFileLine } from '@guitai/protocols/batch-file/batch-lines.ts'
import { asCell, csvRows, type GridCell, type GridRow } from '@guitai/protocols/batch-file/csv-rows.ts'
import { unfoldedSize } from '@guitai/protocols/batch-file/unfolded-size.ts'
import { decodeText } from './decode-text.ts'

export const MOST_LINES = 100_000
/** The unpacked size in bytes. A hundred thousand lines of ten cells need less than half of it. */
const MOST_EXCEL_BYTES = 128 * 1024 * 1024

export type BatchFile = { lines: BatchFileLine[] } | { wrong: { zh: string; en: string } }

export async function readBatchFile(bytes: Uint8Array): Promise<BatchFile> {
  const rows = isZip(bytes) ? await xlsxRows(bytes) : textRows(bytes)
  if ('zh' in rows) return { wrong: rows }
  const iterator = rows[Symbol.iterator]()
  const header = iterator.next()
  const columns = readHeader(header.done === true ? undefined : header.value)
  if ('zh' in columns) return { wrong: columns }
  const lines: BatchFileLine[] = []
  for (let next = iterator.next(); next.done !== true; next = iterator.next()) {
    const line = readLine(columns, next.value)
    if (line === undefined) continue
    if (lines.length === MOST_LINES)
      return { wrong: { zh: `超过 ${MOST_LINES} 行`, en: `more than ${MOST_LINES} lines` } }
    lines.push(line)
  }
  return lines.length === 0 ? { wrong: { zh: '没有委托', en: 'there are no orders in it' } } : { lines }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

type Rows = Iterable<GridRow> | { zh: string; en: string }

function textRows(bytes: Uint8Array): Rows {
  const text = decodeText(bytes)
  return text === undefined
    ? { zh: '编码不是 UTF-8、UTF-16 或 GB18030', en: 'neither UTF-8, UTF-16 nor GB18030' }
    : csvRows(text)
}

async function xlsxRows(bytes: Uint8Array): Promise<Rows> {
  const size = unfoldedSize(bytes)
  if (Number.isFinite(size) && size > MOST_EXCEL_BYTES)
    return { zh: 'Excel 文件展开后过大', en: 'the Excel file unfolds to too much' }
  if (!Number.isFinite(size)) return NO_EXCEL
  try {
    const { sheets } = await readXlsx(bytes)
    const [sheet] = sheets
    return sheet === undefined ? [] : gridOf(sheet.rows, sheet.cells)
  } catch {
    return NO_EXCEL
  }
}

const NO_EXCEL = { zh: '不是有效的 Excel 文件', en: 'not a valid Excel file' }

function* gridOf(
  rows: readonly (readonly CellValue[])[],
  cells: ReadonlyMap<string, Cell> | undefined,
): Generator<GridRow, void> {
  for (const [row, values] of rows.entries())
    yield {
      lineNo: row + 1,
      cells: values.map((value, column) => cellOf(value, cells?.get(`${row},${column}`))),
    }
}

function cellOf(value: CellValue, cell: Cell | undefined): GridCell {
  if (cell?.formula !== undefined) return { formula: `=${cell.formula}` }
  if (value === null) return { text: '' }
  return asCell(
    value instanceof Date ? value.toISOString() : typeof value === 'number' ? shown(value) : `${value}`,
  )
}

/** The number as Excel shows it, with fifteen digits: a computed 10.100000000000001 is meant as 10.1. */
const shown = (value: number): string => String(Number(value.toPrecision(15)))
