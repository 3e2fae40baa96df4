/**
 * What a line may bring that the books cannot take: it is listed one by one up to a number a minute, then counted; beyond what
 * any day could explain the line is closed, and opened again by a person (X02). And how much of what it brought may wait for the
 * engine before its socket is read no further.
 */
import { Sampler } from './sampler.ts'

export interface LineWatchOptions {
  now: () => number
  /** So many more could not be read since it was last told. */
  more: (count: number) => void
  /** Reads no further, and reads on. */
  pause: () => void
  resume: () => void
  /** It is too much: the line is to be closed. */
  close: (count: number) => void
}

export const LINE_LIMITS = {
  /** Unreadable messages listed by themselves. */
  perMinute: 60,
  /** What a line brings in all that has no place, before it is closed. */
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

  /** How many had no place. */
  get count(): number {
    return this.#count
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** A message that nobody can read: true when it is listed by itself. */
  mayList(): boolean {
    this.noPlace()
    return this.#listed.take()
  }

  /** A report that found no place is always listed; it counts all the same. */
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
