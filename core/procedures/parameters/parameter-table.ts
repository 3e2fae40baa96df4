/**
 * What may be edited in a parameter table, and how. The functions S01 to S10, their schemas, the screen and the query derive
 * from this one declaration. A new table is its declaration and a line in registry.ts. A change may begin:
 *
 *   anytime         at once: the firm's own limits and switches, rules per security, banks, words
 *   before-trading  today until the first session, else on a later date: what orders are checked and charged with
 *   later           after today only: what the running day has already been computed with (calendar, interest)
 * A date that is closed is never changed, so everything computed with its rows remains right.
 */
import type { TObject, TSchema } from 'typebox'
import type { BusinessDate } from '../../base/business-date.ts'
import type { Rejection } from '../../frame/rejection.ts'
import type { ParameterTableName } from '../../rules/overlay-parameters.ts'
import type { ParameterRow, Parameters } from '../../rules/parameters.ts'
import { decodeContent, encodeContent, type Content } from './parameter-codec.ts'
import type { Word } from '../../words/words.ts'

export type ParameterFunction = 'S01' | 'S02' | 'S04' | 'S05' | 'S09' | 'S10'
export type TakesEffect = 'anytime' | 'before-trading' | 'later'

export interface ParameterTable<R extends ParameterRow = ParameterRow> {
  readonly name: ParameterTableName
  readonly title: Word
  readonly editedBy: ParameterFunction
  readonly takesEffect: TakesEffect
  readonly key: TSchema
  /** The row as it travels, without key, date and source. */
  readonly value: TObject
  /** For a row that is stored in another form than it travels: its fields from the decoded content, and back. */
  toRow?(content: Content, key: string, from: BusinessDate): Partial<R>
  toContent?(row: R): Content
  /** The row concerns only its own date (a holiday) and has no effect afterwards. */
  readonly isAboutItsDate?: true
  /** The wrong field of a row that the schema accepts; undefined when there is none. */
  problem?(row: R, parameters: Readonly<Parameters>): string | undefined
  /** The same where what is wrong has a name of its own; its function declares the refusal. */
  refuse?(row: R, parameters: Readonly<Parameters>): Rejection | undefined
}

/** `K` ties the declaration to the rows of its table. */
export function parameterTable<K extends ParameterTableName>(
  declaration: ParameterTable<Parameters[K][number]> & { readonly name: K },
): ParameterTable {
  return declaration
}

/** Makes a row from the wire's value, which the schema has accepted. */
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
