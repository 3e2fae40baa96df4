/**
 * A printed document is a component, like a function or a report. This declaration states its names, the functions whose
 * results it documents, its paper, how the document is chosen and how it is read. Route, right, copy number and reprint mark
 * derive from it; the typst template of the same name (prints/templates) gives its layout.
 */
import type { Static, TObject } from 'typebox'
import type { Title } from '@guitai/core/frame/define-function.ts'
import type { Database } from '@guitai/reports/frame/database.ts'
import type { PersonalKind, ReportContext } from '@guitai/reports/frame/define-report.ts'

export interface PrintContext extends ReportContext {
  /** A personal text as this teller may see it. */
  personal: (kind: PersonalKind, text: string) => string
}

/** What a template lays out: every value is a text ready to be read, a list or a switch, never a raw figure. */
export interface PrintContent {
  readonly [name: string]: PrintValue
}
export type PrintValue = string | boolean | null | PrintContent | readonly PrintValue[]

export interface ReadDocument {
  /** The document's own number ('1024'). A second print under it is a reprint. */
  document: string
  /** The client whose personal data it shows. */
  clientNo: number | null
  /** The teller whose it is when it is no client's; absent when it is the printing teller's. */
  tellerNo?: number
  /** Present when it differs from the print's own title. */
  title?: Title
  content: PrintContent
}

export interface PrintDeclaration<Terms extends TObject> {
  /** The same as the file's name. */
  name: string
  title: Title
  /** Codes of the functions and reports to which it belongs: whoever may run one of them may print it. */
  of: readonly string[]
  paper: 'a4' | 'a5-landscape'
  /** Present when it is not the template of the same name. */
  template?: string
  /** It shows a state that may change by the next time, so printing it again is no reprint. */
  isMomentary?: true
  /** A client's inquiry. An agent who makes it instead is named by the term `agentNo` and must be allowed to (F06). */
  isInquiry?: true
  terms: Terms
  /** Undefined when there is no such document. */
  read: (database: Database, terms: Static<Terms>, context: PrintContext) => Promise<ReadDocument | undefined>
}

/** The part of a print that the general pipeline needs. */
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
