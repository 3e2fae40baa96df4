/** A report's rows in a list with the columns the server declares. */
import { useMemo, type ReactNode } from 'react'
import { useListedReport } from '../api/catalogue.ts'
import { useReport, type Parameters, type ReportChoice, type Row } from '../api/reports.ts'
import { useColumnWords } from '../api/words.ts'
import { textOf } from '../format/text-of.ts'
import { useRowPrint } from '../prints/use-row-print.tsx'
import { useText } from '../texts/use-text.ts'
import { reportColumns } from './columns.ts'
import { DataGrid, type DataGridProps } from './data-grid.tsx'
import { ReadingProblem } from './reading-problem.tsx'
import { useDetails } from './use-details.tsx'
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'

export interface ReportGridProps extends Partial<DataGridProps> {
  readonly report: string
  readonly parameters: Parameters
  readonly choice?: ReportChoice
  readonly filter?: (row: Row) => boolean
  /** The columns this screen needs, in its order; all where none are named. */
  readonly only?: readonly string[]
}

export function ReportGrid({ report, parameters, choice, filter, only, ...rest }: ReportGridProps) {
  const texts = useText()
  const info = useListedReport(report)
  const { data, isLoading, error } = useReport(report, parameters, choice)
  const rows = useMemo(
    () => (filter === undefined ? (data?.rows ?? []) : (data?.rows ?? []).filter(filter)),
    [data, filter],
  )
  const rowPrint = useRowPrint(report)
  const { onKey, foot } = rest
  const declared = data?.columns ?? info?.columns
  const wordOf = useColumnWords(declared)
  const details = useDetails(report, declared)
  const chosen = only === undefined ? details.columns : declared
  const columns = useMemo(
    () => reportColumns(chosenColumns(chosen, only), rows, texts, wordOf),
    [chosen, only, rows, texts, wordOf],
  )
  if (error !== null) return <ReadingProblem error={error} />
  return (
    <DataGrid
      label={texts.pick(info?.title) || report}
      rowKey={keyOfRow}
      {...rest}
      onKey={(key, row) => onKey?.(key, row) === true || rowPrint.onKey(key, row)}
      foot={footOf(footOf(foot, rowPrint.foot), only === undefined ? details.choice : undefined)}
      columns={columns}
      rows={rows}
      isLoading={isLoading}
    />
  )
}

function footOf(own: ReactNode, print: ReactNode): ReactNode {
  if (own === undefined || print === undefined) return own ?? print
  return (
    <>
      {own} {print}
    </>
  )
}

export function chosenColumns(
  declared: readonly DeclaredColumn[] | undefined,
  only: readonly string[] | undefined,
) {
  if (declared === undefined || only === undefined) return declared
  const found = only.flatMap(name => declared.filter(column => column.name === name))
  return found.length === 0 ? declared : found
}

/** Rows have no common key; those of orders and trades stay themselves when the list moves. */
export function keyOfRow(row: Row, index: number): string {
  return textOf(row['orderId'] ?? row['tradeKey'] ?? row['entryNo'] ?? row['approvalId'] ?? index)
}
