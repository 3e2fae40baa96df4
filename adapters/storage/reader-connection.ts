/**
 * One reading connection that comes and goes with the database.
 *
 *   absent ──use()──▶ connected ──error, end──▶ absent
 *
 * A read that lost its connection has changed nothing and is tried once more on a new one.
 */
import type pg from 'pg'
import { databaseFailure } from './reader-failure.ts'
import { ReadFailed } from './reader-messages.ts'

export class ReaderConnection {
  readonly #make: () => pg.Client
  #client: pg.Client | undefined

  constructor(make: () => pg.Client) {
    this.#make = make
  }

  /** One use at a time. */
  async use<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const wasConnected = this.#client !== undefined
    try {
      return await this.#attempt(work)
    } catch (error) {
      if (!wasConnected || !(error instanceof ReadFailed) || error.failure !== 'unavailable') throw error
      return this.#attempt(work)
    }
  }

  async #attempt<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = await this.#connected()
    try {
      return await work(client)
    } catch (error) {
      const failure = databaseFailure(error)
      if (failure?.failure === 'unavailable') this.#drop(client)
      throw failure ?? error
    }
  }

  async #connected(): Promise<pg.Client> {
    if (this.#client !== undefined) return this.#client
    const client = this.#make()
    client.on('error', () => this.#drop(client))
    client.on('end', () => this.#drop(client))
    try {
      await client.connect()
    } catch (error) {
      this.#drop(client)
      throw new ReadFailed('unavailable', `the database cannot be reached: ${(error as Error).message}`)
    }
    this.#client = client
    return client
  }

  #drop(client: pg.Client): void {
    if (this.#client === client) this.#client = undefined
    client.end().catch(() => undefined)
  }

  async close(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    await client?.end()
  }
}
