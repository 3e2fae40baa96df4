/**
 * The state of each step of a day. A step of the day end has a record that says it. X03 and X04 have none: the day itself says
 * whether it is open and whether a market's list is loaded.
 *
 *   waiting → ready → running → done
 *       └───────┴──► skipped (E29, a second person) → done (when it is done after all)
 *
 * A step is ready when everything before it in the plan is done or skipped and the exchange, if it waits for it, has said that
 * no more reports come. The step's own function finds out whether its time has come, a file is there and tills are closed.
 */
import type { BusinessDate } from '../../base/business-date.ts'
import type { TimeOfDay } from '../../base/market.ts'
import type { Books } from '../../books/books.ts'
import { stepKey } from '../../books/day.ts'
import type { DayStep } from '../../books/tables/day/day-step.ts'
import type { MarketState } from '../../books/tables/day/market.ts'
import type { PlannedStep } from '../../rules/day-plan.ts'
import type { StepState } from '../../words/step-status.ts'

export interface DayFacts {
  businessDate: BusinessDate
  /** 0 before the first day. */
  dayNo: number
  markets: readonly Readonly<Pick<MarketState, 'market' | 'tradeDate' | 'listed' | 'streamComplete'>>[]
  /** The status in the present run, by the step's key; undefined when it has none. */
  statusOf(key: string): DayStep['status'] | undefined
}

export function dayFacts({ day, markets, steps }: Books): DayFacts {
  const { businessDate, clearingRun, dayNo } = day
  return {
    businessDate,
    dayNo,
    markets: [...markets.values()],
    statusOf: key => steps.get(stepKey(businessDate, clearingRun, key))?.status,
  }
}

/** `now` is the market's date and time. After midnight, and when the exchanges have begun their next day, it is not too early. */
export function isTooEarly(
  { notBefore }: Pick<PlannedStep, 'notBefore'>,
  businessDate: BusinessDate,
  now: { date: BusinessDate; time: TimeOfDay },
): boolean {
  if (notBefore === null || now.date > businessDate) return false
  return now.date < businessDate || now.time < notBefore
}

/** True when the steps after it need not wait for it any more. */
export function isStepOver(facts: DayFacts, step: PlannedStep): boolean {
  return isStepDone(facts, step) || facts.statusOf(step.key) === 'skipped'
}

export function isStepDone(facts: DayFacts, step: PlannedStep): boolean {
  if (step.functionCode === 'X03') return facts.dayNo > 0
  if (step.functionCode === 'X04') return marketOf(facts, step)?.listed === true
  return facts.statusOf(step.key) === 'done'
}

/** The states of all steps of the day, in the plan's order. */
export function stepStates(plan: readonly PlannedStep[], facts: DayFacts): readonly StepState[] {
  const over = new Set(plan.filter(step => isStepOver(facts, step)).map(({ key }) => key))
  return plan.map(step => {
    if (over.has(step.key)) return isStepDone(facts, step) ? 'done' : 'skipped'
    if (facts.statusOf(step.key) === 'running') return 'running'
    if (!step.after.every(earlier => over.has(earlier))) return 'waiting'
    return step.needs.includes('stream') && marketOf(facts, step)?.streamComplete !== true
      ? 'waiting'
      : 'ready'
  })
}

function marketOf(
  { businessDate, markets }: DayFacts,
  { market }: PlannedStep,
): DayFacts['markets'][number] | undefined {
  return markets.find(each => each.market === market && each.tradeDate === businessDate)
}

/** The clearing is being taken back (E21): until that is done nothing of the day goes on. */
export function isTakenBack({ day: { businessDate, clearingRun }, steps, jobs }: Books): boolean {
  if (steps.get(stepKey(businessDate, clearingRun, 'E21'))?.status === 'running') return true
  return [...jobs.values()].some(
    ({ functionCode, status }) =>
      functionCode === 'E21' && (status === 'running' || status === 'interrupted'),
  )
}
