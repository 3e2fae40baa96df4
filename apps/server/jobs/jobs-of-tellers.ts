/**
 * How many jobs each teller has requested on a day. Each stays in memory until the day after, also one that is refused, so their
 * number has a limit: a program that asks again and again would fill the memory.
 */
import { bookingDate } from '@guitai/core/books/booking-date.ts'
import type { Books } from '@guitai/core/books/books.ts'

/** Ten times what the busiest desk asks for: a batch of orders each minute, checked and confirmed. */
export const MOST_JOBS = 10_000

export class JobsOfTellers {
  #date = ''
  readonly #counts = new Map<number, number>()

  /** Counts one more; false when the teller has reached the limit. The system itself has none. */
  take(books: Books, tellerNo: number): boolean {
    if (tellerNo === 0) return true
    const date = bookingDate(books)
    if (date !== this.#date) this.#counts.clear()
    this.#date = date
    const count = this.#counts.get(tellerNo) ?? countIn(books, date, tellerNo)
    if (count >= MOST_JOBS) return false
    this.#counts.set(tellerNo, count + 1)
    return true
  }
}

function countIn(books: Books, date: string, tellerNo: number): number {
  let count = 0
  for (const job of books.jobs.values()) if (job.tellerNo === tellerNo && job.businessDate === date) count++
  return count
}
