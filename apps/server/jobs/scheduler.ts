/**
 * Does by the clock what the schedule says (core/procedures/day/due-schedule.ts), in the name of the system. Each is a command under the
 * request id `schedule/NAME/DATE`, so it is done once, however often the server starts. What it does is told to the engine: a server
 * that ended between the command and its answer asks again under the same id and hears the answer.
 */
import type { Logger } from 'pino'
import type { MarketClock } from '@guitai/adapters/clock/market-clock.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { BooksUnavailable, OutcomeUnknown, type Command, type Outcome } from '@guitai/core/engine/command.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { scheduleTold, type ScheduleTold } from '@guitai/core/inbound/schedule-told.ts'
import { dueSchedule, runKeyOf, type DueRow } from '@guitai/core/procedures/day/due-schedule.ts'
import { factOf, scheduledCommand, type Now } from './job-commands.ts'

const EVERY_MS = 1000

export interface SchedulerPorts {
  /** Undefined while the books are away. */
  books: () => Books | undefined
  now: () => Now & { tradeDate: BusinessDate }
  /** Any function, through its job where it has one. */
  run: (command: Command) => Promise<Outcome>
  /** A fact, which is no function and has no job. */
  tell: (fact: Command) => Promise<Outcome>
  log: (text: string, error: unknown) => void
}

export class Scheduler {
  readonly #ports: SchedulerPorts
  /** By name and date. */
  readonly #underWay = new Map<string, Promise<void>>()
  /** What has been said to be broken. It is tried each second, and said once. */
  readonly #broken = new Set<string>()
  #timer: NodeJS.Timeout | undefined
  #isFirst = true

  constructor(ports: SchedulerPorts) {
    this.#ports = ports
  }

  start(): void {
    this.look()
    this.#timer = setInterval(() => this.look(), EVERY_MS)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Begins what is due. The first look also sees what was due while the server was down. */
  look(): void {
    const books = this.#ports.books()
    if (books === undefined) return
    const { at, time, tradeDate } = this.#ports.now()
    for (const due of dueSchedule(books, { at, time, date: tradeDate }, this.#isFirst)) {
      const key = runKeyOf(due.row.key, due.date)
      if (this.#underWay.has(key)) continue
      this.#underWay.set(
        key,
        this.#carryOut(due)
          .catch((error: unknown) => this.#failed(key, error))
          .finally(() => this.#underWay.delete(key)),
      )
    }
    this.#isFirst = false
  }

  /** Resolves when nothing is under way. */
  async atRest(): Promise<void> {
    await Promise.all(this.#underWay.values())
  }

  async #carryOut({ row, date, tryNo, what }: DueRow): Promise<void> {
    const { key: name, function: functionCode, input } = row
    const told = { name, date, functionCode }
    if (what === 'missed') return this.#tell({ ...told, status: 'missed' })
    if (what === 'begin') await this.#tell({ ...told, status: 'asked' })
    const requestId = `schedule/${runKeyOf(name, date)}${tryNo === 1 ? '' : `/${tryNo}`}`
    const command = scheduledCommand({ functionCode, input, requestId }, this.#ports.now())
    const outcome = await this.#ports.run(command)
    if (outcome.kind === 'accepted') return this.#tell({ ...told, status: 'done' })
    const { code, values } = 'rejection' in outcome ? outcome.rejection : reject('step_needs_a_person')
    const refusal = { code, values }
    return this.#tell({ ...told, status: 'refused', refusal })
  }

  async #tell(told: ScheduleTold): Promise<void> {
    await this.#ports.tell(factOf(scheduleTold, told, this.#ports.now()))
  }

  /** Where the books went away it is asked for again. */
  #failed(key: string, error: unknown): void {
    if (error instanceof BooksUnavailable || error instanceof OutcomeUnknown || this.#broken.has(key)) return
    this.#broken.add(key)
    this.#ports.log(`schedule ${key}`, error)
  }
}

interface ScheduleSide extends Pick<SchedulerPorts, 'run'> {
  host: { readonly books: Books | undefined; run: (command: Command) => Promise<Outcome> }
  clock: MarketClock
  log: Logger
}

/** Returns how it is stopped. */
export function startSchedule({ host, clock, log, run }: ScheduleSide): () => Promise<void> {
  const scheduler = new Scheduler({
    run,
    tell: fact => host.run(fact),
    books: () => host.books,
    now: () => clock.now(),
    log: (text, error) => log.warn({ err: error }, text),
  })
  scheduler.start()
  return async () => scheduler.stop()
}
