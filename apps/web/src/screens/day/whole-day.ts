/**
 * Whether the rest of the day may be run at once, and what stands in its way. During trading it may not: the day end begins when
 * every market has said that nothing more comes, though a single market's step can be run by itself before.
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { formatTimeOfDay } from '@guitai/core/base/market.ts'
import { isTooEarly } from '@guitai/core/procedures/day/step-state.ts'
import { isOfDayEnd } from '@guitai/core/rules/day-plan.ts'
import type { MarketClock } from '@guitai/web-kit/api/market.ts'
import type { DayRecord, PlannedStep } from './day-plan.ts'

export type Obstacle =
  | { readonly kind: 'streams'; readonly markets: readonly string[] }
  | { readonly kind: 'time'; readonly step: string; readonly time: string }
  | { readonly kind: 'tills' | 'discrepancies'; readonly count: number }

export interface WholeDay {
  /** The step with which it would begin; undefined when nothing may be run now. */
  readonly next: PlannedStep | undefined
  readonly obstacles: readonly Obstacle[]
}

export interface AroundDay {
  readonly clock: MarketClock | undefined
  readonly openDiscrepancies: number
}

export function wholeDay(day: DayRecord, { clock, openDiscrepancies }: AroundDay): WholeDay {
  const obstacles = obstaclesOf(day, { clock, openDiscrepancies })
  const isTrading = obstacles.some(({ kind }) => kind === 'streams')
  const next = day.plan.find(
    step =>
      (step.state === 'running' || (step.state === 'ready' && step.auto)) &&
      !isEarly(step, day.businessDate, clock),
  )
  const isHeldUp = next !== undefined && isTrading && isOfDayEnd(day.plan, next.key)
  return { next: isHeldUp ? undefined : next, obstacles }
}

function obstaclesOf(day: DayRecord, { clock, openDiscrepancies }: AroundDay): Obstacle[] {
  const left = day.plan.filter(({ state }) => state !== 'done' && state !== 'skipped')
  const markets = left.flatMap(({ market, needs }) =>
    market !== null && needs.includes('stream') && !hasSaidAll(day, market) ? [market] : [],
  )
  const { openTills } = day
  return [
    ...(markets.length === 0 ? [] : [{ kind: 'streams', markets: [...new Set(markets)] } as const]),
    ...left
      .filter(step => isEarly(step, day.businessDate, clock))
      .map(({ key, notBefore }) => ({
        kind: 'time' as const,
        step: key,
        time: formatTimeOfDay(notBefore ?? 0).slice(0, 5),
      })),
    ...(openTills > 0 && left.some(({ needs }) => needs.includes('tills'))
      ? [{ kind: 'tills', count: openTills } as const]
      : []),
    ...(openDiscrepancies > 0 && left.length > 0
      ? [{ kind: 'discrepancies', count: openDiscrepancies } as const]
      : []),
  ]
}

const hasSaidAll = ({ markets }: DayRecord, market: string): boolean =>
  markets.some(each => each.market === market && each.streamComplete)

/** Without the markets' clock nothing is too early here; the step itself is refused then. */
function isEarly(step: PlannedStep, businessDate: BusinessDate, clock: MarketClock | undefined): boolean {
  return (
    clock !== undefined &&
    isTooEarly(step, businessDate, { date: clock.tradeDate, time: Math.floor(clock.time) })
  )
}
