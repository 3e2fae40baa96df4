/**
 * A table as X07 gives it out: the question, and what each column is. Money comes in fen, prices in 1/10000, dates and moments as texts.
 * DBF names have ten characters at most, so each column has one of its own beside its name.
 */
import type { GivenTableName } from '@guitai/core/words/given-out.ts'
import type { Word } from '@guitai/core/words/words.ts'
import type { PersonalKind } from '../frame/define-report.ts'

export type GivenType = 'money' | 'price' | 'whole' | 'date' | 'time' | 'text'

export interface GivenColumn {
  readonly name: string
  readonly field: string
  readonly title: Word
  readonly type: GivenType
  /** Of a text: the bytes that it has in a DBF. */
  readonly width?: number
  /** What remains of it for tellers who may not see personal data. */
  readonly personal?: PersonalKind
}

export interface GivenTable {
  readonly name: GivenTableName
  readonly columns: readonly GivenColumn[]
  /** $1 is the date. The rows come in the same order each time. */
  readonly sql: string
}

type Columns = Readonly<
  Record<string, readonly [field: string, type: GivenType, zh: string, en: string, text?: TextForm]>
>
type TextForm = Pick<GivenColumn, 'width' | 'personal'>

export const columnsOf = (columns: Columns): GivenColumn[] =>
  Object.entries(columns).map(([name, [field, type, zh, en, form = {}]]) => ({
    name,
    field,
    type,
    title: { zh, en },
    ...form,
  }))
