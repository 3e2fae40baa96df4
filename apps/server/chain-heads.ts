/**
 * Notes the chain's head outside the database: at the start, at the stop, every minute in which something was written, and at
 * once with the certificate. When it cannot be written, the counter continues and reports it.
 */
import type pg from 'pg'
import { appendHead, readHeads } from '@guitai/adapters/heads/heads-file.ts'
import { readCertificateHash, readHead, type ChainHead } from '@guitai/reports/chain/check-heads.ts'

const EVERY_MS = 60_000

export interface ChainHeadsOptions {
  folder: string
  db: pg.Pool
  warn: (text: string, error: unknown) => void
}

export class ChainHeads {
  readonly #options: ChainHeadsOptions
  #timer: NodeJS.Timeout | undefined
  #noted = ''

  constructor(options: ChainHeadsOptions) {
    this.#options = options
  }

  read(): ChainHead[] {
    return readHeads(this.#options.folder)
  }

  async start(): Promise<void> {
    await this.#note()
    this.#timer = setInterval(() => void this.#note(), EVERY_MS)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#note()
  }

  /** Notes it as soon as it is stored. */
  noteCertificate(businessDate: string): Promise<void> {
    return this.#note(businessDate)
  }

  async #note(businessDate?: string): Promise<void> {
    const { db, folder, warn } = this.#options
    try {
      const head = await inOneSnapshotOf(db, client => readNote(client, businessDate))
      const text = JSON.stringify(head)
      if (text === this.#noted) return
      appendHead(folder, { at: new Date().toISOString(), ...head })
      this.#noted = text
    } catch (error) {
      warn(`the chain's head was not noted in ${folder}`, error)
    }
  }
}

async function readNote(
  client: pg.ClientBase,
  businessDate: string | undefined,
): Promise<Omit<ChainHead, 'at'>> {
  const head = await readHead(client)
  if (businessDate === undefined) return head
  const hash = await readCertificateHash(client, businessDate)
  return hash === undefined ? head : { ...head, certificate: { businessDate, hash } }
}

async function inOneSnapshotOf<T>(db: pg.Pool, read: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await db.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    return await read(client)
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}
