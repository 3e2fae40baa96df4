/**
 * The tables whose rows leave for history with their day, and which of their rows stay: those that a day needs in memory, so that
 * every row in memory is in the table of today, and those of a later date. What is open so goes on into the next day.
 */
import { columnName } from '@guitai/core/books/column-name.ts'
import { LEAVING_TABLES } from '@guitai/core/books/records.ts'
import type { TableDeclaration } from '@guitai/core/books/tables/define-table.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { loadedRows } from './loaded-rows.ts'

export interface LeavingTable {
  name: string
  /** Which rows stay when a date is moved, as SQL; undefined: none. */
  stays: (date: BusinessDate) => string | undefined
  /** A column whose sum is noted of the rows that have left. */
  sums?: string
  declaration?: TableDeclaration
}

function leavingTable(declaration: TableDeclaration): LeavingTable {
  const { name, leavesWith, loaded } = declaration
  return {
    name,
    declaration,
    ...('amount' in declaration.columns ? { sums: 'amount' } : {}),
    stays(date) {
      const later = typeof leavesWith === 'string' ? [`${columnName(leavesWith)} > '${date}'`] : []
      const needed = loaded === undefined ? [] : [loadedRows(declaration)]
      return [...later, ...needed].join(' or ') || undefined
    },
  }
}

/** A batch names the one before it, so the last one stays. What was sent to the exchanges leaves whole. */
export const LEAVING: readonly LeavingTable[] = [
  ...LEAVING_TABLES.map(leavingTable),
  { name: 'submission', stays: () => undefined },
  { name: 'batch', stays: () => 'batch_no = (select max(batch_no) from current.batch)' },
]
