/**
 * A job is what the server does for a function that needs more than the books hold. It reads (files, tables, the proof) and gives
 * what it has read to the engine in chunks, one command each, so that live commands run in between. Its progress is in the books
 * (core/books/tables/jobs/job.ts) and survives the server. The function names its job.
 *
 *   asked for ──▶ reads a chunk ──▶ the engine decides it ──(accepted)──▶ reads the next … the last ──▶ ended
 *                                                          └──(refused)──▶ that is the answer
 */
import type pg from 'pg'
import type { FileSource, KeptFiles } from '@guitai/adapters/day-files/file-source.ts'
import type { DepositoryFiles } from '@guitai/adapters/day-files/depository-files.ts'
import type { Market, TimeOfDay } from '@guitai/core/base/market.ts'
import type { Books } from '@guitai/core/books/books.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import type { ChainHeads } from '../chain-heads.ts'

/** How much of a file, and how many clients, one command takes: small ones let live commands in more often. */
export interface ChunkSizes {
  rows: number
  clients: number
}

export interface JobPorts {
  run: (command: Command) => Promise<Outcome>
  /** Any function, through its own job where it has one. */
  ask: (command: Command) => Promise<Outcome>
  /** The market's clock. */
  now: () => { at: number; time: TimeOfDay }
  books: () => Books
  db: pg.Pool
  databaseUrl: string
  /** Noted outside of the database: the proof asks for them, and a new certificate is noted at once. */
  heads: Pick<ChainHeads, 'read' | 'noteCertificate'>
  /** Where the market's day files lie. */
  folderOf: (market: Market) => string
  /** That folder, of which each file is kept as a document before it is read. */
  keptFilesOf: (market: Market) => KeptFiles
  /** The depository's files of a market, in the layouts of its line. */
  depositoryOf: (market: Market, source: FileSource) => DepositoryFiles
  sizes: ChunkSizes
  /** The closed day lies in history. */
  dayMoved: () => void
  /** It lies there no more; resolves when the books hold it again. */
  dayBack: () => Promise<void>
}

export interface Asked<Input> {
  input: Input
  /** In the maker's name: what the job runs besides its chunks is made of it. */
  command: Command
  /** The restart point after which it continues; 0 means from the beginning. */
  from: number
}

/** A chunk, as it was read. */
export interface Read {
  gathered: Gathered
  /** The total number, as far as it is known. */
  of: number | null
  /** Where the reading continues when this chunk is decided. */
  restartPoint: number
}

/** Is given what came of each chunk; ends after the last, or where a chunk is refused. */
export type Reading = AsyncGenerator<Read, void, Outcome>

/**
 * What happens when the server ended in the middle. `go-on` continues by itself after its restart point; `again` starts from
 * the beginning and finds done what is done. `ask` lets a person say whether it continues. `give-up` ends it, because what it
 * needs came with the request and is gone.
 */
export type AfterKill = 'go-on' | 'again' | 'ask' | 'give-up'

export interface JobDeclaration<Input> {
  /** That of its function, and of the file. */
  name: string
  /** A rejection where there is nothing that could be read. */
  read: (asked: Asked<Input>, ports: JobPorts) => Reading | Promise<Reading | Rejection>
  afterKill: AfterKill
  /** A person may stop it between two chunks, because what is done may stay without the rest. */
  isCancelable?: true
  /** What of its input the log keeps beside which chunk it was; absent: all. The rest lies in tables. */
  logged?: (input: Input) => object
  /** Runs with the same key wait for one another; absent: for none. */
  turn?: (input: Input) => string
  /** Once the last chunk is committed. */
  ended?: (ports: JobPorts, asked: Asked<Input>) => Promise<void>
  /** What is answered in place of the last chunk's own result. */
  answer?: (asked: Asked<Input>, ports: JobPorts) => Promise<object>
}

export type Job = JobDeclaration<never>

export function defineJob<Input>(declaration: JobDeclaration<Input>): JobDeclaration<Input> {
  return declaration
}
