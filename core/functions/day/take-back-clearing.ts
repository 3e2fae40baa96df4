/**
 * E21 撤销清算 — takes back the latest run of the latest day: what E11, E12 and E13 have posted is mirrored under the same run, and what
 * they have marked stands again as before (core/procedures/day/undo.ts). The certificate is kept and is void. Then the next run begins:
 * files may be replaced, trades matched and corrected, and the day is closed once more. Orders and freezes that have ended stay so, and
 * files that were sent stay sent.
 *
 * It works through what the run has written, one decision a chunk, from the newest to the oldest. Before that come two without any: one
 * waits for the second person; then the job brings a day that has been moved to history back, and the other opens a closed day again. A
 * chunk that is given twice changes nothing.
 */
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { stepKey } from '../../books/day.ts'
import { isStepStarted, stepChange, stepOf } from '../../procedures/day/day-step.ts'
import { takingBack } from '../../procedures/day/taking-back.ts'
import { dayPlan, stepsBefore } from '../../rules/day-plan.ts'
import { BusinessDateField, Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Text } from '../../frame/fields.ts'
import { gatheredFrom, type Gathered } from '../../frame/gathered.ts'
import type { Meta } from '../../frame/meta.ts'
import { accept, reject, type Part } from '../../frame/rejection.ts'

export const takeBackClearing = defineFunction({
  code: 'E21',
  name: 'take-back-clearing',
  title: { zh: '撤销清算', en: 'Take back the clearing' },
  module: 'day-end',
  kind: 'batch',
  isOfFirm: true,
  phases: 'any',
  isFinal: true,
  approval: 'always',
  job: 'take-back-clearing',
  input: Type.Object({ reason: Text({ zh: '原因', en: 'Reason' }, 100) }),
  answer: Type.Object({
    businessDate: BusinessDateField,
    run: Count({ zh: '已撤销清算次数', en: 'Run taken back' }),
    decisions: Count({ zh: '已撤销笔数', en: 'Decisions taken back' }),
  }),
  rejections: ['day_gone_on', 'day_not_cleared', 'step_under_way'],
  keys: (_input, gathered) =>
    gathered?.from === 'clearing-undo'
      ? gathered.clientNos.flatMap(clientNo => [`client:${clientNo}`, `whole:${clientNo}`])
      : [],

  decide(books, { reason }, meta) {
    const { day } = books
    if (day.phase === 'open' && day.dayNo > 1)
      return reject('day_gone_on', undefined, { date: day.businessDate })
    if (!isStepStarted(books, 'E11')) return reject('day_not_cleared')
    const busy = stepUnderWay(books)
    if (busy !== undefined) return reject('step_under_way', undefined, { step: busy })
    const chunk = gatheredFrom(meta.gathered, 'clearing-undo')
    const taken = stepOf(books, 'E21')?.count ?? 0
    const { businessDate, clearingRun: run } = day
    // The first chunk is decided before a day that was moved is back, so it writes nothing.
    if (chunk.isFirst) return accept({ businessDate, run, decisions: taken }, [])
    // The command that opens a closed day again is of the next date, so it posts nothing.
    if (day.phase === 'closed')
      return accept({ businessDate, run, decisions: taken }, [
        { kind: 'setDay', businessDate, phase: 'closing' },
      ])
    if (chunk.isLast) return accept({ businessDate, run, decisions: taken }, nextRun(books, reason, meta))
    if (chunk.number < taken || chunk.changes.length === 0)
      return accept({ businessDate, run, decisions: taken }, [])
    return accept({ businessDate, run, decisions: taken + 1 }, [], parts(chunk, reason, meta))
  },
})

type Chunk = Extract<Gathered, { from: 'clearing-undo' }>

/** Whoever closes the day, or moves it, at this moment. */
function stepUnderWay(books: Books): string | undefined {
  const of = new Set(['E11', 'E12', 'E13', 'E20', 'E28'])
  return [...books.jobs.values()].find(
    ({ functionCode, status, approvalId }) =>
      of.has(functionCode) && (status === 'running' || (status === 'requested' && approvalId === null)),
  )?.functionCode
}

function parts({ changes, isMoved }: Chunk, reason: string, meta: Meta): Part[] {
  return [
    after => changes.flatMap(change => takingBack(after, change, isMoved)),
    after => [stepChange(after, 'E21', { meta, progress: { isLast: false, count: 1, detail: reason } })],
  ]
}

/** What came before the clearing is done in the next run, too; trades are matched once more. */
function nextRun(books: Books, reason: string, meta: Meta): Change[] {
  const { businessDate, clearingRun } = books.day
  const plan = dayPlan(books.parameters, businessDate)
  const isTakenBack = (code: string): boolean =>
    code === 'E11' || code === 'E21' || stepsBefore(plan, code).has('E11')
  const kept = [...books.steps.values()].filter(
    step => step.businessDate === businessDate && step.run === clearingRun && !isTakenBack(step.code),
  )
  return [
    stepChange(books, 'E21', { meta, progress: { isLast: true, count: 0, detail: reason } }),
    ...kept.map((step): Change => {
      const again = step.code === 'E03' ? ({ status: 'again', endedAt: null } as const) : {}
      const key = stepKey(businessDate, clearingRun + 1, step.code)
      return {
        kind: 'insert',
        table: 'day_step',
        row: { ...step, ...again, stepKey: key, run: clearingRun + 1 },
      }
    }),
    { kind: 'setDay', businessDate, phase: 'day-end', clearingRun: clearingRun + 1 },
  ]
}
