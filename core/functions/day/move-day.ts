/**
 * E28 倒库 — notes that the closed day lies in history. The job has moved it before (adapters/storage/move-day.ts), which may be repeated;
 * without this step no other day is opened.
 */
import { Type } from 'typebox'
import { checkStep, STEP_REFUSALS, stepChange } from '../../procedures/day/day-step.ts'
import { BusinessDateField } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { gatheredFrom } from '../../frame/gathered.ts'
import { accept } from '../../frame/rejection.ts'

export const moveDay = defineFunction({
  code: 'E28',
  name: 'move-day',
  title: { zh: '倒库', en: 'Move the day to history' },
  module: 'day-end',
  kind: 'batch',
  actors: ['teller', 'system'],
  isOfFirm: true,
  phases: ['day-end', 'closing', 'closed'],
  job: 'move-day',
  input: Type.Object({}),
  answer: Type.Object({ businessDate: BusinessDateField }),
  rejections: [...STEP_REFUSALS],
  keys: () => [],

  decide(books, _input, meta) {
    const problem = checkStep(books, 'E28', meta)
    if (problem !== undefined) return problem
    const { isLast } = gatheredFrom(meta.gathered, 'day-moved')
    return accept({ businessDate: books.day.businessDate }, [
      stepChange(books, 'E28', { meta, progress: { isLast, count: 0 } }),
    ])
  },
})
