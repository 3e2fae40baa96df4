/**
 * What may be edited of a parameter table, and how: one declaration, from which the functions S01 to S09, their schemas, the
 * screen and the query derive. A new table is its declaration and a line in registry.ts.
 *
 * When a change may begin to hold:
 *   anytime         today at once: the firm's own limits and switches, rules per security, banks, words
 *   before-trading  today until the first session, else a later date: what orders are checked and charged by
 *   later           only after today: what the running day has been reckoned with already (calendar, interest)
 * A date that is closed is never changed: whatever was reckoned with its rows stays right.
 */
import type { TObject, TSchema } from 'typebox'
import type { BusinessDate } from '../../base/business-date.ts'
import type { ParameterTableName } from '../../rules/overlay-parameters.ts'
import type { ParameterRow, Parameters } from '../../rules/parameters.ts'
import { decodeContent, encodeContent, type Content } from './parameter-codec.ts'
import type { Word } from '../../words/words.ts'

export type ParameterFunction = 'S01' | 'S02' | 'S04' | 'S05' | 'S09'
export type TakesEffect = 'anytime' | 'before-trading' | 'later'

export interface ParameterTable<R extends ParameterRow = ParameterRow> {
  readonly name: ParameterTableName
  readonly title: Word
  readonly editedBy: ParameterFunction
  readonly takesEffect: TakesEffect
  readonly key: TSchema
  /** The row as it travels, without key, date and source. */
  readonly value: TObject
  /** Where a row is kept otherwise than it travels: its fields from the decoded content, and back. */
  toRow?(content: Content, key: string, from: BusinessDate): Partial<R>
  toContent?(row: R): Content
  /** A row says something of its own date only (a holiday): nothing of it goes on after it. */
  readonly isAboutItsDate?: true
  /** The field at fault of a row that the schema lets pass. */
  problem?(row: R, parameters: Readonly<Parameters>): string | undefined
}

/** `K` ties the declaration to the rows of its table. */
export function parameterTable<K extends ParameterTableName>(
  declaration: ParameterTable<Parameters[K][number]> & { readonly name: K },
): ParameterTable {
  return declaration
}

/** A row from what the wire says; the value has passed the schema. */
export function rowOf(
  table: ParameterTable,
  { key, from, value, source }: { key: string; from: BusinessDate; value: Content; source: string },
): ParameterRow {
  const content = decodeContent(table.value, value)
  return { key, from, source, ...(table.toRow?.(content, key, from) ?? content) }
}

export function valueOf(table: ParameterTable, row: ParameterRow): Content {
  return encodeContent(table.value, table.toContent?.(row) ?? (row as unknown as Content))
}
