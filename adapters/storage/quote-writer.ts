/** Keeps the latest quote of each instrument, and the day's minutes, in unlogged tables; written together about once a second. */
import type pg from 'pg'
import { instrumentId } from '@guitai/core/rules/instrument.ts'
import type { QuoteMessage } from '@guitai/protocols/quote-feed/quote-feed.ts'

const EVERY_MS = 1000

export class QuoteWriter {
  readonly #db: pg.Pool
  readonly #note: (text: string) => void
  #waiting = new Map<string, QuoteMessage>()
  #timer: NodeJS.Timeout | undefined

  constructor(db: pg.Pool, note: (text: string) => void) {
    this.#db = db
    this.#note = note
  }

  put(quote: QuoteMessage): void {
    this.#waiting.set(instrumentId(quote), quote)
    this.#timer ??= setTimeout(() => void this.#write(), EVERY_MS)
  }

  /** What could not be written is superseded by the next quotes. */
  async #write(): Promise<void> {
    const quotes = [...this.#waiting.values()]
    this.#waiting.clear()
    try {
      await this.#db.query(
        `insert into quotes.quote (instrument, content) select i, c from unnest($1::text[], $2::jsonb[]) q(i, c)
        on conflict (instrument) do update set content = excluded.content, received_at = now()`,
        [quotes.map(instrumentId), quotes.map(quote => JSON.stringify(quote))],
      )
      const traded = quotes.filter(quote => quote.last !== null)
      await this.#db.query(
        `insert into quotes.minute (instrument, trade_date, minute, last, volume, amount)
        select * from unnest($1::text[], $2::date[], $3::int[], $4::int8[], $5::int8[], $6::int8[])
        on conflict (instrument, trade_date, minute) do update set last = excluded.last, volume = excluded.volume, amount = excluded.amount`,
        [
          traded.map(instrumentId),
          traded.map(q => q.tradeDate),
          traded.map(q => Math.floor(q.time / 60)),
          traded.map(q => q.last),
          traded.map(q => q.volume),
          traded.map(q => q.amount),
        ],
      )
    } catch (error) {
      this.#note(`quotes were not written: ${(error as Error).message}`)
    } finally {
      this.#timer = undefined
    }
  }

  close(): void {
    clearTimeout(this.#timer)
  }
}
