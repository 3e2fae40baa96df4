/** Moves a closed day to history; after a crash between closing and moving, the next start moves it. */
import { moveDay } from '@guitai/adapters/storage/move-day.ts'
import type { Books } from '@guitai/core/books/books.ts'

export async function moveClosedDay(ports: { books: () => Books; databaseUrl: string }): Promise<void> {
  const { businessDate, phase, dayNo } = ports.books().day
  if (phase === 'closed' && dayNo > 0) await moveDay(ports.databaseUrl, businessDate)
}
