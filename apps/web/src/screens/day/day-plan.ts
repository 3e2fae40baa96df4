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

/** The index of the step that one looks at first: the next one, else the first that is not over, else the last. */
export function stepToShow(day: Pick<DayRecord, 'plan'>): number {
  const next = nextStep(day)
  const left = day.plan.findIndex(({ state }) => state !== 'done' && state !== 'skipped')
  return next === undefined ? (left < 0 ? day.plan.length - 1 : left) : day.plan.indexOf(next)
}

/** As the days before lead to expect; '' where there were none. */
export function expectedEnd({ startedAt }: StepRecord, { usual }: Pick<PlannedStep, 'usual'>): string {
  return usual === null ? '' : new Date(Date.parse(startedAt) + usual.seconds * 1000).toISOString()
}

/** How many rows or clients a second; '' while it runs, and where it was over at once. */
export function perSecond({ startedAt, endedAt, count }: StepRecord): string {
  const seconds = endedAt === null ? 0 : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000
  return seconds <= 0 ? '' : String(Math.round(count / seconds))
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
