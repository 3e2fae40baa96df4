/** One line of the proof: SQL that finds what contradicts it. No rows: the line is true. `$1` is the business date. */
import type { Title } from '@guitai/core/functions/define-function.ts'

export interface ProofLine {
  name: string
  title: Title
  /** The violations, one a row, with columns that say what and where. */
  sql: string
  /** About our own books only: it must be true, or the next day does not open. Others may pass as approved exceptions. */
  isInternal: boolean
}
