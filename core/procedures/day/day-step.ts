/**
 * A step of the day end: whether it may run now (core/rules/day-plan.ts has the order), and the record that it leaves. A step
 * that is done does nothing or is refused; it is never done twice.
 */
import type { BusinessDate } from '../../base/business-date.ts'
import { formatTimeOfDay } from '../../base/market.ts'
import { shanghaiTimeOf } from '../../base/shanghai-time.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { addSum, stepKey, type CurrencySums } from '../../books/day.ts'
import type { DayStep } from '../../books/tables/day/day-step.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { dayPlan, stepsBefore, type PlannedStep } from '../../rules/day-plan.ts'
import type { StepStatus } from '../../words/step-status.ts'
import { dayFacts, isStepOver, isTakenBack, isTooEarly } from './step-state.ts'

export const ORDER_REFUSALS = ['step_out_of_order', 'step_too_early'] as const
export const STEP_REFUSALS = ['step_already_done', ...ORDER_REFUSALS] as const

export function stepOf(books: Books, key: string): Readonly<DayStep> | undefined {
  return books.steps.get(stepKey(books.day.businessDate, books.day.clearingRun, key))
}

/** True when a part of the step is done. */
export function isStepStarted(books: Books, key: string): boolean {
  return stepOf(books, key) !== undefined
}

/** Refuses when the step is already done, when a step that the plan has before it is not, and before its time. */
export function checkStep(
  books: Books,
  key: string,
  now: Now,
): Rejection<(typeof STEP_REFUSALS)[number]> | undefined {
  return stepOf(books, key)?.status === 'done' ? reject('step_already_done') : checkOrder(books, key, now)
}

type Now = Pick<Meta, 'at' | 'time'>

/** The same check for steps that may be repeated. The refusal names the first missing step, or the step's time. */
export function checkOrder(
  books: Books,
  key: string,
  now: Now,
): Rejection<(typeof ORDER_REFUSALS)[number]> | undefined {
  const { businessDate } = books.day
  if (isTakenBack(books)) return reject('step_out_of_order', undefined, { step: 'E21' })
  const plan = dayPlan(books.parameters, businessDate)
  const before = stepsBefore(plan, key)
  const facts = dayFacts(books)
  const missing = plan.find(step => before.has(step.key) && !isStepOver(facts, step))
  if (missing !== undefined) return reject('step_out_of_order', undefined, { step: missing.key })
  return checkTime(
    plan.find(step => step.key === key),
    businessDate,
    now,
  )
}

/** X03 asks this of the day that it opens. */
export function checkTime(
  step: PlannedStep | undefined,
  businessDate: BusinessDate,
  { at, time }: Now,
): Rejection<'step_too_early'> | undefined {
  if (step === undefined || step.notBefore === null) return undefined
  const now = { date: shanghaiTimeOf(at).date, time }
  if (!isTooEarly(step, businessDate, now)) return undefined
  return reject('step_too_early', undefined, {
    time: formatTimeOfDay(step.notBefore).slice(0, 5),
    now: formatTimeOfDay(time),
  })
}

/**
 * The rows of a file that are not taken yet. After an interruption the file is read again from its first chunk. A chunk is
 * recognised by the file's checksum and the number of its first row, whoever reads it; the step's `count` says how many rows of
 * that file are taken. Another file cannot continue where this one stopped.
 */
export function rowsToTake<Row>(
  step: Readonly<DayStep> | undefined,
  file: { firstRow: number; checksum: string },
  rows: readonly Row[],
): { rows: readonly Row[]; cursor: number } | Rejection<'other_file_half_taken'> {
  if (step !== undefined && step.detail !== file.checksum) return reject('other_file_half_taken', 'market')
  const taken = step?.count ?? 0
  // A job that was interrupted continues behind rows of which another file has taken the place.
  if (file.firstRow > taken) return reject('other_file_half_taken', 'market')
  return { rows: rows.slice(taken - file.firstRow), cursor: file.firstRow + rows.length }
}

interface Left {
  /** What was done of the step before does not count: another file takes the place of the former. */
  isAnew?: boolean
  count: number
  sums?: CurrencySums
  cursor?: number
  detail?: string
}
export interface Progress extends Left {
  isLast: boolean
}

/**
 * The step's record after this chunk. The step starts with the first chunk and is done with the last. The restart point never
 * goes back: a chunk that comes again leaves it unchanged.
 */
export function stepChange(
  books: Books,
  code: string,
  { meta, progress: { isLast, ...left } }: { meta: Meta; progress: Progress },
): Change {
  return stepRecord(books, code, { meta, progress: { ...left, status: isLast ? 'done' : 'running' } })
}

export function stepRecord(
  books: Books,
  code: string,
  { meta, progress }: { meta: Meta; progress: Left & { status: StepStatus } },
): Change {
  const known = stepOf(books, code)
  const before = progress.isAnew === true ? undefined : known
  const { businessDate, clearingRun } = books.day
  return {
    kind: known === undefined ? 'insert' : 'update',
    table: 'day_step',
    row: {
      stepKey: stepKey(businessDate, clearingRun, code),
      businessDate,
      run: clearingRun,
      code,
      status: progress.status,
      startedAt: before?.startedAt ?? meta.at,
      endedAt: progress.status === 'running' ? null : meta.at,
      cursor: Math.max(progress.cursor ?? 0, before?.cursor ?? 0),
      count: (before?.count ?? 0) + progress.count,
      sums: addSums(before?.sums ?? {}, progress.sums ?? {}),
      tellerNo: tellerOf(meta),
      detail: progress.detail ?? before?.detail ?? '',
    },
  }
}

function addSums(sums: CurrencySums, more: CurrencySums): CurrencySums {
  return Object.entries(more).reduce(
    (total, [currency, amount]) => addSum(total, currency as keyof CurrencySums, amount),
    sums,
  )
}
