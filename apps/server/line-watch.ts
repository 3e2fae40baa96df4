/**
 * Limits messages that the books cannot take: each is listed up to a number per minute, then they are counted; beyond what any
 * day could explain the line is closed, and a person opens it again (X02). It also limits how much may wait for the engine
 * before reading from the socket stops.
 */
import { Sampler } from './sampler.ts'

export interface LineWatchOptions {
  now: () => number
  /** This many more could not be read since the last report. */
  more: (count: number) => void
  /** Stops reading, and reads again. */
  pause: () => void
  resume: () => void
  /** There are too many, so the line is to be closed. */
  close: (count: number) => void
}

export const LINE_LIMITS = {
  /** Unreadable messages that are listed singly per minute. */
  perMinute: 60,
  /** The number of messages without a place after which a line is closed. */
  most: 50_000,
  /** Messages on their way into the books. */
  waiting: 2_000,
}

export class LineWatch {
  readonly #options: LineWatchOptions
  readonly #limits: typeof LINE_LIMITS
  readonly #listed: Sampler
  #count = 0
  #waiting = 0
  #isPaused = false
  #isClosed = false

  constructor(options: LineWatchOptions, limits: typeof LINE_LIMITS = LINE_LIMITS) {
    this.#options = options
    this.#limits = limits
    this.#listed = new Sampler({ perMinute: limits.perMinute, now: options.now, told: options.more })
  }

  /** How many messages had no place. */
  get count(): number {
    return this.#count
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** For an unreadable message: true when it is listed singly. */
  mayList(): boolean {
    this.noPlace()
    return this.#listed.take()
  }

  /** A report that fits no order is always listed, and it counts. */
  noPlace(): void {
    this.#count++
    if (this.#count <= this.#limits.most || this.#isClosed) return
    this.#isClosed = true
    this.#listed.flush()
    this.#options.close(this.#count)
  }

  entered(): void {
    this.#waiting++
    if (this.#isPaused || this.#waiting <= this.#limits.waiting) return
    this.#isPaused = true
    this.#options.pause()
  }

  left(): void {
    this.#waiting--
    if (!this.#isPaused || this.#waiting > this.#limits.waiting / 2) return
    this.#isPaused = false
    this.#options.resume()
  }

  /** A person has opened it again. */
  reopened(): void {
    this.#count = 0
    this.#isClosed = false
  }

  flush(): void {
    this.#listed.flush()
  }
}
