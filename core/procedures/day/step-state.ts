/**
 * How far each step of a day has come. A step of the day end says it by its record; X03 and X04 leave none: that the day is open and
 * a market's list is loaded is told by the day itself.
 *
 *   waiting → ready → running → done
 *
 * Ready: all that the plan has before it is done, and what it waits for is there as far as that is known here (the exchange has
 * said that nothing more will come). Whether a file lies there and tills are closed is found by the step's own function.
 */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Books } from '../../books/books.ts'
import { stepKey, type DayStep, type MarketState } from '../../books/day.ts'
import type { PlannedStep } from '../../rules/day-plan.ts'
import type { StepState } from '../../words/step-status.ts'

export interface DayFacts {
  businessDate: BusinessDate
  /** 0 before the first day. */
  dayNo: number
  markets: readonly Readonly<Pick<MarketState, 'market' | 'tradeDate' | 'listed' | 'streamComplete'>>[]
  /** Of the present run, by the step's key. */
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

export function isStepDone(facts: DayFacts, step: PlannedStep): boolean {
  if (step.functionCode === 'X03') return facts.dayNo > 0
  if (step.functionCode === 'X04') return marketOf(facts, step)?.listed === true
  return facts.statusOf(step.key) === 'done'
}

/** Of all steps of the day, in the plan's order. */
export function stepStates(plan: readonly PlannedStep[], facts: DayFacts): readonly StepState[] {
  const done = new Set(plan.filter(step => isStepDone(facts, step)).map(({ key }) => key))
  return plan.map(step => {
    if (done.has(step.key)) return 'done'
    if (facts.statusOf(step.key) === 'running') return 'running'
    if (!step.after.every(earlier => done.has(earlier))) return 'waiting'
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
