/** A closed day lies in history; where a crash came between closing and moving, it is moved at the next start. */
import { moveDay } from '@guitai/adapters/storage/move-day.ts'
import type { Books } from '@guitai/core/books/books.ts'

export async function moveClosedDay(ports: { books: () => Books; databaseUrl: string }): Promise<void> {
  const { businessDate, phase, dayNo } = ports.books().day
  if (phase === 'closed' && dayNo > 0) await moveDay(ports.databaseUrl, businessDate)
}
