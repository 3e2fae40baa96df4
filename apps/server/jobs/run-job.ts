/**
 * Runs jobs chunk by chunk through the engine, in the name of the person who asked; when a second person approved, with the
 * checker's name beside it. What a job has done is told to the engine and stored in the books (core/books/tables/jobs/job.ts).
 * This class only knows who waits for which job.
 */
import { outcomeOf } from '@guitai/adapters/storage/outcome-of.ts'
import { databaseFailure } from '@guitai/adapters/storage/reader-failure.ts'
import { present } from '@guitai/core/base/assert.ts'
import type { Dirty } from '@guitai/core/books/dirty.ts'
import type { JobRun } from '@guitai/core/books/tables/jobs/job.ts'
import type { Approval } from '@guitai/core/books/tables/approvals/approval.ts'
import { mayAnswer } from '@guitai/core/engine/refuse-check.ts'
import { BooksUnavailable, OutcomeUnknown, type Command, type Outcome } from '@guitai/core/engine/command.ts'
import { concernedBy } from '@guitai/core/engine/concerned-by.ts'
import { outcomeFromText, outcomeText } from '@guitai/core/engine/outcome-text.ts'
import type { Registry } from '@guitai/core/engine/registry.ts'
import { tellerOf } from '@guitai/core/frame/meta.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { jobEnded, type JobEnded } from '@guitai/core/inbound/job-ended.ts'
import { jobResumed } from '@guitai/core/inbound/job-resumed.ts'
import { isOfOtherDay } from '@guitai/core/procedures/jobs/of-other-day.ts'
import { runLines } from '../run-lines.ts'
import type { Job, JobDeclaration, JobPorts } from './define-job.ts'
import { isLeft, isSentOn, isWaiting, jobAgreedBy, jobAskedFor, refusalOf } from './find-job.ts'
import {
  agreementChunk,
  chunkCommand,
  factOf,
  recordedCommand,
  requestFact,
  waitingCommand,
} from './job-commands.ts'
import { JobsOfTellers, MOST_JOBS } from './jobs-of-tellers.ts'
import { Turns } from './turns.ts'

export interface JobProgress extends Pick<
  JobRun,
  'jobNo' | 'functionCode' | 'tellerNo' | 'checkerNo' | 'branchNo'
> {
  done: number
  of: number | null
  /** It begins; a chunk is done; lines that it has decided on are run; nothing more comes of it for now. */
  what: 'begins' | 'chunk' | 'lines' | 'ended'
}

export interface JobRunnerOptions {
  ports: JobPorts
  registry: Registry
  jobs: readonly Job[]
  /** The books are open again. */
  ready: () => Promise<unknown>
  /** Called when the progress is committed. */
  progress: (progress: JobProgress) => void
  log: (text: string, error: unknown) => void
}

type Declared = JobDeclaration<unknown>

/** One run of a job. */
interface Work {
  job: Declared
  record: Readonly<JobRun>
  /** In the maker's name; its chunks and its lines are made from it. */
  command: Command
  /** The restart point after which it continues. */
  from: number
  /** The checker's approval, with which the first chunk is decided. */
  agreement?: Command
}

/** A job that breaks off this often waits for a person. */
const MOST_RUNS = 3
const AGAIN_MS = 2000
const NOTHING: Outcome = { kind: 'accepted', result: null }
const CANCELED: Outcome = { kind: 'rejected', rejection: reject('job_canceled') }
const TOO_MANY: Outcome = {
  kind: 'rejected',
  rejection: reject('too_many_jobs', undefined, { most: String(MOST_JOBS) }),
}

export class JobRunner {
  readonly #options: JobRunnerOptions
  readonly #jobs: ReadonlyMap<string, Declared>
  readonly #turns = new Turns()
  readonly #counts = new JobsOfTellers()
  /** By the id of the request. */
  readonly #underWay = new Map<string, Promise<Outcome>>()
  #isOpen = false
  #again: NodeJS.Timeout | undefined

  /** Throws where a function names a job that there is not. */
  constructor(options: JobRunnerOptions) {
    this.#options = options
    this.#jobs = new Map(options.jobs.map(job => [job.name, job as Declared]))
    for (const { code, job } of options.registry.functions)
      if (job !== undefined && !this.#jobs.has(job)) throw new Error(`${code}: there is no job ${job}`)
  }

  /** Undefined: what is asked for is no job. */
  async run(command: Command): Promise<Outcome | undefined> {
    const { registry, ports, ready } = this.#options
    const given = concernedBy(registry, undefined, command).declaration
    if (given.job === undefined && given.isAgreement !== true) return undefined
    await ready()
    const { declaration, approval } = concernedBy(registry, ports.books(), command)
    const job = declaration.job === undefined ? undefined : this.#jobs.get(declaration.job)
    if (job === undefined) return undefined
    return approval === undefined ? this.#ask(job, command) : this.#agree(job, command, approval)
  }

  /** Jobs that have not ended continue as each one declares, also whenever the books were away. */
  open(): void {
    this.#isOpen = true
    for (const record of this.#options.ports.books().jobs.values())
      if (isLeft(record)) this.#start(record, () => this.#goOn(record))
  }

  /** The books were away and are back. */
  engineStarted(): void {
    if (this.#isOpen) this.open()
  }

  /** A job that a person lets continue begins when that decision is on disk. */
  committed({ job: { updated } }: Pick<Dirty, 'job'>): void {
    for (const record of updated as Set<JobRun>)
      if (this.#isOpen && isSentOn(record)) this.#start(record, () => this.#resume(this.#recorded(record)))
  }

  /** Resolves when no job is running any more. */
  async atRest(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay.values())
  }

  /** Running jobs break off with the books and continue after the next start. */
  close(): void {
    this.#isOpen = false
    clearTimeout(this.#again)
  }

  #start({ requestHash, jobNo }: Readonly<JobRun>, run: () => Promise<Outcome>): void {
    if (this.#underWay.has(requestHash)) return
    this.#during(requestHash, run).catch((error: unknown) => {
      if (!(error instanceof OutcomeUnknown)) this.#options.log(`job ${jobNo} broke off`, error)
    })
  }

  #during(requestHash: string, run: () => Promise<Outcome>): Promise<Outcome> {
    const outcome = run().finally(() => this.#underWay.delete(requestHash))
    this.#underWay.set(requestHash, outcome)
    return outcome
  }

  async #ask(job: Declared, command: Command): Promise<Outcome> {
    const { requestHash } = command
    const underWay = this.#underWay.get(requestHash)
    if (underWay === undefined) return this.#during(requestHash, () => this.#begin(job, command))
    const told = await this.#options.ports.run(requestFact(job, command))
    return told.kind === 'accepted' ? underWay : told
  }

  async #begin(job: Declared, command: Command): Promise<Outcome> {
    const { ports } = this.#options
    const isRepeat = jobAskedFor(ports.books(), command.requestHash) !== undefined
    if (!isRepeat && !this.#counts.take(ports.books(), tellerOf(command))) return TOO_MANY
    const told = await ports.run(requestFact(job, command))
    const record = jobAskedFor(ports.books(), command.requestHash)
    // The id belongs to something else, or to a request that was answered before jobs were recorded.
    if (told.kind !== 'accepted' || record === undefined) return told
    const work = { job, record, command, from: 0 }
    return isRepeat ? this.#repeat(work) : this.#carryOut(work)
  }

  /** The approval decides the first chunk. A repeat gets the same answer, and the job continues. */
  async #agree(job: Declared, agreement: Command, approval: Readonly<Approval>): Promise<Outcome> {
    const { ports } = this.#options
    if (approval.status !== 'waiting') {
      const told = await ports.run(agreement)
      const agreed = jobAgreedBy(ports.books(), approval.approvalId)
      if (told.kind !== 'accepted' || agreed === undefined) return told
      const { requestHash } = agreed
      const again = (): Promise<Outcome> => this.#repeat(this.#recorded(agreed))
      return this.#underWay.get(requestHash) ?? this.#during(requestHash, again)
    }
    const { registry } = this.#options
    if (!mayAnswer({ registry, books: ports.books(), meta: agreement }, approval)) return ports.run(agreement)
    const record = await this.#waiting(job, approval)
    const underWay = this.#underWay.get(record.requestHash)
    if (underWay !== undefined) {
      await Promise.allSettled([underWay])
      return (await this.run(agreement)) ?? ports.run(agreement)
    }
    const { checkerNo: _, ...rest } = this.#recorded(record).command
    const checkerNo = agreement.principal.kind === 'teller' ? agreement.principal.tellerNo : 0
    const command = { ...rest, checkerNo, workstation: agreement.workstation }
    return this.#during(record.requestHash, () =>
      this.#carryOut({ job, record, command, from: 0, agreement }),
    )
  }

  async #waiting(job: Declared, approval: Readonly<Approval>): Promise<Readonly<JobRun>> {
    const { ports } = this.#options
    const { approvalId } = approval
    const known = jobAgreedBy(ports.books(), approvalId)
    if (known !== undefined) return known
    const command = waitingCommand(approval, ports.books(), ports.now())
    await ports.run(requestFact(job, command, { approvalId }))
    return present(jobAgreedBy(ports.books(), approvalId), 'the job that waits')
  }

  #recorded(record: Readonly<JobRun>): Work {
    const { books, now } = this.#options.ports
    const job = present(this.#jobs.get(record.job), `job ${record.job}`)
    return { job, record, command: recordedCommand(record, books(), now()), from: 0 }
  }

  /** The server ended in the middle of it, or the books were away. */
  async #goOn(record: Readonly<JobRun>): Promise<Outcome> {
    const afterKill = this.#jobs.get(record.job)?.afterKill ?? 'give-up'
    if (record.cancelAskedBy !== null) await this.#end(record, 'canceled')
    else if (isOfOtherDay(this.#options.ports.books(), record)) await this.#endOfOtherDay(record)
    else if (afterKill === 'give-up') await this.#end(record, 'abandoned')
    else if (afterKill === 'ask' || record.runs >= MOST_RUNS) await this.#end(record, 'interrupted')
    else return this.#resume(this.#recorded(record))
    throw new OutcomeUnknown('the job was interrupted')
  }

  async #repeat(work: Work): Promise<Outcome> {
    const { record } = work
    const { cancelAskedBy, status } = record
    if (isWaiting(record)) return this.#pending(record)
    if (status === 'done') return this.#answer(work, await this.#lines(work, await this.#last(work)))
    if (status === 'canceled' || (status === 'abandoned' && cancelAskedBy !== null)) return CANCELED
    const refusal = status === 'failed' ? refusalOf(record) : undefined
    return refusal ?? this.#resume(work)
  }

  #pending({ approvalId }: Readonly<JobRun>): Outcome {
    const waiting = present(approvalId ?? undefined, 'the approval that it waits for')
    const reason = this.#options.ports.books().approvals.get(waiting)?.reason
    return { kind: 'pending', approvalId: waiting, ...(reason === undefined ? {} : { reason }) }
  }

  async #resume(work: Work): Promise<Outcome> {
    const { jobNo, runs, restartPoint } = work.record
    if (isOfOtherDay(this.#options.ports.books(), work.record)) return this.#endOfOtherDay(work.record)
    await this.#tell(jobResumed, { jobNo, run: runs + 1 })
    return this.#carryOut({ ...work, from: work.job.afterKill === 'go-on' ? restartPoint : 0 })
  }

  /** Its file and its restart point are of another day. */
  async #endOfOtherDay(record: Readonly<JobRun>): Promise<Outcome> {
    const rejection = reject('job_of_other_day', undefined, { date: record.businessDate })
    const outcome: Outcome = { kind: 'rejected', rejection }
    await this.#end(record, 'failed', outcomeText(outcome))
    return outcome
  }

  async #carryOut(work: Work): Promise<Outcome> {
    const { job, command } = work
    const run = (): Promise<Outcome> => this.#runAll(work)
    return job.turn === undefined ? run() : this.#turns.take(`${job.name} ${job.turn(command.input)}`, run)
  }

  async #runAll(work: Work): Promise<Outcome> {
    const { record } = work
    try {
      const last = record.lastCommandNo === null ? await this.#readAll(work) : await this.#last(work)
      if (last.kind === 'accepted') return await this.#finish(work, last)
      if (last === CANCELED) await this.#end(record, 'canceled')
      else if (isWaiting(this.#now(record))) this.#told(record, 'ended')
      else await this.#end(record, 'failed', outcomeText(last))
      return last
    } catch (error) {
      throw await this.#brokenOff(record, error)
    }
  }

  /** Reads until the last chunk, or one that is not accepted. */
  async #readAll({ job, record, command, from, agreement }: Work): Promise<Outcome> {
    const { ports } = this.#options
    this.#told(record, 'begins')
    const reading = await job.read({ input: command.input, command, from }, ports)
    if ('code' in reading) return { kind: 'rejected', rejection: reading }
    let outcome = NOTHING
    let number = from === 0 ? 0 : record.done
    try {
      for (let isLast = false; !isLast;) {
        if (this.#now(record).cancelAskedBy !== null) return CANCELED
        const next = await reading.next(outcome)
        if (next.done === true) break
        const { gathered, of, restartPoint } = next.value
        isLast = gathered.isLast
        const isFirst = number++ === 0
        const chunk = { jobNo: record.jobNo, number, of, restartPoint }
        const given = { gathered, chunk, logged: job.logged }
        const one =
          isFirst && agreement !== undefined
            ? agreementChunk(agreement, given)
            : chunkCommand({ ...command, ...ports.now() }, given)
        outcome = await ports.run(one)
        if (outcome.kind !== 'accepted') return outcome
        this.#told(record, 'chunk', { done: number, of })
      }
    } finally {
      await reading.return()
    }
    return outcome
  }

  async #finish(work: Work, last: Outcome): Promise<Outcome> {
    const outcome = await this.#lines(work, last)
    const { job, command, from } = work
    await job.ended?.(this.#options.ports, { input: command.input, command, from })
    await this.#end(work.record, 'done')
    return this.#answer(work, outcome)
  }

  /** Runs the lines that it has decided on, in the maker's name alone, because each is checked by itself. */
  async #lines({ command, record }: Work, outcome: Outcome): Promise<Outcome> {
    const { ports } = this.#options
    const { checkerNo: _, attachment: __, ...parent } = command
    return runLines(outcome, parent, ports.run, (done, of) => this.#told(record, 'lines', { done, of }))
  }

  async #answer({ job, command, from }: Work, outcome: Outcome): Promise<Outcome> {
    if (job.answer === undefined) return outcome
    const { ports } = this.#options
    return { kind: 'accepted', result: await job.answer({ input: command.input, command, from }, ports) }
  }

  /** The answer of its last chunk, from the log. */
  async #last({ record }: Work): Promise<Outcome> {
    const commandNo = present(record.lastCommandNo ?? undefined, 'the last chunk')
    return outcomeFromText(await outcomeOf(this.#options.ports.db, commandNo))
  }

  /** The job as it is in the books now. */
  #now(record: Readonly<JobRun>): Readonly<JobRun> {
    return this.#options.ports.books().jobs.get(record.jobNo) ?? record
  }

  async #end(record: Readonly<JobRun>, status: JobEnded['status'], failure = ''): Promise<void> {
    await this.#tell(jobEnded, { jobNo: record.jobNo, status, failure })
    this.#told(record, 'ended')
  }

  /** Where nothing else is said it is as far as its record says. */
  #told(
    record: Readonly<JobRun>,
    what: JobProgress['what'],
    far: Pick<JobProgress, 'done' | 'of'> = this.#now(record),
  ): void {
    const { jobNo, functionCode, tellerNo, checkerNo, branchNo } = this.#now(record)
    const { done, of } = far
    this.#options.progress({ jobNo, functionCode, tellerNo, checkerNo, branchNo, done, of, what })
  }

  async #tell(fact: Parameters<typeof factOf>[0], input: object): Promise<void> {
    const { ports } = this.#options
    await ports.run(factOf(fact, input, ports.now()))
  }

  /** When the books or the database are away it continues later, and the caller asks again. Any other error ends it. */
  async #brokenOff(record: Readonly<JobRun>, error: unknown): Promise<unknown> {
    const isAway = error instanceof BooksUnavailable || error instanceof OutcomeUnknown
    if (isAway || databaseFailure(error)?.failure === 'unavailable') {
      this.#goOnLater()
      return new OutcomeUnknown('the books were closed on the way')
    }
    const failure = JSON.stringify({ error: error instanceof Error ? error.message : String(error) })
    try {
      if (!isWaiting(this.#now(record))) await this.#end(record, 'failed', failure)
    } catch {
      // The books have just gone away. The first error is the one that is reported, and the job continues like any other.
      this.#goOnLater()
    }
    return error
  }

  /** The next engine opens it, too; but perhaps only the reading broke. */
  #goOnLater(): void {
    if (!this.#isOpen) return
    clearTimeout(this.#again)
    this.#again = setTimeout(
      () =>
        void this.#options.ready().then(
          () => this.open(),
          () => undefined,
        ),
      AGAIN_MS,
    )
    this.#again.unref()
  }
}
