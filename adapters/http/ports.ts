/** What the HTTP side needs from the rest of the server. Everything it can do goes through one of these ports. */
import type { Logger } from 'pino'
import type { Market, TimeOfDay } from '@guitai/core/base/market.ts'
import type { Books } from '@guitai/core/books/books.ts'
import type { Credential } from '@guitai/core/books/tables/people/credential.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import type { Registry } from '@guitai/core/engine/registry.ts'
import type { About } from '@guitai/core/rules/password-weakness.ts'
import type { AnyPrint } from '@guitai/prints/frame/define-print.ts'
import type { PrintReading } from '@guitai/prints/frame/print-reading.ts'
import type { AnyReport, ReportContext } from '@guitai/reports/frame/define-report.ts'
import type { ReportFormat } from '@guitai/reports/frame/report-formats.ts'
import type { EventsHub } from './events/events-hub.ts'
import type { HttpMetrics } from './edge/metrics.ts'
import type { Passwords } from './sign-in/passwords.ts'

/** The part of a credential with which a password is verified. */
export type StoredCredential = Pick<Credential, 'key' | 'kind' | 'owner' | 'version' | 'hash'> & {
  /** Hashes of the passwords before this one. */
  history?: readonly string[]
}

export interface CredentialsPort {
  /** By key ('sign-in:1001'), as committed. */
  find: (key: string) => Promise<StoredCredential | undefined>
  /** What a client's password should not be made of. */
  about?: (clientNo: number) => Promise<About | undefined>
}

/** A session as it outlives the process; only the token's hash is kept. */
export interface SessionRow {
  tokenHash: string
  tellerNo: number
  workstation: string
  createdAt: number
  lastUsedAt: number
  /** The version of the password with which it was opened; null for one opened before this was kept. */
  credentialVersion: number | null
}

export interface SessionsPort {
  load: () => Promise<readonly SessionRow[]>
  /** Inserts it, or writes its last use. */
  save: (rows: readonly SessionRow[]) => Promise<void>
  remove: (tokenHashes: readonly string[]) => Promise<void>
}

/** The part of a report that a menu or a document needs. */
export type ReportDescription = Pick<
  AnyReport,
  'code' | 'name' | 'title' | 'module' | 'kind' | 'about' | 'input' | 'columns'
>

export interface ReportRequest {
  name: string
  input: Readonly<Record<string, unknown>>
  format: ReportFormat
  /** Of a file's titles and words. */
  language: 'zh' | 'en'
  context: ReportContext
}

export type ReportAnswer =
  /** `looks` are the clients whose personal data it shows unmasked; the body leaves when that is recorded. */
  | { kind: 'done'; body: Uint8Array; looks: readonly string[] }
  | { kind: 'busy' }
  /** A filter that the schema accepts but that cannot be answered. */
  | { kind: 'invalid'; field: string }
  /** A report about one client, and the filter names several. */
  | { kind: 'several-clients'; field: string }
  | { kind: 'timeout' | 'unavailable' | 'too-large' }

export interface ReportsPort {
  readonly all: readonly ReportDescription[]
  run: (request: ReportRequest) => Promise<ReportAnswer>
}

/** The part of a printed document that a menu needs. */
export type PrintDescription = Pick<
  AnyPrint,
  'name' | 'title' | 'of' | 'paper' | 'isMomentary' | 'isInquiry' | 'terms'
>

export interface PrintRequest {
  name: string
  terms: Readonly<Record<string, unknown>>
  context: ReportContext
}

export type PrintReadAnswer =
  /** `reading` is undefined when there is no such document. */
  | { kind: 'done'; reading: PrintReading | undefined; clients: readonly string[] }
  | Exclude<ReportAnswer, { kind: 'done' }>

export interface PrintPage {
  name: string
  content: PrintReading['content']
  copyNo: number
  at: number
}

export type PrintAnswer =
  { kind: 'done'; pdf: Uint8Array } | { kind: 'busy' } | { kind: 'failed'; error: unknown }

export interface PrintsPort {
  readonly all: readonly PrintDescription[]
  read: (request: PrintRequest) => Promise<PrintReadAnswer>
  /** The characters of a document that no font has, each once: '𰀀 (U+30000)'. */
  unprintable: (content: PrintReading['content']) => string[]
  render: (page: PrintPage) => Promise<PrintAnswer>
}

export interface Clock {
  /** Milliseconds since 1970 UTC. */
  at: number
  /** The market's clock. */
  time: TimeOfDay
}

/** What the server knows about its own state besides the books. */
export interface Health {
  database: boolean
  exchanges: Readonly<Partial<Record<Market, { connected: boolean; alarms?: readonly string[] }>>>
}

/** A certificate with its chain, and its key, in PEM. */
export interface TlsFiles {
  cert: Buffer
  key: Buffer
}

export interface HttpLimits {
  /** Bytes of a request's body. */
  body: number
  sessions: number
  /** When the teller opens one more, the session that was not used for the longest time ends. */
  sessionsPerTeller: number
  sessionIdleMs: number
  /** Passwords hashed or verified at once, and how many more may wait. */
  passwordsAtOnce: number
  passwordsWaiting: number
  /** A request without an answer from the engine after this time is told that its outcome is unknown. */
  outcomeMs: number
  /** The same for batch functions, which run longer. */
  batchOutcomeMs: number
  /** A part that has not answered by then counts as away. */
  healthMs: number
}

export const DEFAULT_HTTP_LIMITS: HttpLimits = {
  body: 1_048_576,
  sessions: 10_000,
  sessionsPerTeller: 20,
  sessionIdleMs: 30 * 60_000,
  passwordsAtOnce: 2,
  passwordsWaiting: 200,
  outcomeMs: 30_000,
  batchOutcomeMs: 30 * 60_000,
  healthMs: 2000,
}

/** A document that is kept, without its bytes. */
export interface FoundDocument {
  name: string
  sha256: string
  size: number
  mediaType: string
  isPersonal: boolean
}

export interface DocumentsPort {
  find: (documentNo: number) => Promise<FoundDocument | undefined>
  read: (sha256: string) => Promise<AsyncIterable<Uint8Array> | undefined>
}

export interface HttpParts {
  /** Runs the engine; a function that gathers runs through its job and its chunks. */
  run: (command: Command) => Promise<Outcome>
  /** Undefined while the books are being reopened. */
  books: () => Books | undefined
  registry: Registry
  reports: ReportsPort
  prints: PrintsPort
  /** The empty file of orders that a teller fills in. */
  batchTemplate: (format: 'csv' | 'xlsx', language: 'zh' | 'en') => Promise<Uint8Array>
  documents: DocumentsPort
  credentials: CredentialsPort
  sessions: SessionsPort
  clock: () => Clock
  health: () => Promise<Health>
  /** True when nothing could be written because the disk is full; absent when nobody knows. */
  isDiskFull?: () => boolean
  events: EventsHub
  metrics: HttpMetrics
  log: Logger
  /**
   * Keys the hash of what is secret in a request, and seals second factors: 32 random bytes kept outside the database, the same
   * after a restart.
   */
  requestKey: Uint8Array
  /** Whoever has it is the operator on the machine itself; undefined when there is no such access. */
  consoleKey?: string
  /** Lets the market of a trial close now; undefined where the market is a real one. Gives its date and time then. */
  closeMarket?: () => Promise<{ tradeDate: string; timeText: string }>
  /** The built web counter; undefined when none is served. */
  staticDir?: string
  /** With these it speaks TLS, and the cookie travels over TLS only. */
  tls?: TlsFiles
  /** The names to which it answers, besides those of the machine itself. */
  names?: readonly string[]
  /** Passwords that everybody may know; they are not accepted from another machine. */
  publicPasswords?: ReadonlySet<string>
  limits?: Partial<HttpLimits>
  /** Where passwords are compared; the server's own pool by default. */
  passwords?: Passwords
}
