/**
 * The embedded PostgreSQL of a running server, kept alive: one that dies (killed, out of memory) is started again on the
 * port it had, so the address that everybody holds stays true. Who uses it finds its connections broken and opens others.
 *
 *   serving ──postmaster gone──▶ starting ──▶ serving            serving, starting ──leave(), stop()──▶ left, stopped
 *                                 │    ▲
 *                                 └────┘ fails: tried again, for ever
 */
import { startPostgres, type EmbeddedPostgres } from '@guitai/adapters/storage/embedded-postgres.ts'

const LOOK_EVERY_MS = 100
const RETRY_MS = 1000

export class KeptDatabase {
  readonly url: string
  readonly #dataDir: string
  readonly #server: EmbeddedPostgres
  readonly #log: (text: string, error?: unknown) => void
  readonly #timer: NodeJS.Timeout
  #starting: Promise<void> | undefined
  #nextTryAt = 0
  #isLeft = false

  private constructor(
    dataDir: string,
    server: EmbeddedPostgres,
    log: (text: string, error?: unknown) => void,
  ) {
    this.url = server.url
    this.#dataDir = dataDir
    this.#server = server
    this.#log = log
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref()
  }

  static async start(dataDir: string, log: (text: string, error?: unknown) => void): Promise<KeptDatabase> {
    return new KeptDatabase(dataDir, await startPostgres({ dataDir }), log)
  }

  #look(): void {
    if (this.#starting !== undefined || Date.now() < this.#nextTryAt || this.#server.isRunning()) return
    this.#log('PostgreSQL is gone; it is started again')
    this.#starting = this.#startAgain().finally(() => {
      this.#starting = undefined
    })
  }

  async #startAgain(): Promise<void> {
    try {
      await startPostgres({ dataDir: this.#dataDir, port: Number(new URL(this.url).port) })
      this.#log('PostgreSQL serves again')
    } catch (error) {
      this.#nextTryAt = Date.now() + RETRY_MS
      this.#log('PostgreSQL could not be started; it is tried again', error)
    }
  }

  /** From now on nobody looks after it. */
  async leave(): Promise<void> {
    if (this.#isLeft) return
    this.#isLeft = true
    clearInterval(this.#timer)
    await this.#starting
  }

  async stop(): Promise<void> {
    await this.leave()
    await this.#server.stop()
  }
}
