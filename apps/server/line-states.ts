/**
 * The states of lines, for readers of the table and of the log.
 *
 * Table writes go one after another, because an older state could otherwise overtake the newest on another connection; a state
 * that has changed before its turn is not written. In the log a line that goes down is a warning, once however often it is
 * tried, and so is its return: a reader of warnings knows the state of every line.
 */
import type { Logger } from 'pino'

export class LineStates {
  readonly #write: (session: string, state: string) => Promise<void>
  /** States to be written, by session. */
  readonly #latest = new Map<string, string>()
  #isWriting = false

  /** `write` does not fail; a state that could not be written is followed by another one. */
  constructor(write: (session: string, state: string) => Promise<void>) {
    this.#write = write
  }

  note(session: string, state: string): void {
    this.#latest.set(session, state)
    if (!this.#isWriting) void this.#writeAll()
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true
    for (const [session, state] of this.#latest) {
      this.#latest.delete(session)
      await this.#write(session, state)
    }
    this.#isWriting = false
  }
}

/** The name of a line in the file of lines, and what it serves. */
export interface LineNames {
  line: string
  market?: string
  tradingUnit?: string
}

export class Outages {
  readonly #log: Pick<Logger, 'warn'>
  readonly #down = new Set<string>()

  constructor(log: Pick<Logger, 'warn'>) {
    this.#log = log
  }

  down(names: LineNames, reason: string): void {
    const key = keyOf(names)
    if (this.#down.has(key)) return
    this.#down.add(key)
    this.#log.warn({ ...names, reason }, `the line ${names.line} is down`)
  }

  up(names: LineNames): void {
    if (this.#down.delete(keyOf(names))) this.#log.warn({ ...names }, `the line ${names.line} is up again`)
  }
}

const keyOf = ({ line, tradingUnit = '' }: LineNames): string => `${line} ${tradingUnit}`
