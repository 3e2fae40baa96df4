/**
 * What a report declares of each of its columns. Lists, exports and documents show a value by its declared type; nobody infers
 * anything from a column's name.
 */
import type { Word, Words } from '../words/words.ts'

/** 'no' is the number by which a thing is known: a name, not an amount. 'time' is a moment; 'json' has parts, or is a list. */
export type ColumnType =
  'money' | 'price' | 'shares' | 'text' | 'date' | 'time' | 'integer' | 'no' | 'enum' | 'boolean' | 'json'

export interface DeclaredColumn {
  readonly name: string
  readonly title: Word
  readonly type: ColumnType
  /** The words of its coded values; of a list those of each value. */
  readonly labels?: Words
  /** Values are words of this list of the data dictionary (S09), or of 'bank' (S02). */
  readonly words?: string
  /** Red and green: a purchase and a sale, or more and less than nothing. */
  readonly tone?: 'side' | 'sign'
  /** The parts of each value, in the order in which they are said. */
  readonly parts?: readonly DeclaredColumn[]
}
