/**
 * A job belongs to the day on which it was requested: its file, its restart point and the orders that it looks for are that day's.
 * One that has not decided its last chunk by then does not continue on another day. What follows the last chunk is no longer read from
 * anywhere, so that is carried out whenever it comes.
 */
import { bookingDate } from '../../books/booking-date.ts'
import type { Books } from '../../books/books.ts'
import type { JobRun } from '../../books/tables/jobs/job.ts'

export function isOfOtherDay(
  books: Books,
  { businessDate, lastCommandNo }: Pick<JobRun, 'businessDate' | 'lastCommandNo'>,
): boolean {
  return lastCommandNo === null && businessDate !== bookingDate(books)
}
