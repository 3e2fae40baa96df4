/** One line of the proof: what contradicts it. No rows: the line is true. */
import type pg from 'pg'
import type { Title } from '@guitai/core/frame/define-function.ts'
import type { ChainHead } from '../chain/check-heads.ts'

interface NamedLine {
  name: string
  title: Title
  /** About our own books only: it must be true, or the next day does not open. Others may pass as approved exceptions. */
  isInternal: boolean
}

/** SQL that finds the violations, one a row, with columns that say what and where. `$1` is the business date. */
export interface SqlLine extends NamedLine {
  sql: string
}

/** What takes more than one question. */
export interface FoundLine extends NamedLine {
  find: (client: pg.ClientBase, evening: Evening) => Promise<readonly object[]>
}

export type ProofLine = SqlLine | FoundLine

export interface Evening {
  businessDate: string
  /** Noted outside of the database; the newest last. */
  heads: readonly ChainHead[]
}
