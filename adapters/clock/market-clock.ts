/**
 * The market's clock as the counter sees it: the last time that the exchange's feed sent, continued at the feed's speed. Before
 * the feed has sent anything it is Shanghai's wall clock.
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { TimeOfDay } from '@guitai/core/base/market.ts'
import { shanghaiInstant, shanghaiTimeOf } from '@guitai/core/base/shanghai-time.ts'
import type { ClockMessage } from '@guitai/protocols/quote-feed/quote-feed.ts'

export interface MarketTime {
  /** Milliseconds since 1970 UTC on the market's clock, so that stored times agree with the market however fast it runs. */
  at: number
  tradeDate: BusinessDate
  time: TimeOfDay
}

const LAST_SECOND = 86_399

export class MarketClock {
  #said: ClockMessage | undefined
  #heardAt = 0
  /** Time does not go back within a day, even when we ran ahead of the feed. */
  #latest = 0

  hear(message: ClockMessage): void {
    if (message.tradeDate !== this.#said?.tradeDate) this.#latest = 0
    this.#said = message
    this.#heardAt = performance.now()
  }

  /** The number of the last time message; 0 before the first, or when the feed does not count them. */
  get heardTelling(): number {
    return this.#said?.telling ?? 0
  }

  now(): MarketTime {
    const at = Date.now()
    const said = this.#said
    if (said === undefined) {
      const { date: tradeDate, time } = shanghaiTimeOf(at)
      return { at, tradeDate, time }
    }
    const passed = ((performance.now() - this.#heardAt) / 1000) * said.speed
    const time = Math.min(LAST_SECOND, Math.max(this.#latest, said.time + passed))
    this.#latest = time
    return {
      at: said.mode === 'real' ? at : shanghaiInstant(said.tradeDate, time),
      tradeDate: said.tradeDate,
      time: Math.floor(time),
    }
  }
}
