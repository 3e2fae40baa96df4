/**
 * E21 撤销清算: what the run has written to take each of its decisions back, the newest first. A day that lies in history is brought
 * back before the first of them; the first chunk comes before that, because with it the request waits for a second person.
 */
import { undoAt, undoNumbers } from '@guitai/adapters/storage/gather-undo.ts'
import { moveDayBack } from '@guitai/adapters/storage/move-day-back.ts'
import { takeBackClearing as declaration } from '@guitai/core/functions/day/take-back-clearing.ts'
import { stepOf } from '@guitai/core/procedures/day/day-step.ts'
import { defineJob } from '../define-job.ts'

export const takeBackClearing = defineJob({
  name: 'take-back-clearing',
  turn: () => '',
  afterKill: 'again',
  async *read(_asked, { db, books, databaseUrl, dayBack }) {
    const { businessDate, clearingRun: run } = books().day
    const none = { from: 'clearing-undo', number: 0, clientNos: [], changes: [], isMoved: false } as const
    const numbers = await undoNumbers(db, { businessDate, run })
    const of = numbers.length + 3
    yield { gathered: { ...none, isFirst: true, isLast: false }, of, restartPoint: 0 }
    const isMoved = await moveDayBack(databaseUrl, businessDate)
    if (isMoved) await dayBack()
    yield { gathered: { ...none, isFirst: false, isLast: false }, of, restartPoint: 0 }
    const done = stepOf(books(), declaration.code)?.count ?? 0
    for (const [number, undoNo] of [...numbers.entries()].slice(done)) {
      const { clientNos, changes } = await undoAt(db, undoNo)
      const gathered = { ...none, number, clientNos, changes, isMoved, isFirst: false, isLast: false }
      yield { gathered, of, restartPoint: 0 }
    }
    yield { gathered: { ...none, isFirst: false, isLast: true }, of, restartPoint: 0 }
  },
})
