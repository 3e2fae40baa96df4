/** Turns raw rows into what leaves: money and prices as decimal texts, personal texts masked unless they may be seen. */
import { formatFen, formatPrice } from '@guitai/core/base/money.ts'
import type { ColumnType } from '@guitai/core/frame/report-column.ts'
import type { ReportColumn, Row } from './define-report.ts'
import { mask } from './mask.ts'
import { plainText } from './plain-text.ts'

const FORMATS: Partial<Record<ColumnType, (value: number) => string>> = {
  money: formatFen,
  price: formatPrice,
}

function presentValue(column: ReportColumn, value: unknown, seesPersonalData: boolean): unknown {
  if (value === null || value === undefined) return null
  const format = FORMATS[column.type]
  if (format !== undefined) return format(value as number)
  if (column.personal !== undefined && !seesPersonalData) return mask(column.personal, plainText(value))
  return value
}

/** True when the value shows something about a person. In a request or free text, only when a mask would hide something. */
export function isPersonal({ personal }: ReportColumn, value: unknown): boolean {
  if (personal === undefined || value === null || value === undefined) return false
  const isPlain = personal !== 'request' && personal !== 'words'
  return isPlain || mask(personal, plainText(value)) !== plainText(value)
}

export function presentRows(
  columns: readonly ReportColumn[],
  rows: readonly Row[],
  seesPersonalData: boolean,
): Row[] {
  return rows.map(row =>
    Object.fromEntries(
      columns.map(column => [column.name, presentValue(column, row[column.name], seesPersonalData)]),
    ),
  )
}

/** Total lines have the column that distinguishes them (the currency) and the columns with totals. */
export function presentTotals(columns: readonly ReportColumn[], totals: readonly Row[]): Row[] {
  return totals.map(line => {
    const present = columns
      .filter(column => column.name in line)
      .map(column => [column.name, presentValue(column, line[column.name], true)])
    return Object.fromEntries([['rows', line['rows'] ?? null], ...present]) as Row
  })
}
