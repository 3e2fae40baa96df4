/**
 * How lines stand, for who reads tables and for who reads the log.
 *
 * In the table one after another, or an older state would overtake the newest on another connection; what has changed again before its
 * turn is not written at all. In the log a line that goes down is a warning, once however often it is tried, and so is that it is up
 * again: whoever reads nothing below warnings knows how every line stands.
 */
import type { Logger } from 'pino'

export class LineStates {
  readonly #write: (session: string, state: string) => Promise<void>
  /** To be written, by session. */
  readonly #latest = new Map<string, string>()
  #isWriting = false

  /** `write` does not fail: a state that could not be written is followed by another one. */
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

/** What a line bears in the file of lines, and what it serves. */
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
