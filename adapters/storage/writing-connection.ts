/**
 * The connection that writes: it holds the writer's lock, raises the epoch, sends batches one after another, and knows when the
 * answer to a commit cannot be relied on.
 *
 *   connect() ──▶ takeOver(): lock, new epoch ──▶ commit() … ──▶ close()
 *                     └── any error ──▶ close(); the owner tries again
 */
import { hostname } from 'node:os'
import type pg from 'pg'
import { bindFromKeptMemory } from './bind-message.ts'
import { alone, OneStatement } from './one-statement.ts'
import type { Statement } from './table-writer.ts'

/** Any number; the same in every installation, because a database holds one set of books. */
const WRITER_LOCK = 4_720_911
const LOCK_RETRY_MS = 50
/** The class of warnings, SQLSTATE 01000. */
const WARNING = '01000'

export class WriterLocked extends Error {
  override name = 'WriterLocked'
}

/** A commit may have happened or not, or happened here and nowhere else. */
export class CommitInDoubt extends Error {
  override name = 'CommitInDoubt'
}

export interface WritingLimits {
  /** How long a former writer may take to be gone. */
  patienceMs: number
  /** How long a commit may take, the standby's confirmation included. */
  commitMs: number
}

export const WRITING_LIMITS: WritingLimits = { patienceMs: 10_000, commitMs: 20_000 }

/**
 * When a standby has to confirm each commit, a cancelled wait for it still ends as COMMIT, and only a warning says so (PostgreSQL,
 * syncrep.c). So any warning here means an unknown outcome. No setting of the server limits the wait, so it is limited here. The
 * epoch is raised in a commit of its own, which is confirmed only after everything before it: the new owner reads nothing that the
 * standby does not have.
 */
export class WritingConnection {
  readonly #client: pg.Client
  readonly #limits: WritingLimits
  readonly #oneStatement = new OneStatement()
  /** Commits that have no answer yet. */
  #outstanding = 0
  #doubt: CommitInDoubt | undefined
  #epoch = 0

  constructor(client: pg.Client, limits: WritingLimits) {
    this.#client = client
    this.#limits = limits
    bindFromKeptMemory(client.connection)
    client.on('notice', ({ code, message }) => {
      if (code === WARNING) this.#doubt ??= new CommitInDoubt(message ?? '')
    })
  }

  get epoch(): number {
    return this.#epoch
  }

  async takeOver(): Promise<void> {
    await this.#client.query('set client_min_messages = warning')
    await this.#lock()
    this.#epoch = await this.#certain(raiseEpoch(this.#client))
  }

  /** The former writer's backend may take a moment to die: wait for it, but not for ever. */
  async #lock(): Promise<void> {
    for (const deadline = performance.now() + this.#limits.patienceMs; performance.now() < deadline;) {
      const { rows } = await this.#client.query<{ locked: boolean }>(
        'select pg_try_advisory_lock($1) as locked',
        [WRITER_LOCK],
      )
      if (rows[0]?.locked === true) return
      await new Promise(resolve => setTimeout(resolve, LOCK_RETRY_MS))
    }
    throw new WriterLocked('another server writes these books')
  }

  /** Everything is on its way when this returns: what the statements were made of may change again. */
  commit(statements: readonly Statement[]): Promise<void> {
    const one = this.#oneStatement.of(statements)
    return this.#certain(
      one === undefined ? commitParts(this.#client, statements) : this.#client.query(one).then(nothing),
    )
  }

  /** What is committed, once that is sure; an error when it is not, or not in time. */
  async #certain<Result>(committed: Promise<Result>): Promise<Result> {
    this.#outstanding++
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      this.#doubt ??= new CommitInDoubt(`no answer to a commit within ${this.#limits.commitMs} ms`)
      late.reject(this.#doubt)
    }, this.#limits.commitMs)
    try {
      const result = await Promise.race([committed, late.promise])
      this.#outstanding--
      if (this.#doubt !== undefined) throw this.#doubt
      return result
    } finally {
      clearTimeout(timer)
    }
  }

  /** In good order where nothing is on its way; else at once, because the answer may never come. */
  async close(): Promise<void> {
    const ended = this.#client.end()
    if (this.#outstanding > 0) this.#client.connection.stream.destroy()
    await ended
  }
}

/** Answers the new epoch. Batches that run under the former one end first, and none begins under it afterwards. */
export async function raiseEpoch(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ epoch: number }>(
    'update current.writer set epoch = epoch + 1, host = $1, since = now() returning epoch::float8 as epoch',
    [hostname()],
  )
  const [row] = rows
  if (row === undefined) throw new Error('current.writer has no row: the database is not migrated')
  return row.epoch
}

async function commitParts(client: pg.Client, statements: readonly Statement[]): Promise<void> {
  const results = [
    client.query('begin'),
    ...statements.map(statement => client.query(alone(statement))),
    client.query('commit'),
  ]
  const settled = await Promise.allSettled(results)
  const failed = settled.find(result => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  // A pipelined COMMIT of a failed transaction resolves, and says ROLLBACK.
  const last = settled.at(-1)
  if (last?.status !== 'fulfilled' || last.value.command !== 'COMMIT')
    throw new Error('the batch was rolled back')
}

const nothing = (): void => undefined
