/** The steps of the day's plan with state, time, counts and sums; those that are ready can be run one by one. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import { useMarketClock } from '@guitai/web-kit/api/market.ts'
import { newestJob } from '@guitai/web-kit/api/running-jobs.ts'
import { useRunningJobs } from '@guitai/web-kit/api/use-running-jobs.ts'
import { JobBar } from '@guitai/web-kit/form/job-bar.tsx'
import { showCount, showMoney, showTime } from '@guitai/web-kit/format/figures.ts'
import { formatTimeOfDay } from '@guitai/core/base/market.ts'
import { go } from '../../shell/route.ts'
import { useText } from '../../texts/use-text.ts'
import { isLate, recordOf, secondsOf, type DayRecord, type PlannedStep, type StepRecord } from './day-plan.ts'
import { axisOf, spansOf, type Span } from './step-spans.ts'
import { TimeBar } from './time-bar.tsx'
import type { StepRun } from './use-steps.ts'
import type { StepState } from '@guitai/core/words/step-status.ts'
import './day.css'

export interface StepListProps {
  readonly day: DayRecord
  readonly run: StepRun
}

/** Leaves a step out. */
const SKIPPING = 'E29'

const MARKS: Record<StepState, string> = { waiting: '·', ready: '→', running: '…', done: '✓', skipped: '–' }

export function StepList({ day, run }: StepListProps) {
  const { t } = useText()
  const clock = useMarketClock()
  const spans = day.plan.map(step => spansOf(day, step, clock))
  const axis = axisOf(spans)
  return (
    <table className="steps">
      <thead>
        <tr>
          <td />
          <th>{t('day.step')}</th>
          <th className="bars">{axis !== undefined && <Axis axis={axis} />}</th>
          <th>{t('day.startedAt')}</th>
          <th className="seconds right">{t('day.seconds')}</th>
          <th className="right">{t('day.count')}</th>
          <th className="right">{t('day.sum')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {day.plan.map((step, index) => (
          <StepLine
            key={step.key}
            bar={axis !== undefined && <TimeBar axis={axis} spans={spans[index] ?? {}} />}
            day={day}
            step={step}
            run={run}
            state={run.running === step.key ? 'running' : step.state}
          />
        ))}
      </tbody>
    </table>
  )
}

/** From when to when the bars reach. */
function Axis({ axis }: { readonly axis: Span }) {
  const shown = (seconds: number): string => formatTimeOfDay(seconds % 86_400).slice(0, 5)
  return (
    <span className="bar-axis figure">
      <span>{shown(axis.from)}</span>
      <span>{shown(axis.to)}</span>
    </span>
  )
}

interface StepLineProps {
  readonly day: DayRecord
  readonly step: PlannedStep
  readonly run: StepRun
  readonly state: StepState
  readonly bar: ReactNode
}

function StepLine({ day, step, run, state, bar }: StepLineProps) {
  const { t, pick, word } = useText()
  const clock = useMarketClock()
  const info = useListedFunction(step.functionCode)
  const record = recordOf(day, step)
  const jobs = useRunningJobs()
  const job = state === 'running' ? newestJob(jobs, step.functionCode) : undefined
  const late = record !== undefined && clock !== undefined && isLate(record, step.longestMinutes, clock)
  return (
    <tr className={`step ${state} ${late ? 'late' : ''}`}>
      <td className="mark" title={word('stepState', state)}>
        {MARKS[state]}
      </td>
      <td>
        <span className="step-name">
          <b>{step.key.split('-')[0]}</b> {pick(step.title)}{' '}
          {step.market !== null && <span className="quiet">{word('market', step.market)}</span>}
        </span>
        {late && (
          <span className="late-mark" role="alert">
            {t('day.late', { minutes: step.longestMinutes })}
          </span>
        )}
        {state === 'waiting' && <Needs step={step} />}
        {job !== undefined && <JobBar done={job.done} of={job.of} />}
      </td>
      <td className="bars">{bar}</td>
      <Figures record={record} />
      <td className="right">
        {step.skippable && (state === 'ready' || state === 'waiting') && <Skip stepKey={step.key} />}
        {state !== 'done' && state !== 'skipped' && (
          <Button
            size="small"
            disabled={state !== 'ready' || run.running !== undefined || info?.mayRun !== true}
            loading={run.running === step.key}
            onClick={() => void run.run(step)}
          >
            {t('day.run')}
          </Button>
        )}
      </td>
    </tr>
  )
}

/** Leads to the function, which takes a reason and a second person. */
function Skip({ stepKey }: { readonly stepKey: string }): ReactNode {
  const { t } = useText()
  const info = useListedFunction(SKIPPING)
  if (info?.mayRun !== true) return null
  return (
    <Button size="small" type="text" onClick={() => go(SKIPPING, { step: stepKey })}>
      {t('day.skip')}
    </Button>
  )
}

/** Empty cells before there is a record, and not one wide cell, because the seconds are left out on a narrow screen. */
function Figures({ record }: { readonly record: StepRecord | undefined }): ReactNode {
  const { word } = useText()
  return (
    <>
      <td className="figure">{record && showTime(record.startedAt)}</td>
      <td className="figure seconds right">{record && secondsOf(record)}</td>
      <td className="figure right">{record && showCount(record.count)}</td>
      <td className="figure right">
        {Object.entries(record?.sums ?? {}).map(([currency, sum]) => (
          <div key={currency}>
            {showMoney(fenText(sum))} {currency === 'CNY' ? '' : word('currency', currency)}
          </div>
        ))}
      </td>
    </>
  )
}

/** In place of figures: what it waits for beside other steps. */
function Needs({ step: { needs, notBefore } }: { readonly step: PlannedStep }): ReactNode {
  const { t, word } = useText()
  if (needs.length === 0) return null
  const list = needs
    .map(need =>
      need === 'time' && notBefore !== null
        ? t('day.notBefore', { time: formatTimeOfDay(notBefore).slice(0, 5) })
        : word('dayNeed', need),
    )
    .join(t('word.separator'))
  return <span className="step-needs">{t('day.needs', { list })}</span>
}

/** A step's sum is told in fen. */
function fenText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
