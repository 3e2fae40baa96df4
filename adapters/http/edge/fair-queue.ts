/**
 * Runs costly work a little at once and the rest in turn, one of each caller after another, so that a caller with much work
 * delays only themselves. Known callers go first and have places that no stranger takes. (OWASP ASVS 4.0.3, 2.2.1 and 11.1.4)
 */
import { HttpError } from './answers.ts'

export interface Asker {
  /** A teller, or an address where nobody has signed in yet. */
  key: string
  isKnown: boolean
}

export interface QueueLimits {
  atOnce: number
  /** For all callers together. */
  waiting: number
  /** Of these, the places kept for known callers. */
  reserved: number
  /** For one caller. */
  waitingOfOne: { known: number; stranger: number }
}

type Lanes = Map<string, (() => void)[]>

export class FairQueue {
  readonly #limits: QueueLimits
  #running = 0
  #waiting = 0
  #known: Lanes = new Map()
  #strangers: Lanes = new Map()

  constructor(limits: QueueLimits) {
    this.#limits = limits
  }

  get waiting(): number {
    return this.#waiting
  }

  async run<T>(asker: Asker, work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#limits.atOnce) this.#running++
    else await this.#turnOf(asker)
    try {
      return await work()
    } finally {
      // The place goes directly to the next in line, or becomes free.
      const next = this.#next(this.#known) ?? this.#next(this.#strangers)
      if (next === undefined) this.#running--
      else next()
    }
  }

  #turnOf({ key, isKnown }: Asker): Promise<void> {
    const { waiting, reserved, waitingOfOne } = this.#limits
    const lanes = isKnown ? this.#known : this.#strangers
    const lane = lanes.get(key) ?? []
    const isFull = this.#waiting >= waiting - (isKnown ? 0 : reserved)
    if (isFull || lane.length >= (isKnown ? waitingOfOne.known : waitingOfOne.stranger))
      throw new HttpError('too_many_requests')
    lanes.set(key, lane)
    this.#waiting++
    return new Promise(resolve => lane.push(resolve))
  }

  /** The caller whose turn it was goes behind all others. */
  #next(lanes: Lanes): (() => void) | undefined {
    for (const [key, lane] of lanes) {
      const first = lane.shift()
      lanes.delete(key)
      if (first === undefined) continue
      if (lane.length > 0) lanes.set(key, lane)
      this.#waiting--
      return first
    }
    return undefined
  }
}
