/** What the server and its reading threads say to each other, and how a read can fail. */
import type { ReportContext } from '@guitai/reports/frame/define-report.ts'
import type { ReportFormat } from '@guitai/reports/frame/report-formats.ts'

export interface ReadRequest {
  /** The report's name. */
  name: string
  /** Valid against the report's schema, as it came over the wire (money as decimal texts). */
  input: Record<string, unknown>
  format: ReportFormat
  /** Of a file's titles and words. */
  language?: 'zh' | 'en'
  context: ReportContext
}

export type ReadFailure = 'invalid' | 'several-clients' | 'timeout' | 'unavailable' | 'too-large' | 'failed'

export interface ReadJob {
  id: number
  request: ReadRequest
  /** Milliseconds left for it. */
  remainingMs: number
}

/** A finished page or file, and the clients whose personal data it shows. */
export interface ReadResult {
  bytes: Uint8Array
  looks: readonly string[]
}

export type ReadAnswer =
  ({ id: number } & ReadResult) | { id: number; failure: ReadFailure; message: string; field?: string }

export interface ReaderThreadOptions {
  url: string
  connections: number
}

/** Too many reads wait already: try later. */
export class ReaderBusy extends Error {
  override name = 'ReaderBusy'
}

/** A read that did not come to its end; `failure` says why, `field` which filter was wrong. */
export class ReadFailed extends Error {
  override name = 'ReadFailed'
  readonly failure: ReadFailure
  readonly field: string | undefined

  constructor(failure: ReadFailure, message: string, field?: string) {
    super(message)
    this.failure = failure
    this.field = field
  }
}
