/**
 * E29 跳过步骤 — leaves out a step of today's plan that may be left out, with a reason and a second person. The record is kept, the
 * plan shows it, and the steps after it no longer wait for it. The step can still be done later.
 */
import { Type } from 'typebox'
import { isStepDone, dayFacts } from '../../procedures/day/step-state.ts'
import { stepOf, stepRecord } from '../../procedures/day/day-step.ts'
import { AnyText, Status } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Text } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { noted, titled } from '../../frame/schema-notes.ts'
import { dayPlan } from '../../rules/day-plan.ts'
import { STEP_STATUS_WORDS } from '../../words/step-status.ts'
import { only } from '../../words/words.ts'

const STEP = { zh: '步骤', en: 'Step' }

export const skipStep = defineFunction({
  code: 'E29',
  name: 'skip-step',
  title: { zh: '跳过步骤', en: 'Skip a step' },
  module: 'day-end',
  kind: 'command',
  isOfFirm: true,
  phases: ['open', 'day-end', 'closing'],
  approval: 'always',
  input: Type.Object({
    step: Type.String({
      ...titled(STEP, noted({ 'x-example': 'X04-BJSE' })),
      pattern: '^[A-Z][0-9]{2}[A-Z]?(-[A-Z0-9]+)?$',
      maxLength: 20,
    }),
    reason: Text({ zh: '原因', en: 'Reason' }, 100),
  }),
  answer: Type.Object({ step: AnyText(STEP), status: Status(only(STEP_STATUS_WORDS, 'skipped')) }),
  rejections: [
    'step_not_in_plan',
    'step_not_skippable',
    'step_already_done',
    'step_under_way',
    'step_already_skipped',
  ],
  keys: () => [],

  decide(books, { step: key, reason }, meta) {
    const planned = dayPlan(books.parameters, books.day.businessDate).find(step => step.key === key)
    if (planned === undefined) return reject('step_not_in_plan', 'step', { step: key })
    if (!planned.skippable) return reject('step_not_skippable', 'step', { step: key })
    if (isStepDone(dayFacts(books), planned)) return reject('step_already_done', 'step')
    const status = stepOf(books, key)?.status
    if (status === 'running') return reject('step_under_way', 'step', { step: key })
    if (status === 'skipped') return reject('step_already_skipped', 'step', { step: key })
    return accept({ step: key, status: 'skipped' }, [
      stepRecord(books, key, { meta, progress: { status: 'skipped', count: 0, detail: reason } }),
    ])
  },
})
