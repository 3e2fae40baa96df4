/**
 * A report as an Excel file: amounts are numbers with a format, dates and times serial numbers, and numbers by which things are known
 * (accounts, codes, identities) are texts, so that a sum is a sum and no digit is lost.
 */
import { XlsxStreamWriter } from 'hucre/xlsx'
import type { ReportColumn, Row } from '@guitai/reports/frame/define-report.ts'
import { TOTAL } from '@guitai/reports/frame/csv.ts'
import { saidCell, type Speech } from '@guitai/reports/frame/said-cell.ts'

/** Beyond this many digits a spreadsheet keeps zeros in place of the number. */
const MOST_DIGITS = 15

const FORMATS: Readonly<Record<string, string>> = {
  money: '#,##0.00',
  price: '#,##0.00##',
  shares: '#,##0',
  integer: '0',
  date: 'yyyy-mm-dd',
  time: 'yyyy-mm-dd hh:mm:ss',
}
const AMOUNTS = new Set(['money', 'price', 'shares', 'integer'])
const DAY_MS = 86_400_000
/** Day 0 of Excel's calendar, which has a 29 February 1900. */
const DAY_ZERO = Date.UTC(1899, 11, 30)

type Cell = string | number | null

export class Workbook {
  readonly #writer: XlsxStreamWriter
  readonly #columns: readonly ReportColumn[]
  readonly #speech: Speech

  constructor(title: string, columns: readonly ReportColumn[], speech: Speech) {
    this.#columns = columns
    this.#speech = speech
    this.#writer = new XlsxStreamWriter({
      // What a sheet's name must not have.
      name: title
        .replaceAll(/[[\]:*?/\\]/g, ' ')
        .slice(0, 31)
        .trim(),
      columns: columns.map(({ title, type }) => ({
        header: title[speech.language],
        width: type === 'time' ? 20 : type === 'text' || type === 'json' ? 18 : 14,
        ...(FORMATS[type] === undefined ? {} : { numFmt: FORMATS[type] }),
      })),
      freezePane: { rows: 1 },
    })
  }

  add(rows: readonly Row[]): void {
    for (const row of rows)
      this.#writer.addRow(this.#columns.map(column => cellOf(column, row[column.name], this.#speech)))
  }

  /** As values, below the rows, named in the first column that has no total. */
  addTotals(totals: readonly Row[]): void {
    const named = this.#columns.find(column => column.total !== true)
    for (const line of totals)
      this.#writer.addRow(
        this.#columns.map(column =>
          column === named ? TOTAL[this.#speech.language] : cellOf(column, line[column.name], this.#speech),
        ),
      )
  }

  bytes(): Promise<Uint8Array> {
    return this.#writer.finish()
  }
}

function cellOf(column: ReportColumn, value: unknown, speech: Speech): Cell {
  if (value === null || value === undefined) return null
  const text = saidCell(value, column, speech)
  if (AMOUNTS.has(column.type)) return amountOf(text)
  if (column.type === 'date' || column.type === 'time') return serialOf(text)
  return text
}

function amountOf(text: string): Cell {
  const isExact = /^-?\d+(\.\d+)?$/.test(text) && text.replaceAll(/\D/g, '').length <= MOST_DIGITS
  return isExact ? Number(text) : text
}

/** '2026-11-30' and '2026-11-30 09:31:05' as days since Excel's day 0. */
function serialOf(text: string): Cell {
  const moment = Date.parse(`${text.replace(' ', 'T')}${text.includes(':') ? 'Z' : 'T00:00:00Z'}`)
  return Number.isNaN(moment) ? text : (moment - DAY_ZERO) / DAY_MS
}
