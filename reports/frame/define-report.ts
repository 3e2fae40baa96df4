/**
 * A query or report is a component, like a function: this declaration states its code, names, what it takes, which
 * columns it gives and how it reads them. Route, permission, form, table, export and documentation derive from it.
 *
 * `run` gives raw integers; what leaves (decimal texts, masks, the log of looks) is `run-report.ts`' doing, for all alike.
 */
import type { Static, TObject } from 'typebox'
import type { Title } from '@guitai/core/frame/define-function.ts'
import type { Database } from './database.ts'
import type { Module } from '@guitai/core/words/module.ts'

export type ColumnType =
  'money' | 'price' | 'shares' | 'text' | 'date' | 'time' | 'integer' | 'enum' | 'boolean' | 'json'

/** How much of a personal text remains for those who may not see it. */
export type PersonalKind = 'name' | 'identity' | 'phone' | 'address' | 'request' | 'words'

export interface ReportColumn {
  name: string
  title: Title
  type: ColumnType
  /** Has a figure in the total lines. */
  total?: boolean
  personal?: PersonalKind
  /** Of an enum: what its values are called. */
  labels?: Readonly<Record<string, Title>>
  /** Values are words of this list of the data dictionary (S09) or 'bank' (S02); screens show them in their own language. */
  words?: string
}

export type Row = Record<string, unknown>

export interface ReportResult {
  rows: readonly Row[]
  /** Over all that matches, not the page only; one line a currency. Given with the first page. */
  totals?: readonly Row[]
  /** Where the next page begins; absent on the last. */
  next?: string
}

export interface ReportContext {
  tellerNo: number
  seesPersonalData: boolean
  /** Classes of clients that the teller's rights cover; null: all. */
  clientClasses: readonly string[] | null
  /** Whom the filter `client` names, where it is one client; looked up by `run-report.ts`. */
  clientNo?: number
}

export interface ReportDeclaration<Input extends TObject> {
  /** The catalogue's code, e.g. 'Q02'; where it has none, the name. */
  code: string
  /** Same as the file's name; also the permission's last part. */
  name: string
  title: Title
  module: Module
  kind: 'query' | 'report'
  input: Input
  columns: readonly ReportColumn[]
  run: (database: Database, input: Static<Input>, context: ReportContext) => Promise<ReportResult>
}

/** What the generic pipeline needs of any report. */
export type AnyReport = Omit<ReportDeclaration<TObject>, 'run'> & {
  run: (database: Database, input: never, context: ReportContext) => Promise<ReportResult>
}

export function defineReport<Input extends TObject>(
  declaration: ReportDeclaration<Input>,
): ReportDeclaration<Input> {
  return declaration
}
