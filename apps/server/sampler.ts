/**
 * What may come without end is told one by one up to a number a minute, then only counted, and the count is told once a minute.
 * For logs and for the list of what could not be taken: whoever floods a line fills neither memory nor disk, and is seen.
 */
export interface SamplerOptions {
  perMinute: number
  /** Milliseconds that only go forward. */
  now: () => number
  /** How many more there were since it was last told; asked for with the first of a later minute, and by `flush`. */
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

  /** True: this one is told by itself. */
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

  /** Tells of those that were only counted. */
  flush(): void {
    const more = this.#more
    this.#more = 0
    if (more > 0) this.#options.told(more)
  }
}
