/** The steps of the day's plan with state, time, counts and sums; those that are ready can be run one by one. */
import { Button } from 'antd'
import { useFunctionInfo } from '../../api/catalogue.ts'
import { showCount, showMoney, showTime } from '../../format/figures.ts'
import { useText } from '../../texts/use-text.ts'
import type { StepState } from '@guitai/core/procedures/day/step-state.ts'
import { recordOf, secondsOf, type DayRecord, type PlannedStep } from './day-plan.ts'
import type { StepRun } from './use-steps.ts'

export interface StepListProps {
  readonly day: DayRecord
  readonly run: StepRun
}

const MARKS: Record<StepState, string> = { waiting: '·', ready: '→', running: '…', done: '✓' }

export function StepList({ day, run }: StepListProps) {
  const { t } = useText()
  return (
    <table className="steps">
      <thead>
        <tr>
          <th />
          <th>{t('day.step')}</th>
          <th>{t('day.startedAt')}</th>
          <th className="right">{t('day.seconds')}</th>
          <th className="right">{t('day.count')}</th>
          <th className="right">{t('day.sum')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {day.plan.map(step => (
          <StepLine
            key={step.key}
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

interface StepLineProps {
  readonly day: DayRecord
  readonly step: PlannedStep
  readonly run: StepRun
  readonly state: StepState
}

function StepLine({ day, step, run, state }: StepLineProps) {
  const { t, pick, word } = useText()
  const info = useFunctionInfo(step.functionCode)
  const record = recordOf(day, step)
  const seconds = record === undefined ? '' : secondsOf(record)
  return (
    <tr className={`step ${state} ${step.isLate ? 'late' : ''}`}>
      <td className="mark" title={word('stepState', state)}>
        {MARKS[state]}
      </td>
      <td>
        <b>{step.key.split('-')[0]}</b> {pick(step.title)}{' '}
        {step.market !== null && <span className="quiet">{word('market', step.market)}</span>}
        {step.isLate && (
          <span className="late-mark" role="alert">
            {t('day.late', { minutes: step.longestMinutes })}
          </span>
        )}
        {state === 'waiting' && <Needs step={step} />}
      </td>
      <td className="figure">{record === undefined ? '' : showTime(record.startedAt)}</td>
      <td className="figure right">{seconds}</td>
      <td className="figure right">{record === undefined ? '' : showCount(record.count)}</td>
      <td className="figure right">
        {Object.entries(record?.sums ?? {}).map(([currency, sum]) => (
          <div key={currency}>
            {showMoney(fenText(sum))} {currency === 'CNY' ? '' : word('currency', currency)}
          </div>
        ))}
      </td>
      <td className="right">
        <Button
          size="small"
          disabled={state !== 'ready' || run.running !== undefined || info?.mayRun !== true}
          loading={run.running === step.key}
          onClick={() => void run.run(step)}
        >
          {t('day.run')}
        </Button>
      </td>
    </tr>
  )
}

/** What it waits for beside other steps. */
function Needs({ step: { needs } }: { readonly step: PlannedStep }) {
  const { t, word } = useText()
  if (needs.length === 0) return null
  const list = needs.map(need => word('dayNeed', need)).join(t('word.separator'))
  return <div className="quiet step-needs">{t('day.needs', { list })}</div>
}

/** A step's sum is told in fen. */
function fenText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
