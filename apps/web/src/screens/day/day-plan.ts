/** The steps of a day as the screen shows them: what to run, in which order, and how far each has come. */
import { MARKETS } from '@guitai/core/base/market.ts'
import { DAY_STEPS } from '@guitai/core/procedures/day/day-step.ts'
import type { Input } from '../../api/act.ts'

export interface PlannedStep {
  /** 'X04-XSHG': the function's code, and the market where it runs per market. */
  readonly key: string
  readonly code: string
  readonly market?: string
  readonly input: Input
}

export interface StepRecord {
  readonly code: string
  readonly run: number
  readonly status: 'running' | 'done'
  /** ISO texts. */
  readonly startedAt: string
  readonly endedAt: string | null
  readonly count: number
  /** In fen and cents, by currency. */
  readonly sums: Readonly<Record<string, number>>
  readonly tellerNo: number
  readonly detail: string
}

export interface MarketRecord {
  readonly market: string
  readonly tradeDate: string
  readonly listed: boolean
  readonly streamComplete: boolean
}

export interface DayRecord {
  readonly businessDate: string
  readonly phase: string
  readonly clearingRun: number
  readonly nextTradingDay: string
  /** What is to be said of the calendar. */
  readonly warnings: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
  readonly markets: readonly MarketRecord[]
  readonly steps: readonly StepRecord[]
}

export type StepState = 'waiting' | 'next' | 'running' | 'done'

export function startPlan(tradeDate: string): PlannedStep[] {
  const lists = MARKETS.map(market => ({ key: `X04-${market}`, code: 'X04', market, input: { market } }))
  return [{ key: 'X03', code: 'X03', input: { tradeDate } }, ...lists]
}

export const END_PLAN: readonly PlannedStep[] = DAY_STEPS.map(key => {
  const [code = key, market] = key.split('-')
  return market === undefined ? { key, code, input: {} } : { key, code, market, input: { market } }
})

export function recordOf(day: DayRecord, step: PlannedStep): StepRecord | undefined {
  return day.steps.findLast(({ code, run }) => code === step.key && run === day.clearingRun)
}

/** What a step of the start has come to is told by the day itself, of the end by its record. */
export function stateOf(day: DayRecord, step: PlannedStep): StepState {
  if (step.code === 'X03') return day.phase === 'closed' ? 'next' : 'done'
  if (step.code === 'X04') return listState(day, step)
  const record = recordOf(day, step)
  if (record !== undefined) return record.status
  if (day.phase === 'closed') return 'waiting'
  const stage = step.key.slice(0, 3)
  const isReady = END_PLAN.every(
    earlier => earlier.key.slice(0, 3) >= stage || recordOf(day, earlier)?.status === 'done',
  )
  return isReady ? 'next' : 'waiting'
}

function listState(day: DayRecord, { market }: PlannedStep): StepState {
  const record = day.markets.find(each => each.market === market)
  if (record?.listed === true && record.tradeDate === day.businessDate) return 'done'
  return day.phase === 'open' ? 'next' : 'waiting'
}

/** Seconds with one decimal; nothing while it runs. */
export function secondsOf({ startedAt, endedAt }: StepRecord): string {
  return endedAt === null ? '' : ((Date.parse(endedAt) - Date.parse(startedAt)) / 1000).toFixed(1)
}
