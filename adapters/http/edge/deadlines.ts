/**
 * One coarse timer for all requests that wait for the engine. A request that waits too long is told that its outcome is
 * unknown.
 */
import { OutcomeUnknown } from '@guitai/core/engine/command.ts'

interface Waiting {
  until: number
  fail: (error: Error) => void
}

export class Deadlines {
  readonly #limitMs: number
  /** In the order in which they began, so the first is always the first to end. */
  #waiting = new Set<Waiting>()

  constructor(limitMs: number) {
    this.#limitMs = limitMs
  }

  get waiting(): number {
    return this.#waiting.size
  }

  limit<T>(work: Promise<T>, at: number): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { until: at + this.#limitMs, fail: reject }
      this.#waiting.add(waiting)
      work.then(
        value => {
          this.#waiting.delete(waiting)
          resolve(value)
        },
        (error: Error) => {
          this.#waiting.delete(waiting)
          reject(error)
        },
      )
    })
  }

  check(at: number): void {
    for (const waiting of this.#waiting) {
      if (waiting.until > at) return
      this.#waiting.delete(waiting)
      waiting.fail(new OutcomeUnknown('the engine has not answered in time'))
    }
  }
}
