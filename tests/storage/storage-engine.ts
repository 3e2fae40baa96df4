/** A real engine over a real database, for tests of the storage: the server's wiring without server, lines and HTTP. */
import { createHash } from 'node:crypto'
import { PostgresStorage } from '@guitai/adapters/storage/postgres-storage.ts'
import type { WritingLimits } from '@guitai/adapters/storage/writing-connection.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { DEFAULT_LIMITS, Engine, type EngineLimits } from '@guitai/core/engine/engine.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { INBOUND } from '@guitai/core/inbound/registry.generated.ts'
import pg from 'pg'
import { FIRST_BRANCHES, TRADING_UNITS } from '../../apps/server/installation.ts'
import {
  openSampleClients,
  seeded,
  type Opening,
  type SampleClient,
} from '../../apps/trial/sample-clients.ts'
import type { Give } from '../../apps/server/system-commands.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

export class StorageEngine {
  readonly engine: Engine
  readonly storage: PostgresStorage
  /** Why the engine ended; undefined while it lives. */
  failure: unknown

  private constructor(
    storage: PostgresStorage,
    opened: Awaited<ReturnType<PostgresStorage['open']>>,
    limits: Partial<EngineLimits>,
  ) {
    this.storage = storage
    const failed = (error: unknown): void => {
      this.failure = error
    }
    this.engine = new Engine(
      createRegistry(FUNCTIONS, INBOUND),
      { storage, soon: setImmediate, send: () => undefined, committed: () => undefined, failed },
      opened,
      { ...DEFAULT_LIMITS, ...limits },
    )
  }

  static async open(url: string, limits: Partial<WritingLimits & EngineLimits> = {}): Promise<StorageEngine> {
    let opened: StorageEngine | undefined
    const storage = new PostgresStorage(url, error => opened?.engine.discard(error), limits)
    try {
      opened = new StorageEngine(storage, await storage.open(), limits)
    } catch (error) {
      await storage.close()
      throw error
    }
    return opened
  }

  submit(functionCode: string, input: object, requestId: string): Promise<Outcome> {
    return this.engine.submit(commandOf(functionCode, input, requestId))
  }

  /** The result, or an error with the refusal. */
  readonly give: Give = async <Result>(functionCode: string, input: object): Promise<Result> => {
    const outcome = await this.submit(functionCode, input, '')
    if (outcome.kind !== 'accepted') throw new Error(`${functionCode}: ${JSON.stringify(outcome)}`)
    return outcome.result as Result
  }

  async close(): Promise<void> {
    await this.engine.idle()
    await this.storage.close()
  }
}

/** Without a request id it gets a new one. */
export function commandOf(functionCode: string, input: object, requestId: string): Command {
  const inputText = JSON.stringify(input)
  return {
    functionCode,
    input,
    inputText,
    principal: { kind: 'operator' },
    channel: 'counter',
    workstation: 'test',
    secrets: {},
    at: 1_700_000_000_000,
    time: 36_000,
    requestHash: requestId === '' ? '' : hash(requestId),
    contentHash: requestId === '' ? '' : hash(`${functionCode}/${inputText}`),
  }
}

/** As if the depository's opening file of Shanghai had been read. */
async function takeOver(
  books: StorageEngine,
  tradeDate: string,
  openings: readonly Opening[],
): Promise<void> {
  const market = 'XSHG'
  const rows = openings.map((row, index) => ({ ...row, lineNo: index + 1 }))
  const file = { market, tradeDate, checksum: '', firstRow: 0, isFirst: true, isLast: true } as const
  const outcome = await books.engine.submit({
    ...commandOf('X08', { market }, ''),
    gathered: { from: 'opening-file', ...file, rows },
  })
  if (outcome.kind !== 'accepted') throw new Error(`X08: ${JSON.stringify(outcome)}`)
}

/** An open day with one instrument and some clients, who have money and holdings. */
export async function openDay(
  url: string,
  tradeDate: string,
  clients: number,
): Promise<readonly SampleClient[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `insert into current.instrument (instrument_no, market, code, name, pinyin, kind, board, currency, turnover, listed_on, listing_day, is_risk_warning, is_suspended, is_delisted, previous_close)
    values (1001, 'XSHG', '600000', '浦发银行', 'pfyx', 'stock', 'main', 'CNY', 'T+1', '1999-11-10', 0, false, false, false, 128500)`,
  )
  await client.end()
  const books = await StorageEngine.open(url)
  for (const branch of FIRST_BRANCHES) await books.give('S17', branch)
  for (const unit of TRADING_UNITS) await books.give('S03', unit)
  await books.give('X03', { tradeDate })
  const opened = await openSampleClients({
    give: books.give,
    books: () => books.engine.books,
    takeOver: openings => takeOver(books, tradeDate, openings),
    count: clients,
    random: seeded(1),
  })
  await books.close()
  return opened
}
