/** The plan of a day as the counter tells it: its steps in their order, how far each has come, and what comes next. */
import type { StepState, StepStatus } from '@guitai/core/words/step-status.ts'
import type { PlannedStep as Planned } from '@guitai/core/rules/day-plan.ts'
import type { MarketClock } from '@guitai/web-kit/api/market.ts'

export interface PlannedStep extends Planned {
  readonly state: StepState
  /** The median of the days before; null when it has not run on any. */
  readonly usual: { readonly startsAt: number; readonly seconds: number } | null
}

export interface StepRecord {
  readonly code: string
  readonly run: number
  readonly status: StepStatus
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
  /** Those of today that are not closed. */
  readonly openTills: number
  readonly markets: readonly MarketRecord[]
  /** In their order. */
  readonly plan: readonly PlannedStep[]
  /** What they left, with those of earlier runs. */
  readonly steps: readonly StepRecord[]
}

export function recordOf(day: DayRecord, step: PlannedStep): StepRecord | undefined {
  return day.steps.findLast(({ code, run }) => code === step.key && run === day.clearingRun)
}

/** What a run of the whole day does next: what was interrupted goes on, what needs a person is left. */
export function nextStep({ plan }: Pick<DayRecord, 'plan'>): PlannedStep | undefined {
  return plan.find(({ state, auto }) => state === 'running' || (state === 'ready' && auto))
}

/** It takes longer than it should, by the markets' clock. */
export function isLate(
  { status, startedAt }: StepRecord,
  longestMinutes: number,
  { tradeDate, time }: MarketClock,
): boolean {
  const now = Date.parse(`${tradeDate}T00:00:00+08:00`) + time * 1000
  return status === 'running' && Date.parse(startedAt) + longestMinutes * 60_000 < now
}

/** Seconds with one decimal; nothing while it runs. */
export function secondsOf({ startedAt, endedAt }: StepRecord): string {
  return endedAt === null ? '' : ((Date.parse(endedAt) - Date.parse(startedAt)) / 1000).toFixed(1)
}
