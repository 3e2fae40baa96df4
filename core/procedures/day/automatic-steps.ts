/**
 * What a run of the whole day does next, and what it has to leave to a person. During trading it carries out what precedes the day end
 * and ends the orders of markets that are through; the rest begins when every market has said that nothing more comes.
 */
import type { Books } from '../../books/books.ts'
import type { Meta } from '../../frame/meta.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { dayPlan, isOfDayEnd, type PlannedStep } from '../../rules/day-plan.ts'
import { checkTime } from './day-step.ts'
import { dayFacts, isStepOver, stepStates } from './step-state.ts'

type Now = Pick<Meta, 'at' | 'time'>

/** Undefined when nothing is left that needs nobody. What a person has to see to first (`left`) is passed over. */
export function nextAutomatic(books: Books, now: Now, left: ReadonlySet<string>): PlannedStep | undefined {
  const plan = planOf(books)
  const states = stepStates(plan, dayFacts(books))
  const isTrading = streamsOpen(books, plan).length > 0
  return plan.find(
    (step, index) =>
      step.auto &&
      !left.has(step.key) &&
      (states[index] === 'ready' || states[index] === 'running') &&
      !(isTrading && isOfDayEnd(plan, step.key) && !step.needs.includes('stream')) &&
      checkTime(step, books.day.businessDate, now) === undefined,
  )
}

export interface LeftStep {
  step: string
  why: Rejection
}

/** Of the steps that are not over, those that wait for an exchange, for their time or for a person to ask for them. */
export function leftSteps(books: Books, now: Now): LeftStep[] {
  const plan = planOf(books)
  const states = stepStates(plan, dayFacts(books))
  const streams = streamsOpen(books, plan).map(({ key, market }): LeftStep => ({
    step: key,
    why: reject('stream_not_complete', undefined, { market: market ?? '' }),
  }))
  const others = plan.flatMap((step, index): LeftStep[] => {
    if (states[index] !== 'ready') return []
    const why = step.auto ? checkTime(step, books.day.businessDate, now) : reject('step_needs_a_person')
    return why === undefined ? [] : [{ step: step.key, why }]
  })
  return [...streams, ...others]
}

/** True when no step of the day is left. */
export function isDayDone(books: Books): boolean {
  const facts = dayFacts(books)
  return planOf(books).every(step => isStepOver(facts, step))
}

/** Before the first day there is none. */
function planOf({ day, parameters }: Books): readonly PlannedStep[] {
  return day.dayNo === 0 ? [] : dayPlan(parameters, day.businessDate)
}

function streamsOpen(books: Books, plan: readonly PlannedStep[]): readonly PlannedStep[] {
  const facts = dayFacts(books)
  return plan.filter(
    step =>
      step.needs.includes('stream') &&
      step.market !== null &&
      !isStepOver(facts, step) &&
      books.markets.get(step.market)?.streamComplete !== true,
  )
}
