/**
 * What a report declares of each of its columns. Lists, exports and documents show a value by its declared type; nobody infers
 * anything from a column's name.
 */
import type { Word, Words } from '../words/words.ts'

/**
 * 'no' is the number by which a thing is known: a name, not an amount. 'listed' is a security or a securities account with its market
 * behind it ('600000.XSHG'). 'time' is a moment; 'json' has parts, or is a list.
 */
export type ColumnType =
  | 'money'
  | 'price'
  | 'shares'
  | 'text'
  | 'date'
  | 'time'
  | 'integer'
  | 'no'
  | 'listed'
  | 'enum'
  | 'boolean'
  | 'json'

export interface DeclaredColumn {
  readonly name: string
  readonly title: Word
  readonly type: ColumnType
  /** The words of its coded values; of a list those of each value. */
  readonly labels?: Words
  /** Values are words of this list of the data dictionary (S09), or of 'bank' (S02). */
  readonly words?: string
  /** Lists leave it out until all columns are asked for; a single row and an export have it. */
  readonly isDetail?: boolean
  /** It says something in this language only; lists and exports in the other leave it out. */
  readonly language?: 'zh' | 'en'
  /** Red and green: a purchase and a sale, or more and less than nothing. */
  readonly tone?: 'side' | 'sign'
  /** The parts of each value, in the order in which they are said. */
  readonly parts?: readonly DeclaredColumn[]
}

/** The columns that say something to a reader of this language. */
export function columnsIn<Column extends Pick<DeclaredColumn, 'language'>>(
  columns: readonly Column[],
  language: 'zh' | 'en',
): Column[] {
  return columns.filter(column => column.language === undefined || column.language === language)
}
