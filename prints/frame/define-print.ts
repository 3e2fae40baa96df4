/**
 * A printed document is a component, like a function or a report: this declaration states its names, whose results it
 * documents, its paper, which of them is asked for and how it is read. Route, right, copy number and reprint mark derive
 * from it; how it looks is the typst template of the same name (prints/templates).
 */
import type { Static, TObject } from 'typebox'
import type { Title } from '@guitai/core/frame/define-function.ts'
import type { Database } from '@guitai/reports/frame/database.ts'
import type { PersonalKind, ReportContext } from '@guitai/reports/frame/define-report.ts'

export interface PrintContext extends ReportContext {
  /** A personal text as this teller may see it. */
  personal: (kind: PersonalKind, text: string) => string
}

/** What a template lays out: everything in it is a text as it is to be read, a list or a switch, never a raw figure. */
export interface PrintContent {
  readonly [name: string]: PrintValue
}
export type PrintValue = string | boolean | null | PrintContent | readonly PrintValue[]

export interface ReadDocument {
  /** Which of them it is ('1024'); what is printed twice under it is a reprint. */
  document: string
  /** Whose personal data it shows. */
  clientNo: number | null
  /** Where it is not the print's own. */
  title?: Title
  content: PrintContent
}

export interface PrintDeclaration<Terms extends TObject> {
  /** Same as the file's name. */
  name: string
  title: Title
  /** Codes of the functions and reports it belongs to: who may run one of them may print it. */
  of: readonly string[]
  paper: 'a4' | 'a5-landscape'
  /** Where it is not the one of the same name. */
  template?: string
  /** Shows a state that has changed by the next time: printing it again is no reprint. */
  isMomentary?: true
  /** What a client inquires about: an agent who does it instead is named by the term `agentNo`, and has to be allowed to (F06). */
  isInquiry?: true
  terms: Terms
  /** Undefined: there is none. */
  read: (database: Database, terms: Static<Terms>, context: PrintContext) => Promise<ReadDocument | undefined>
}

/** What the generic pipeline needs of any print. */
export type AnyPrint = Omit<PrintDeclaration<TObject>, 'read'> & {
  read: (database: Database, terms: never, context: PrintContext) => Promise<ReadDocument | undefined>
}

export function definePrint<Terms extends TObject>(
  declaration: PrintDeclaration<Terms>,
): PrintDeclaration<Terms> {
  return declaration
}

export function templateOf(print: Pick<AnyPrint, 'name' | 'template'>): string {
  return print.template ?? print.name
}
