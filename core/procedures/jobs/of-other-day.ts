/**
 * A job belongs to the day on which it was requested: its file, its restart point and the orders that it looks for are that day's.
 * One that has not decided its last chunk by then does not continue on a later day. (E21 is asked for after the close,
 * so the date of its job is the next.) What follows the last chunk is no longer read from
 * anywhere, so that is carried out whenever it comes. The run of the whole day (E20) lasts beyond the close, because E28 comes after it:
 * it continues until another day is opened.
 */
import { bookingDate } from '../../books/booking-date.ts'
import type { Books } from '../../books/books.ts'
import type { JobRun } from '../../books/tables/jobs/job.ts'

const WHOLE_DAY = 'run-day-end'

export function isOfOtherDay(
  books: Books,
  { job, businessDate, lastCommandNo }: Pick<JobRun, 'job' | 'businessDate' | 'lastCommandNo'>,
): boolean {
  if (job === WHOLE_DAY && businessDate === books.day.businessDate) return false
  return lastCommandNo === null && businessDate < bookingDate(books)
}
