/**
 * E20 收市总清 — carries out the steps of the day's plan that need nobody, each as who asked could do it alone, until the day is done or a
 * person is needed; it says which step waits, and why. The job asks for the steps (apps/server/jobs/day/run-day-end.ts). Of two who
 * start it one runs and the other waits, and then finds done what the first did.
 */
import { Type } from 'typebox'
import { isDayDone, leftSteps } from '../../procedures/day/automatic-steps.ts'
import { AnyText, ListOf, Message } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Flag } from '../../frame/fields.ts'
import { gatheredFrom } from '../../frame/gathered.ts'
import { accept } from '../../frame/rejection.ts'
import { rejectionMessage } from '../../frame/rejections.ts'

const Step = AnyText({ zh: '步骤', en: 'Step' })

export const runDayEnd = defineFunction({
  code: 'E20',
  name: 'run-day-end',
  title: { zh: '收市总清', en: 'Run the day end' },
  module: 'day-end',
  kind: 'batch',
  actors: ['teller', 'system'],
  isOfFirm: true,
  phases: 'any',
  approval: 'never',
  job: 'run-day-end',
  input: Type.Object({}),
  answer: Type.Object({
    isDone: Flag({ zh: '全部完成', en: 'All done' }),
    done: ListOf({ zh: '已办步骤', en: 'Carried out' }, Type.Object({ step: Step })),
    left: ListOf({ zh: '待人工', en: 'Waits for' }, Type.Object({ step: Step, why: Message })),
  }),
  rejections: [],
  keys: () => [],

  decide(books, _input, meta) {
    const { done, left } = gatheredFrom(meta.gathered, 'day-run')
    const waiting = leftSteps(books, meta).map(({ step, why: { code, values } }) => ({
      step,
      why: rejectionMessage(code, values),
    }))
    return accept(
      { isDone: isDayDone(books), done: done.map(step => ({ step })), left: [...left, ...waiting] },
      [],
    )
  },
})
