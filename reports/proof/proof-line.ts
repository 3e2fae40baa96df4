/** One line of the proof: what contradicts it. Without rows the line is true. */
import type pg from 'pg'
import type { Title } from '@guitai/core/frame/define-function.ts'
import type { ChainHead } from '../chain/check-heads.ts'

interface NamedLine {
  name: string
  title: Title
  /**
   * It concerns our own books only, so it must be true, or the next day does not open. Other lines may pass as approved
   * exceptions.
   */
  isInternal: boolean
}

/** SQL that finds the contradictions, one per row, with columns that identify them. `$1` is the business date. */
export interface SqlLine extends NamedLine {
  sql: string
}

/** A line that takes more than one query. */
export interface FoundLine extends NamedLine {
  find: (client: pg.ClientBase, evening: Evening) => Promise<readonly object[]>
}

export type ProofLine = SqlLine | FoundLine

export interface Evening {
  businessDate: string
  /** The heads noted outside the database; the newest is last. */
  heads: readonly ChainHead[]
}
