/** Runs a job: chunk by chunk through the engine, in the name of who asked; where a second person agreed, in the maker's. */
import { createHash } from 'node:crypto'
import { databaseFailure } from '@guitai/adapters/storage/reader-failure.ts'
import { present } from '@guitai/core/base/assert.ts'
import { concernedBy } from '@guitai/core/engine/concerned-by.ts'
import { BooksUnavailable, OutcomeUnknown, type Command, type Outcome } from '@guitai/core/engine/command.ts'
import type { Registry } from '@guitai/core/engine/registry.ts'
import type { Approval } from '@guitai/core/books/people.ts'
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import { tellerOf } from '@guitai/core/frame/meta.ts'
import type { Asked, Job, JobDeclaration, JobPorts } from './define-job.ts'

export interface JobRunnerOptions {
  ports: JobPorts
  registry: Registry
  jobs: readonly Job[]
  /** The books are open again. */
  ready: () => Promise<unknown>
  progress: (functionCode: string, done: number, isLast: boolean) => void
}

export class JobRunner {
  readonly #options: JobRunnerOptions
  readonly #jobs: ReadonlyMap<string, JobDeclaration<unknown>>
  readonly #turns = new Map<string, Promise<unknown>>()

  /** Throws where a function names a job that there is not. */
  constructor(options: JobRunnerOptions) {
    this.#options = options
    this.#jobs = new Map(options.jobs.map(job => [job.name, job as JobDeclaration<unknown>]))
    for (const { code, job } of options.registry.functions)
      if (job !== undefined && !this.#jobs.has(job)) throw new Error(`${code}: there is no job ${job}`)
  }

  /** Undefined: what is asked for is no job. */
  async run(command: Command): Promise<Outcome | undefined> {
    const { registry, ports, ready } = this.#options
    const given = concernedBy(registry, undefined, command).declaration
    if (given.job === undefined && given.isAgreement !== true) return undefined
    await ready()
    const { declaration, input, approval } = concernedBy(registry, ports.books(), command)
    const job = declaration.job === undefined ? undefined : this.#jobs.get(declaration.job)
    if (job === undefined) return undefined
    const makers = approval === undefined ? command : makersCommand(command, approval, ports)
    const run = (): Promise<Outcome> =>
      this.#runAll(job, { input, command: makers }, command, declaration.code)
    return job.turn === undefined ? run() : this.#inTurn(`${job.name} ${job.turn(input)}`, run)
  }

  async #inTurn(key: string, run: () => Promise<Outcome>): Promise<Outcome> {
    const before = this.#turns.get(key)
    const done = Promise.resolve(before?.catch(() => undefined)).then(run)
    this.#turns.set(key, done)
    try {
      return await done
    } finally {
      if (this.#turns.get(key) === done) this.#turns.delete(key)
    }
  }

  async #runAll(
    job: JobDeclaration<unknown>,
    asked: Asked<unknown>,
    given: Command,
    functionCode: string,
  ): Promise<Outcome> {
    const { ports, progress } = this.#options
    let done = 0
    try {
      // It came to its end: only the answer got lost.
      if (ports.isKnown(given)) return await answered(await ports.run(given), { job, asked, ports })
      const reading = await job.read(asked, ports)
      if ('code' in reading) return { kind: 'rejected', rejection: reading }
      let outcome: Outcome | undefined
      for (let next = await reading.next(NOTHING); next.done !== true; next = await reading.next(outcome)) {
        // What a second person agreed to is decided with the first chunk; the rest is the maker's.
        const command = done === 0 ? given : asked.command
        outcome = await ports.run(chunkCommand(command, next.value, { chunk: done, logged: job.logged }))
        progress(functionCode, ++done, next.value.isLast)
        if (outcome.kind !== 'accepted') return outcome
      }
      await job.ended?.(ports)
      return await answered(present(outcome, 'the outcome of a chunk'), { job, asked, ports })
    } catch (error) {
      throw brokenOff(error, done)
    }
  }
}

const NOTHING: Outcome = { kind: 'accepted', result: null }

interface Done {
  job: JobDeclaration<unknown>
  asked: Asked<unknown>
  ports: JobPorts
}

async function answered(last: Outcome, { job, asked, ports }: Done): Promise<Outcome> {
  if (last.kind !== 'accepted' || job.answer === undefined) return last
  return { kind: 'accepted', result: await job.answer(asked, ports) }
}

/** "Not taken" is true only of a request of which nothing was done; otherwise it is asked again, and goes on. */
function brokenOff(error: unknown, done: number): unknown {
  const isDatabaseGone = databaseFailure(error)?.failure === 'unavailable'
  if (isDatabaseGone && done === 0) return new BooksUnavailable('the database is gone')
  if (isDatabaseGone || (error instanceof BooksUnavailable && done > 0))
    return new OutcomeUnknown('the books were closed on the way')
  return error
}

/** Its id and content are the agreement's: agreed to once more, interrupted or at its end, it is the same. */
function makersCommand(command: Command, approval: Readonly<Approval>, { books }: JobPorts): Command {
  const { functionCode, input, makerNo, channel } = approval
  const { branchNo } = present(books().tellers.get(makerNo), 'maker')
  return {
    ...command,
    functionCode,
    input: JSON.parse(input) as unknown,
    inputText: input,
    principal: { kind: 'teller', tellerNo: makerNo, branchNo },
    checkerNo: tellerOf(command),
    channel,
  }
}

/**
 * The log keeps which chunk it was, not the rows: those are in the tables, and a file is known by its checksum. The last chunk has the
 * request's own id, so that a repeat gets its answer; the others' ids follow from the request's and from what they bring, so that a
 * repeat brings the same once, and what has become another is another.
 */
function chunkCommand(
  command: Command,
  gathered: Gathered,
  { chunk, logged }: { chunk: number; logged: JobDeclaration<unknown>['logged'] },
): Command {
  const { attachment: _, ...rest } = command
  const summary = {
    ...(logged?.(command.input) ?? (command.input as object)),
    gathered: {
      from: gathered.from,
      chunk,
      isLast: gathered.isLast,
      ...('checksum' in gathered ? { checksum: gathered.checksum } : {}),
    },
  }
  const id = gathered.isLast
    ? command.requestHash
    : hashOf(`${command.requestHash}/${JSON.stringify(gathered)}`)
  return {
    ...rest,
    gathered,
    inputText: JSON.stringify(summary),
    requestHash: command.requestHash === '' ? '' : id,
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
