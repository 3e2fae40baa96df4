/**
 * Reads the sheet of an Excel file that holds orders into rows. What the sender may not have seen is refused by name: rows that
 * a filter hides, a hidden column of the order, a hidden sheet, a second sheet of orders. A number is read as it is shown, so
 * that 50 % is 50 %. When it is shown rounded, its line is refused.
 */
import { formatValue, readXlsx, type Cell, type CellValue, type Sheet } from 'hucre'
import { findHeader, isEmpty } from '@guitai/protocols/batch-file/batch-header.ts'
import { asCell, type GridCell, type GridRow } from '@guitai/protocols/batch-file/csv-rows.ts'
import { unfoldedSize } from '@guitai/protocols/batch-file/unfolded-size.ts'

/** The unpacked size in bytes. A hundred thousand lines of ten cells need less than half of it. */
const MOST_BYTES = 128 * 1024 * 1024
/** A sentence names so many rows or columns. */
const MOST_NAMED = 10

type Texts = { zh: string; en: string }

const NO_EXCEL: Texts = { zh: '不是有效的 Excel 文件', en: 'not a valid Excel file' }

export async function excelRows(bytes: Uint8Array): Promise<Iterable<GridRow> | Texts> {
  const size = unfoldedSize(bytes)
  if (size === Infinity) return NO_EXCEL
  if (size > MOST_BYTES) return { zh: 'Excel 文件展开后过大', en: 'the Excel file unfolds to too much' }
  const sheets = await sheetsOf(bytes)
  if (sheets === undefined) return NO_EXCEL
  const ofOrders = sheets.filter(sheet => !('zh' in findHeader(gridOf(sheet))))
  if (ofOrders.length > 1) {
    const names = named(ofOrders.map(({ name }) => name))
    return { zh: `不止一张工作表有委托：${names}`, en: `several sheets hold orders: ${names}` }
  }
  const [sheet = sheets.find(each => !isHidden(each))] = ofOrders
  if (sheet === undefined) return []
  return hiddenPart(sheet) ?? gridOf(sheet)
}

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[] | undefined> {
  try {
    return (await readXlsx(bytes, { readStyles: true })).sheets
  } catch {
    return undefined
  }
}

const isHidden = ({ hidden, veryHidden }: Sheet): boolean => hidden === true || veryHidden === true

/** A sentence that names what part of the orders is hidden; undefined when nothing is. */
function hiddenPart(sheet: Sheet): Texts | undefined {
  if (isHidden(sheet))
    return { zh: `工作表是隐藏的：${sheet.name}`, en: `the sheet is hidden: ${sheet.name}` }
  const rows: number[] = []
  for (const row of gridOf(sheet)) {
    const { hidden, height } = sheet.rowDefs?.get(row.lineNo - 1) ?? {}
    if ((hidden === true || height === 0) && !isEmpty(row)) rows.push(row.lineNo)
  }
  if (rows.length > 0)
    return {
      zh: `有隐藏的行（筛选或隐藏），请取消隐藏或删除：第 ${named(rows)} 行`,
      en: `rows are hidden (by a filter or by hand), show or delete them: ${named(rows)}`,
    }
  const header = findHeader(gridOf(sheet))
  if ('zh' in header) return undefined
  const columns = [...header.places].filter(([, place]) => sheet.columns?.[place]?.hidden === true)
  if (columns.length === 0) return undefined
  const names = named(columns.map(([field]) => header.names.get(field) ?? field))
  return { zh: `有隐藏的列，请取消隐藏：${names}`, en: `columns are hidden, show them: ${names}` }
}

function named(all: readonly (string | number)[]): string {
  const first = all.slice(0, MOST_NAMED).join('、')
  return all.length > MOST_NAMED ? `${first} … (${all.length})` : first
}

function* gridOf({ rows, cells }: Sheet): Generator<GridRow, void> {
  for (const [row, values] of rows.entries())
    yield {
      lineNo: row + 1,
      cells: values.map((value, column) => cellOf(value, cells?.get(`${row},${column}`))),
    }
}

function cellOf(value: CellValue, cell: Cell | undefined): GridCell {
  if (cell?.formula !== undefined) return { formula: `=${cell.formula}` }
  if (value === null) return { text: '' }
  if (typeof value === 'number') return numberCell(value, cell?.style?.numFmt)
  return asCell(value instanceof Date ? value.toISOString() : `${value}`)
}

/** A number as Excel shows it, with fifteen digits: a computed 10.100000000000001 is meant as 10.1. */
function numberCell(value: number, format = 'General'): GridCell {
  const plain = String(Number(value.toPrecision(15)))
  if (format === 'General' || format === '@') return { text: plain }
  const shown = formatValue(value, format)
  const digits = /^\D*?(-?[\d,]*\.?\d+)[^\d.]*$/.exec(shown)?.[1]?.replaceAll(',', '')
  const isPercent = shown.includes('%')
  const meant = Number(digits) / (isPercent ? 100 : 1)
  const isAsStored = Number(meant.toPrecision(15)) === Number(plain)
  if (!isAsStored) return { rounded: { shown, stored: plain } }
  return { text: isPercent ? `${Number(digits)}%` : plain }
}
