/** A step of the day's plan in one line: its state in a mark and in words, its time, counts and sums, and what may be done with it. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import { useMarketClock } from '@guitai/web-kit/api/market.ts'
import { newestJob } from '@guitai/web-kit/api/running-jobs.ts'
import { useRunningJobs } from '@guitai/web-kit/api/use-running-jobs.ts'
import { JobBar } from '@guitai/web-kit/form/job-bar.tsx'
import { showCount, showMoney, showTime } from '@guitai/web-kit/format/figures.ts'
import { formatTimeOfDay } from '@guitai/core/base/market.ts'
import type { StepState } from '@guitai/core/words/step-status.ts'
import { go } from '../../shell/route.ts'
import { useText } from '../../texts/use-text.ts'
import { isLate, recordOf, secondsOf, type DayRecord, type PlannedStep, type StepRecord } from './day-plan.ts'
import './day.css'

export interface StepLineProps {
  /** By which the list says that the line is the current one. */
  readonly id: string
  readonly day: DayRecord
  readonly step: PlannedStep
  readonly state: StepState
  readonly bar: ReactNode
  readonly isCurrent: boolean
  readonly isUnfolded: boolean
  /** Something else runs. */
  readonly isBusy: boolean
  readonly onPoint: () => void
  readonly onRun: () => void
}

/** Leaves a step out. */
const SKIPPING = 'E29'

const MARKS: Record<StepState, string> = { waiting: '·', ready: '→', running: '…', done: '✓', skipped: '–' }

export function StepLine(props: StepLineProps) {
  const { id, day, step, state, bar, isCurrent, isUnfolded } = props
  const { word } = useText()
  const clock = useMarketClock()
  const record = recordOf(day, step)
  const late = record !== undefined && clock !== undefined && isLate(record, step.longestMinutes, clock)
  const classes = ['step', state, late ? 'late' : '', isCurrent ? 'current' : '']
  return (
    <tr id={id} className={classes.join(' ')} onMouseDown={props.onPoint}>
      <td className="mark" title={word('stepState', state)}>
        {MARKS[state]}
      </td>
      <td role="gridcell" aria-expanded={isUnfolded}>
        <StepName step={step} state={state} isLate={late} />
      </td>
      <td className="bars">{bar}</td>
      <Figures record={record} />
      <td className="right">
        <StepButtons {...props} />
      </td>
    </tr>
  )
}

interface StepNameProps {
  readonly step: PlannedStep
  readonly state: StepState
  readonly isLate: boolean
}

function StepName({ step, state, isLate: late }: StepNameProps) {
  const { t, pick, word } = useText()
  const jobs = useRunningJobs()
  const job = state === 'running' ? newestJob(jobs, step.functionCode) : undefined
  return (
    <>
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
    </>
  )
}

function StepButtons({ step, state, isBusy, onRun }: StepLineProps) {
  const { t } = useText()
  const info = useListedFunction(step.functionCode)
  return (
    <>
      {step.skippable && (state === 'ready' || state === 'waiting') && <Skip stepKey={step.key} />}
      {state !== 'done' && state !== 'skipped' && (
        <Button
          size="small"
          disabled={state !== 'ready' || isBusy || info?.mayRun !== true}
          loading={isBusy && state === 'running'}
          onClick={onRun}
        >
          {t('day.run')}
        </Button>
      )}
    </>
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
