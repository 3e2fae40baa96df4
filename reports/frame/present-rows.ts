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

/** What of a person is shown as it is: all, all but the numbers of documents and accounts, or nothing. */
export type Sight = 'all' | 'no-identity' | 'masked'

function presentValue(column: ReportColumn, value: unknown, sight: Sight): unknown {
  if (value === null || value === undefined) return null
  const format = FORMATS[column.type]
  if (format !== undefined) return format(value as number)
  const isMasked = sight === 'masked' || (sight === 'no-identity' && column.personal === 'identity')
  if (column.personal !== undefined && isMasked) return mask(column.personal, plainText(value))
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
  sightOf: (row: Row) => Sight,
): Row[] {
  return rows.map(row => {
    const sight = sightOf(row)
    return Object.fromEntries(
      columns.map(column => [column.name, presentValue(column, row[column.name], sight)]),
    )
  })
}

/** Total lines have the column that distinguishes them (the currency) and the columns with totals. */
export function presentTotals(columns: readonly ReportColumn[], totals: readonly Row[]): Row[] {
  return totals.map(line => {
    const present = columns
      .filter(column => column.name in line)
      .map(column => [column.name, presentValue(column, line[column.name], 'all')])
    return Object.fromEntries([['rows', line['rows'] ?? null], ...present]) as Row
  })
}
