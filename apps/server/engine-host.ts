/**
 * The lasting owner of a disposable engine. When one ends, whatever the reason, the next is started from what is on disk,
 * with back-off for ever; meanwhile requests hear `BooksUnavailable`.
 *
 *   open ──the engine fails──▶ reopening ──▶ open             only one of them at a time opens a storage, because two
 *    │                            ▲                           would wait for each other's writer lock for ever
 *    └──renew()──▶ renewing ──fails──┘
 *                     └──▶ open
 */
import type { Batch, Storage } from '@guitai/core/engine/ports.ts'
import { BooksUnavailable, type Command, type Outcome } from '@guitai/core/engine/command.ts'
import { DEFAULT_LIMITS, Engine, type EngineLimits } from '@guitai/core/engine/engine.ts'
import { Suspects } from '@guitai/core/engine/suspects.ts'
import type { Registry } from '@guitai/core/engine/registry.ts'
import type { Books } from '@guitai/core/books/books.ts'
import type { MarketQuote } from '@guitai/core/books/market-quote.ts'
import type { Leaving } from '@guitai/core/books/outgoing.ts'

export interface EngineHostOptions {
  registry: Registry
  /** A storage for one engine's life; `onLost` is called when its connections die. */
  openStorage: (onLost: (error: Error) => void) => Storage
  send: (outgoing: readonly Leaving[]) => void
  committed: (batch: Batch) => void
  /** A new engine is ready, so what was not answered before it may be offered again. */
  started: (engine: Engine) => void
  log: (message: string, error?: unknown) => void
  limits?: EngineLimits
  /** The markets' latest quotes, kept up by their listener; every engine's books look into it. */
  quotes?: ReadonlyMap<string, MarketQuote>
}

const FIRST_RETRY_MS = 50
const LAST_RETRY_MS = 2000

export class EngineHost {
  readonly #options: EngineHostOptions
  #engine: Engine | undefined
  #storage: Storage | undefined
  readonly #suspects = new Suspects()
  #ends = 0
  #isStopped = false
  #reopening: Promise<void> | undefined
  #renewing: Promise<void> | undefined
  /** While the next engine starts for a new day, questions about the books are answered by the former ones. */
  #retiredBooks: Books | undefined

  constructor(options: EngineHostOptions) {
    this.#options = options
  }

  /** How many engines have ended by themselves. */
  get ends(): number {
    return this.#ends
  }

  /** Undefined while no engine is alive. */
  get engine(): Engine | undefined {
    return this.#engine
  }

  get books(): Books | undefined {
    return this.#engine?.books ?? this.#retiredBooks
  }

  async start(): Promise<void> {
    await this.#open()
  }

  async run(command: Command): Promise<Outcome> {
    return (await this.ready()).submit(command)
  }

  /** The engine, once a running renewal is done. */
  async ready(): Promise<Engine> {
    if (this.#renewing !== undefined) await this.#renewing
    if (this.#engine === undefined) throw new BooksUnavailable('the books are being reopened')
    return this.#engine
  }

  /** A day has been opened, so the next engine starts with an empty memory. Requests wait a moment and are not refused. */
  renew(): void {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined
    })
  }

  async #renew(): Promise<void> {
    const [engine, storage] = [this.#engine, this.#storage]
    await engine?.idle()
    // It may have ended by itself meanwhile. Then the next one is being opened, and that begins with the new day.
    if (engine === undefined || storage === undefined || this.#storage !== storage) return
    engine.retire()
    this.#forget()
    this.#retiredBooks = engine.books
    await storage.close()
    try {
      await this.#open()
    } catch (error) {
      this.#options.log('the books cannot be opened for the new day', error)
      this.#keepReopening(undefined)
    } finally {
      this.#retiredBooks = undefined
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#renewing
    await this.#reopening
    await this.#engine?.idle()
    await this.#storage?.close()
    this.#forget()
  }

  /** From here on failures of the engine are ignored. */
  #forget(): void {
    this.#engine = undefined
    this.#storage = undefined
  }

  async #open(): Promise<void> {
    let engine: Engine | undefined
    let lost: Error | undefined
    const fail = (error: Error): void => {
      lost = error
      engine?.discard(error)
    }
    const storage = this.#options.openStorage(fail)
    try {
      const opened = await storage.open()
      const { registry, send, committed, limits, quotes } = this.#options
      if (quotes !== undefined) opened.books.quotes = quotes
      engine = new Engine(
        registry,
        {
          storage,
          soon: setImmediate,
          send,
          committed,
          suspects: this.#suspects,
          failed: error => this.#failed(storage, error),
        },
        opened,
        limits ?? DEFAULT_LIMITS,
      )
      if (lost !== undefined) throw lost
    } catch (error) {
      await storage.close()
      throw error
    }
    this.#storage = storage
    this.#engine = engine
    this.#options.started(engine)
  }

  #failed(storage: Storage, error: unknown): void {
    if (this.#storage !== storage) return
    this.#forget()
    this.#ends++
    this.#options.log('the engine ended; its memory is thrown away', error)
    this.#keepReopening(storage)
  }

  #keepReopening(old: Storage | undefined): void {
    this.#reopening = this.#reopen(old)
  }

  async #reopen(old: Storage | undefined): Promise<void> {
    await old?.close()
    for (let wait = FIRST_RETRY_MS; !this.#isStopped; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      try {
        await this.#open()
        this.#options.log('the engine is open again')
        return
      } catch (error) {
        this.#options.log(`the books cannot be opened; trying again in ${wait} ms`, error)
        await new Promise(resolve => setTimeout(resolve, wait))
      }
    }
  }
}
