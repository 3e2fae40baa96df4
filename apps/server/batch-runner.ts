/**
 * Runs a function that gathers: finds what it needs (a file's rows, the clients that acted, a comparison, the proof) and gives
 * it to the engine in chunks, one command each, so that live commands go on in between. The last chunk carries the
 * request's own id, so a repeat gets its answer. After a crash it is simply asked for again: chunks that are done find
 * nothing left to do.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { pinyin } from 'pinyin-pro'
import { actedClients, compareFees, compareTrades } from '@guitai/adapters/storage/gather.ts'
import { auditEvening, keepEvening, type AuditedEvening } from '@guitai/audit/close-evening.ts'
import { moveDay } from '@guitai/adapters/storage/move-day.ts'
import { databaseFailure } from '@guitai/adapters/storage/reader-failure.ts'
import { readDayFile } from '@guitai/adapters/day-files/read-day-file.ts'
import { FIRST_RECORD_LINE } from '@guitai/protocols/day-file/day-file.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { BooksUnavailable, OutcomeUnknown, type Command, type Outcome } from '@guitai/core/engine/command.ts'
import type { AnyFunction } from '@guitai/core/frame/define-function.ts'
import type { Gathered, ListedSecurity } from '@guitai/core/frame/gathered.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import { calendarOf, nextTradingDay } from '@guitai/core/rules/calendar.ts'
import { periodCreditedOn } from '@guitai/core/rules/interest.ts'
import type { ChainHeads } from './chain-heads.ts'
import { inWords } from '@guitai/reports/proof/in-words.ts'
import { closeCertificate, type SecondEngine } from '@guitai/reports/proof/close-certificate.ts'

export interface BatchRunnerOptions {
  run: (command: Command) => Promise<Outcome>
  ready: () => Promise<unknown>
  books: () => Books
  db: pg.Pool
  databaseUrl: string
  /** Noted outside of the database: the proof asks for them, and a new certificate is noted at once. */
  heads: Pick<ChainHeads, 'read' | 'noteCertificate'>
  /** Where the market's day files lie. */
  folderOf: (market: Market) => string
  progress: (functionCode: string, done: number, isLast: boolean) => void
  chunkSizes?: ChunkSizes
}

/** How much of a file, and how many clients, one command takes: small ones let live commands in more often. */
export interface ChunkSizes {
  rows: number
  clients: number
}

const CHUNK_SIZES: ChunkSizes = { rows: 2000, clients: 100 }

type Chunks = AsyncGenerator<Gathered, void> | Rejection

export class BatchRunner {
  readonly #options: BatchRunnerOptions
  readonly #sizes: ChunkSizes

  constructor(options: BatchRunnerOptions) {
    this.#options = options
    this.#sizes = options.chunkSizes ?? CHUNK_SIZES
  }

  async run(declaration: AnyFunction, command: Command): Promise<Outcome> {
    await this.#options.ready()
    let done = 0
    try {
      const chunks = await this.#gather(declaration, command)
      if ('code' in chunks) return { kind: 'rejected', rejection: chunks }
      let outcome: Outcome | undefined
      for await (const gathered of chunks) {
        outcome = await this.#options.run(chunkCommand(command, gathered, done))
        this.#options.progress(declaration.code, ++done, gathered.isLast)
        if (outcome.kind !== 'accepted') return outcome
      }
      if (declaration.name === 'summarise-day') {
        await this.#options.heads.noteCertificate(this.#date)
        await this.moveClosedDay()
      }
      return outcome ?? { kind: 'accepted', result: null }
    } catch (error) {
      throw brokenOff(error, done)
    }
  }

  /** A closed day lies in history; where a crash came between closing and moving, it is moved now. */
  async moveClosedDay(): Promise<void> {
    const { businessDate, phase, dayNo } = this.#options.books().day
    if (phase === 'closed' && dayNo > 0) await moveDay(this.#options.databaseUrl, businessDate)
  }

  async #gather(declaration: AnyFunction, command: Command): Promise<Chunks> {
    const { market } = command.input as { market: Market }
    switch (declaration.gathers) {
      case 'securities-file':
        return this.#securities(market)
      case 'trades-file':
        return this.#trades(market)
      case 'settlement-files':
        return this.#settlement(market)
      case 'opening-file': {
        const opening = await this.opening(market)
        return 'code' in opening ? opening : one(opening)
      }
      case 'trade-comparison':
        return this.#comparison()
      case 'acted-clients':
        return declaration.name === 'clear-trades'
          ? this.#clearing()
          : this.#clients(declaration.name === 'settle-trades')
      case 'proof':
        return this.#proof()
      default:
        throw new Error(`${declaration.name} gathers nothing`)
    }
  }

  get #date(): string {
    return this.#options.books().day.businessDate
  }

  async #securities(market: Market): Promise<Chunks> {
    const file = await readDayFile(this.#options.folderOf(market), 'securities', market, this.#date)
    if (!file.accepted) return file
    const rows: ListedSecurity[] = file.records.map(row => ({
      ...row,
      upperLimit: row.upperLimit ?? undefined,
      lowerLimit: row.lowerLimit ?? undefined,
      accruedInterest: row.accruedInterest ?? undefined,
      pinyin: initialsOf(row.name),
    }))
    return inChunks(rows, this.#sizes.rows, part => ({
      from: 'securities-file',
      market,
      tradeDate: this.#date,
      checksum: file.checksum,
      ...part,
    }))
  }

  async #trades(market: Market): Promise<Chunks> {
    const file = await readDayFile(this.#options.folderOf(market), 'trades', market, this.#date)
    if (!file.accepted) return file
    return inChunks(file.records, this.#sizes.rows, part => ({
      from: 'trades-file',
      market,
      tradeDate: this.#date,
      checksum: file.checksum,
      ...part,
    }))
  }

  /** In one chunk: the file is taken whole or not at all. It is read anew when it is agreed to, and counts as it is then. */
  async opening(market: Market): Promise<Gathered | Rejection> {
    const file = await readDayFile(this.#options.folderOf(market), 'opening', market, this.#date)
    if (!file.accepted) return file
    return {
      from: 'opening-file',
      market,
      tradeDate: this.#date,
      checksum: file.checksum,
      firstRow: 0,
      isFirst: true,
      isLast: true,
      rows: file.records.map((row, index) => ({ lineNo: FIRST_RECORD_LINE + index, ...row })),
    }
  }

  async #settlement(market: Market): Promise<Chunks> {
    const holdings = await readDayFile(this.#options.folderOf(market), 'holdings', market, this.#date)
    if (!holdings.accepted) return holdings
    const money = await readDayFile(this.#options.folderOf(market), 'money', market, this.#date)
    if (!money.accepted) return money
    const custody = await readDayFile(this.#options.folderOf(market), 'custody', market, this.#date)
    if (!custody.accepted) return custody
    const checksum = `${holdings.checksum}${money.checksum}${custody.checksum}`
    const file = { from: 'settlement-files', market, tradeDate: this.#date, checksum } as const
    const lines = money.records.map(row => {
      const { net: _, ...line } = row
      return line
    })
    const answers = custody.records.map((row, index) => ({
      ...file,
      firstRow: index,
      custody: [row],
      holdings: [],
      money: index === 0 ? lines : [],
      isFirst: index === 0,
      isLast: false,
    }))
    return joined(
      answers,
      inChunks(holdings.records, this.#sizes.rows, ({ rows, firstRow, isFirst, isLast }) => ({
        ...file,
        firstRow: answers.length + firstRow,
        custody: [],
        holdings: rows,
        money: isFirst && answers.length === 0 ? lines : [],
        isFirst: isFirst && answers.length === 0,
        isLast,
      })),
    )
  }

  async *#comparison(): AsyncGenerator<Gathered, void> {
    yield {
      from: 'trade-comparison',
      isFirst: true,
      isLast: true,
      ...(await compareTrades(this.#options.db, this.#date)),
    }
  }

  /** The fees are compared when the last of the clients' trades are cleared: a chunk is read when those before it are committed. */
  async *#clearing(): AsyncGenerator<Gathered, void> {
    for await (const chunk of this.#clients(false)) yield { ...chunk, isLast: false }
    const compared = await compareFees(this.#options.db, this.#date)
    yield { from: 'fee-comparison', ...compared, isFirst: false, isLast: true }
  }

  async *#clients(mayCreditInterest: boolean): AsyncGenerator<Gathered, void> {
    const { db, books } = this.#options
    const date = this.#date
    const calendar = calendarOf(books().parameters.holidays)
    const tomorrow = nextTradingDay(calendar, date)
    const isEveryone = mayCreditInterest && periodCreditedOn(date, calendar) !== undefined
    let cursor = 0
    for (let isLast = false, isFirst = true; !isLast; isFirst = false) {
      const { clients } = this.#sizes
      const found = await actedClients(db, { date, tomorrow, after: cursor, limit: clients + 1, isEveryone })
      const clientNos = found.slice(0, clients)
      isLast = found.length <= clients
      cursor = clientNos.at(-1) ?? cursor
      yield { from: 'acted-clients', clientNos, cursor, isFirst, isLast }
    }
  }

  async *#proof(): AsyncGenerator<Gathered, void> {
    const client = await this.#options.db.connect()
    try {
      // What the planner knows of today's partitions is from when they were empty.
      await client.query('analyze current.orders, current.trade, current.entry, current.command')
      const date = this.#date
      let evening: AuditedEvening | undefined
      const secondEngine: SecondEngine = async snapshot => {
        evening = await auditEvening(snapshot, date)
        return { line: evening.line, closingStateHash: evening.hash }
      }
      const { differences, ...certificate } = await closeCertificate(client, date, {
        heads: this.#options.heads.read(),
        secondEngine,
      })
      if (evening !== undefined) await keepEvening(client, date, evening)
      const lines = certificate.lines.map(({ name, isTrue, isInternal, count, examples }) => ({
        name,
        isTrue,
        isInternal,
        count,
        examples: examples.map(inWords),
        differences: differences[name] ?? [],
      }))
      yield { from: 'proof', lines, certificate, isFirst: true, isLast: true }
    } finally {
      client.release()
    }
  }
}

/** "Not taken" is true only of a request of which nothing was done; otherwise it is asked again, and goes on. */
function brokenOff(error: unknown, done: number): unknown {
  const isDatabaseGone = databaseFailure(error)?.failure === 'unavailable'
  if (isDatabaseGone && done === 0) return new BooksUnavailable('the database is gone')
  if (isDatabaseGone || (error instanceof BooksUnavailable && done > 0))
    return new OutcomeUnknown('the books were closed on the way')
  return error
}

function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

async function* inChunks<R>(
  rows: readonly R[],
  size: number,
  make: (part: { rows: readonly R[]; firstRow: number; isFirst: boolean; isLast: boolean }) => Gathered,
): AsyncGenerator<Gathered, void> {
  for (let at = 0; at === 0 || at < rows.length; at += size) {
    yield make({
      rows: rows.slice(at, at + size),
      firstRow: at,
      isFirst: at === 0,
      isLast: at + size >= rows.length,
    })
  }
}

async function* one(chunk: Gathered): AsyncGenerator<Gathered, void> {
  yield chunk
}

async function* joined(
  first: readonly Gathered[],
  rest: AsyncGenerator<Gathered, void>,
): AsyncGenerator<Gathered, void> {
  yield* first
  yield* rest
}

/** The log keeps which chunk it was, not the rows: those are in the tables, and the file is known by its checksum. */
function chunkCommand(command: Command, gathered: Gathered, chunk: number): Command {
  const summary = {
    ...(command.input as object),
    gathered: {
      from: gathered.from,
      chunk,
      isLast: gathered.isLast,
      ...('checksum' in gathered ? { checksum: gathered.checksum } : {}),
    },
  }
  const id = gathered.isLast
    ? command.requestHash
    : createHash('sha256').update(`${command.requestHash}/${chunk}/${command.at}`).digest('hex').slice(0, 32)
  return {
    ...command,
    gathered,
    inputText: JSON.stringify(summary),
    requestHash: command.requestHash === '' ? '' : id,
  }
}
