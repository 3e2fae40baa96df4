/**
 * A query or report is a component, like a function. This declaration states its code, names, what it takes, which columns it
 * gives and how it reads them. Route, permission, form, table, export and documentation derive from it.
 *
 * `run` gives raw integers; `run-report.ts` makes decimal texts and masks and records looks for all reports.
 */
import type { Static, TObject } from 'typebox'
import type { Title } from '@guitai/core/frame/define-function.ts'
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'
import type { Database } from './database.ts'
import type { Module } from '@guitai/core/words/module.ts'

/** How much of a personal text remains for tellers who may not see it. */
export type PersonalKind = 'name' | 'identity' | 'phone' | 'address' | 'request' | 'words'

export interface ReportColumn extends DeclaredColumn {
  /** The total lines have a figure for it. */
  readonly total?: boolean
  readonly personal?: PersonalKind
}

export type Row = Record<string, unknown>

export interface ReportResult {
  rows: readonly Row[]
  /** Over everything that matches, not only the page; one line per currency. Given with the first page. */
  totals?: readonly Row[]
  /** Where the next page begins; absent on the last. */
  next?: string
}

export interface ReportContext {
  tellerNo: number
  seesPersonalData: boolean
  /** The classes of clients that the teller's rights cover; null means all. */
  clientClasses: readonly string[] | null
  /** The branches whose clients, tellers and tills the teller's rights reach; null means all. */
  branches: readonly number[] | null
  /** It leaves as a file, which somebody has asked for to work with: nothing is masked that the teller may see. */
  isExport?: boolean
  /** The client whom the filter `client` names, when it is a single one; `run-report.ts` looks it up. */
  clientNo?: number
  /** It names more than one; likewise. */
  namesSeveral?: true
}

export interface ReportDeclaration<Input extends TObject> {
  /** The catalogue's code, for example 'Q02'; a report without one uses its name. */
  code: string
  /** The same as the file's name; it is also the last part of the permission. */
  name: string
  title: Title
  module: Module
  kind: 'query' | 'report'
  /**
   * Whose it tells of, and so who may read it:
   * `clients`: what is of a client, bound in its own question to covered clients; `tills`: cash and vouchers, which may be nobody's but a
   * teller's; `tellers`: what tellers have done, of their own branch; `firm`: nothing of a client, for every branch; `headquarters`:
   * of everybody at once, which no branch reads.
   */
  about: 'clients' | 'tills' | 'tellers' | 'firm' | 'headquarters'
  input: Input
  columns: readonly ReportColumn[]
  run: (database: Database, input: Static<Input>, context: ReportContext) => Promise<ReportResult>
}

/** The part of a report that the general pipeline needs. */
export type AnyReport = Omit<ReportDeclaration<TObject>, 'run'> & {
  run: (database: Database, input: never, context: ReportContext) => Promise<ReportResult>
}

export function defineReport<Input extends TObject>(
  declaration: ReportDeclaration<Input>,
): ReportDeclaration<Input> {
  return declaration
}
