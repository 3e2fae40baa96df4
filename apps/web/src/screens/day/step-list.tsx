/** Steps with state, time, counts and sums; the next ones can be run one by one. */
import { Button } from 'antd'
import { useFunctionInfo } from '../../api/catalogue.ts'
import { showCount, showMoney, showTime } from '../../format/figures.ts'
import { useText } from '../../texts/use-text.ts'
import { recordOf, secondsOf, stateOf, type DayRecord, type PlannedStep, type StepState } from './day-plan.ts'
import type { StepRun } from './use-steps.ts'

export interface StepListProps {
  readonly day: DayRecord
  readonly plan: readonly PlannedStep[]
  readonly run: StepRun
  /** The plan is the next day's: what is done is done for the day before. */
  readonly isPast?: boolean
}

const MARKS: Record<StepState, string> = { waiting: '·', next: '→', running: '…', done: '✓' }

export function StepList({ day, plan, run, isPast = false }: StepListProps) {
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
        {plan.map(step => {
          const state = isPast && step.code === 'X04' ? 'waiting' : stateOf(day, step)
          return (
            <StepLine
              key={step.key}
              day={day}
              step={step}
              run={run}
              state={run.running === step.key ? 'running' : state}
            />
          )
        })}
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
  const info = useFunctionInfo(step.code)
  const record = recordOf(day, step)
  const seconds = record === undefined ? '' : secondsOf(record)
  return (
    <tr className={`step ${state}`}>
      <td className="mark" title={word('stepState', state)}>
        {MARKS[state]}
      </td>
      <td>
        <b>{step.code}</b> {pick(info?.title)}{' '}
        {step.market === undefined ? '' : <span className="quiet">{word('market', step.market)}</span>}
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
          disabled={state !== 'next' || run.running !== undefined || info?.mayRun !== true}
          loading={run.running === step.key}
          onClick={() => void run.run([step])}
        >
          {t('day.run')}
        </Button>
      </td>
    </tr>
  )
}

/** A step's sum is told in fen. */
function fenText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
