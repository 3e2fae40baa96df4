/**
 * When a step was meant to run, when it usually runs, and when it ran: in seconds from the midnight with which the business day
 * begins, so that an evening that lasts beyond midnight stays in one line.
 */
import type { MarketClock } from '@guitai/web-kit/api/market.ts'
import { recordOf, type DayRecord, type PlannedStep } from './day-plan.ts'

export interface Span {
  readonly from: number
  readonly to: number
}

export interface StepSpans {
  /** From its earliest or usual time, for as long as it may take. */
  readonly planned?: Span
  readonly usual?: Span
  /** While it runs, up to now. */
  readonly now?: Span
}

const midnightOf = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)

export function spansOf(day: DayRecord, step: PlannedStep, clock: MarketClock | undefined): StepSpans {
  const since = (instant: number): number => (instant - midnightOf(day.businessDate)) / 1000
  const record = recordOf(day, step)
  const began = record === undefined ? undefined : since(Date.parse(record.startedAt))
  const usual = step.usual ?? undefined
  const start = step.notBefore ?? usual?.startsAt ?? began
  const isNow = clock === undefined ? began : since(midnightOf(clock.tradeDate) + clock.time * 1000)
  const endedAt = record?.endedAt ?? null
  const ended = endedAt === null ? isNow : since(Date.parse(endedAt))
  return {
    ...(start === undefined ? {} : { planned: { from: start, to: start + step.longestMinutes * 60 } }),
    ...(usual === undefined ? {} : { usual: { from: usual.startsAt, to: usual.startsAt + usual.seconds } }),
    ...(began === undefined || record?.status === 'skipped'
      ? {}
      : { now: { from: began, to: Math.max(began, ended ?? began) } }),
  }
}

/** The time that all of them lie in; undefined when there is none. */
export function axisOf(all: readonly StepSpans[]): Span | undefined {
  const spans = all.flatMap(({ planned, usual, now }) =>
    [planned, usual, now].filter(span => span !== undefined),
  )
  if (spans.length === 0) return undefined
  const from = Math.min(...spans.map(span => span.from))
  return { from, to: Math.max(from + 60, ...spans.map(span => span.to)) }
}
