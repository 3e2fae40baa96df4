/**
 * E28 倒库: moves the closed day to history, then says so. What a killed server has moved is passed over when it is asked again. Stored
 * bytes that nothing refers to leave with it: files that were refused in the day.
 */
import { sweepDocuments } from '@guitai/adapters/storage/documents.ts'
import { moveDay as toHistory } from '@guitai/adapters/storage/move-day.ts'
import { moveDay as declaration } from '@guitai/core/functions/day/move-day.ts'
import { checkStep } from '@guitai/core/procedures/day/day-step.ts'
import { oneChunk } from '../chunks.ts'
import { defineJob } from '../define-job.ts'

/** Longer than any file takes from its storing to the command that refers to it. */
const SWEPT_AFTER_MINUTES = 24 * 60

export const moveDay = defineJob({
  name: 'move-day',
  turn: () => '',
  afterKill: 'again',
  async read(_asked, { books, now, db, databaseUrl }) {
    const problem = checkStep(books(), declaration.code, now())
    if (problem !== undefined) return problem
    await toHistory(databaseUrl, books().day.businessDate)
    await sweepDocuments(db, SWEPT_AFTER_MINUTES)
    return oneChunk({ from: 'day-moved', isFirst: true, isLast: true })
  },
  ended: async ports => ports.dayMoved(),
})
