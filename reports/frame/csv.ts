/**
 * A report as CSV (RFC 4180, UTF-8, CRLF, quotes where needed), in two flavours. Plain is for programs: times of ISO 8601, lists as JSON.
 * The other opens right in a spreadsheet: it begins with the mark by which spreadsheets know UTF-8, says all in words, and writes a text
 * that a spreadsheet would take for a number or a date as `="000001"`. In both a text that would be taken for a formula gets an
 * apostrophe before it; numbers, negative ones too, remain numbers.
 */
import type { ReportColumn, Row } from './define-report.ts'
import { plainText } from './plain-text.ts'
import { saidCell, type Speech } from './said-cell.ts'

export const BYTE_ORDER_MARK = '\uFEFF'
const LINE_END = '\r\n'
const AMOUNTS = new Set(['money', 'price', 'shares', 'integer'])
const NUMBER = /^-?\d+(\.\d+)?$/
/** A rate, which a report gives as text. */
const RATE = /^-?\d+(\.\d+)?%$/

export interface CsvFlavour extends Speech {
  readonly isForSpreadsheet: boolean
}

function escaped(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Leading blanks do not protect, because some programs remove them first. */
function defused(text: string): string {
  return /^[\s\u0000]*[=+\-@|%＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
}

/** Digits with at most signs, points and an exponent; days such as 2026-11 or 3/4; days with a month's name such as MAR1. */
const FIGURES =
  /^[-.]?\d[\d.]*(e-?\d+)?$|^\d{1,4}[-/.]\d{1,4}([-/.]\d{1,4})?$|^\d{0,4}[-/]?[a-z]{3,9}[-/]?\d{1,4}$|^\d{1,4}[-/]?[a-z]{3,9}$/i
const SAFE = /^[0-9A-Za-z\-./]+$/

/** Whether a spreadsheet would show something else than the text. */
function isTakenForFigure(text: string): boolean {
  return SAFE.test(text) && FIGURES.test(text)
}

function csvValue(column: ReportColumn, value: unknown, flavour: CsvFlavour): string {
  if (value === null || value === undefined) return ''
  const text = flavour.isForSpreadsheet ? saidCell(value, column, flavour) : plainWord(column, value, flavour)
  if (AMOUNTS.has(column.type) && NUMBER.test(text)) return text
  if (!flavour.isForSpreadsheet && column.type === 'no' && NUMBER.test(text)) return text
  if (RATE.test(text)) return text
  // A spreadsheet takes these for what they are.
  if (column.type === 'date' || column.type === 'time') return escaped(defused(text))
  return flavour.isForSpreadsheet && isTakenForFigure(text) ? `="${text}"` : escaped(defused(text))
}

function plainWord(column: ReportColumn, value: unknown, { language }: Speech): string {
  const text = plainText(value)
  return column.labels?.[text]?.[language] ?? text
}

export function csvHead(
  columns: readonly ReportColumn[],
  { isForSpreadsheet, language }: CsvFlavour,
): string {
  const titles = columns.map(column => escaped(defused(column.title[language]))).join(',')
  return (isForSpreadsheet ? BYTE_ORDER_MARK : '') + titles + LINE_END
}

export function csvLines(
  columns: readonly ReportColumn[],
  rows: readonly Row[],
  flavour: CsvFlavour,
): string {
  return rows
    .map(row => columns.map(column => csvValue(column, row[column.name], flavour)).join(',') + LINE_END)
    .join('')
}

/** The total lines below the rows, named in the first column that has no total. */
export function csvTotals(
  columns: readonly ReportColumn[],
  totals: readonly Row[],
  flavour: CsvFlavour,
): string {
  const named = columns.find(column => column.total !== true)
  const value = (column: ReportColumn, line: Row): string =>
    column === named ? TOTAL[flavour.language] : csvValue(column, line[column.name], flavour)
  return totals.map(line => columns.map(column => value(column, line)).join(',') + LINE_END).join('')
}

export const TOTAL = { zh: '合计', en: 'Total' } as const
