/** P on a row of a list prints its document; the list's foot says so, and what went wrong. */
import type { ReactNode } from 'react'
import type { Row } from '../api/reports.ts'
import { useText } from '../texts/use-text.ts'
import { hasRowPrints, printOfRow, usePrints } from './prints.ts'
import { usePrint } from './use-print.ts'

export interface RowPrint {
  /** True: the key was taken. */
  readonly onKey: (key: string, row: Row | undefined) => boolean
  readonly foot: ReactNode
}

export function useRowPrint(report: string): RowPrint {
  const { t, pick } = useText()
  const prints = usePrints()
  const { problem, print } = usePrint()
  const onKey = (key: string, row: Row | undefined): boolean => {
    const request = key.toLowerCase() === 'p' ? printOfRow(prints, report, row) : undefined
    print(request)
    return request !== undefined
  }
  const foot = hasRowPrints(prints, report) ? (
    <>
      <span className="quiet">{t('print.rowKey')}</span>
      {problem !== undefined && <span className="error">{pick(problem)}</span>}
    </>
  ) : undefined
  return { onKey, foot }
}
