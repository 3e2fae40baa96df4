/**
 * Writes docs/generated/day.md: how a day is opened and closed, from the plan as shipped.
 * tests/simulation/day-by-the-book.test.ts runs its commands, word for word, to open and close a day.
 */
import { present } from '../core/base/assert.ts'
import type { AnyFunction } from '../core/frame/define-function.ts'
import { FUNCTIONS } from '../core/functions/registry.generated.ts'
import { dayPlan, isOfDayEnd, type PlannedStep } from '../core/rules/day-plan.ts'
import { defaultParameters } from '../core/rules/default-parameters.ts'
import { DAY_PLAN } from '../core/rules/tables/day-plan.ts'
import { cell, table } from './markdown-table.ts'
import type { DayKind } from '../core/words/day-kind.ts'
import type { DayNeed } from '../core/words/day-need.ts'

const EXAMPLE_DATE = '2026-11-24'

const NEEDS: Readonly<Record<DayNeed, string>> = {
  stream: 'the exchange’s word that nothing more comes',
  file: 'its file',
  tills: 'all tills closed (C24)',
  time: 'its time',
}
const DAYS: Readonly<Record<DayKind, string>> = {
  trading: '',
  interest: 'days that credit interest',
  'month-end': 'last trading day of a month',
  friday: 'Fridays',
}

export function dayDocument(note: string): string {
  // With the steps of special days in their places.
  const daily = DAY_PLAN.map(row => ({ ...row, days: ['trading' as const] }))
  const plan = dayPlan({ ...defaultParameters(), dayPlan: daily }, EXAMPLE_DATE)
  const isEvening = ({ key }: PlannedStep): boolean => isOfDayEnd(plan, key)
  return [
    `# The day, step by step\n\n${note}\n`,
    'The order is the table `dayPlan` (S01 adds predecessors from a later day); the screen RZ shows each step with its state, `npm run guitai -- report day` says it in a terminal. The date of the example is the date of the day that is opened. A step whose predecessors are not done is refused as `step_out_of_order`, which names the first that is missing.\n',
    `## Open a day\n\n${part(plan.filter(step => !isEvening(step)))}`,
    `## Close a day\n\n${part(plan.filter(isEvening))}`,
  ].join('\n')
}

function part(steps: readonly PlannedStep[]): string {
  const rows = steps.map(step => [
    step.key,
    cell(step.title.zh),
    cell(step.title.en),
    step.after.join(', '),
    step.needs.map(need => NEEDS[need]).join(', '),
    daysOf(step),
    `${step.longestMinutes} min`,
    refusalsOf(step),
  ])
  const head = ['step', '中文', 'English', 'after', 'waits for', 'days', 'at most', 'refused as']
  return `${table(head, rows)}\n\`\`\`sh\n${steps.map(commandOf).join('\n')}\n\`\`\`\n`
}

function commandOf({ functionCode, input }: PlannedStep): string {
  return ['npm run guitai --', functionCode, ...Object.entries(input).map(pair => pair.join('='))].join(' ')
}

function daysOf({ key }: PlannedStep): string {
  const row = DAY_PLAN.find(each => each.key === key.split('-')[0])
  return (row?.days ?? []).map(day => DAYS[day]).join(', ')
}

function refusalsOf({ functionCode }: PlannedStep): string {
  const declaration: AnyFunction = present(
    FUNCTIONS.find(({ code }) => code === functionCode),
    functionCode,
  )
  return declaration.rejections.map(code => `\`${code}\``).join(', ')
}
