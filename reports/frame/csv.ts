/**
 * CSV as spreadsheets read it: UTF-8 with its mark, CRLF, quotes where needed (RFC 4180). A text that a spreadsheet would take
 * for a formula gets an apostrophe before it; numbers, negative ones too, remain numbers.
 */
import type { ReportColumn, Row } from './define-report.ts'
import { plainText } from './plain-text.ts'

export const BYTE_ORDER_MARK = '\uFEFF'
const LINE_END = '\r\n'
const NUMERIC = new Set(['money', 'price', 'shares', 'integer', 'no'])

function escaped(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Leading blanks do not protect, because some programs remove them first. */
function defused(text: string): string {
  return /^[\s\u0000]*[=+\-@|%＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
}

function csvValue(column: ReportColumn, value: unknown, language: 'zh' | 'en'): string {
  if (value === null || value === undefined) return ''
  const text = plainText(value)
  if (NUMERIC.has(column.type) && /^-?\d+(\.\d+)?$/.test(text)) return text
  // A rate, which a report gives as text.
  if (/^-?\d+(\.\d+)?%$/.test(text)) return text
  return escaped(defused(column.labels?.[text]?.[language] ?? text))
}

export function csvHead(columns: readonly ReportColumn[], language: 'zh' | 'en'): string {
  return (
    BYTE_ORDER_MARK + columns.map(column => escaped(defused(column.title[language]))).join(',') + LINE_END
  )
}

export function csvLines(
  columns: readonly ReportColumn[],
  rows: readonly Row[],
  language: 'zh' | 'en',
): string {
  return rows
    .map(row => columns.map(column => csvValue(column, row[column.name], language)).join(',') + LINE_END)
    .join('')
}

/** The total lines below the rows, named in the first column that has no total. */
export function csvTotals(
  columns: readonly ReportColumn[],
  totals: readonly Row[],
  language: 'zh' | 'en',
): string {
  const named = columns.find(column => column.total !== true)
  const word = language === 'zh' ? '合计' : 'Total'
  const value = (column: ReportColumn, line: Row): string =>
    column === named ? word : csvValue(column, line[column.name], language)
  return totals.map(line => columns.map(column => value(column, line)).join(',') + LINE_END).join('')
}
