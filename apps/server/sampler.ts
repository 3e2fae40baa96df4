/**
 * What may come without end is reported singly up to a number per minute, then only counted, and the count is reported once a
 * minute. It is for logs and for the list of what could not be read: a flooded line fills neither memory nor disk, and is seen.
 */
export interface SamplerOptions {
  perMinute: number
  /** Milliseconds that only go forward. */
  now: () => number
  /** How many more there were since the last report; called with the first of a later minute, and by `flush`. */
  told: (more: number) => void
}

const MINUTE = 60_000

export class Sampler {
  readonly #options: SamplerOptions
  #since = -Infinity
  #taken = 0
  #more = 0

  constructor(options: SamplerOptions) {
    this.#options = options
  }

  /** True when this one is reported singly. */
  take(): boolean {
    const now = this.#options.now()
    if (now - this.#since >= MINUTE) {
      this.flush()
      this.#since = now
      this.#taken = 0
    }
    if (this.#taken < this.#options.perMinute) {
      this.#taken++
      return true
    }
    this.#more++
    return false
  }

  /** Reports those that were only counted. */
  flush(): void {
    const more = this.#more
    this.#more = 0
    if (more > 0) this.#options.told(more)
  }
}
