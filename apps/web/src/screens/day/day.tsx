/** Start and end of the day: each step with its state and progress, what differs, and the proof. */
import { Button } from 'antd'
import { useState } from 'react'
import { useFunctions } from '../../api/catalogue.ts'
import { useReport, type Row } from '../../api/reports.ts'
import { DateInput } from '../../form/date-input.tsx'
import { ReadingProblem } from '../../grid/reading-problem.tsx'
import { useText } from '../../texts/use-text.ts'
import { END_PLAN, startPlan, stateOf, type DayRecord, type PlannedStep } from './day-plan.ts'
import { Discrepancies } from './discrepancies.tsx'
import { ProofBoard } from './proof-board.tsx'
import { StepList } from './step-list.tsx'
import { StepNote } from './step-note.tsx'
import { useSteps, type StepRun } from './use-steps.ts'

export function Day() {
  const { t, word, pick } = useText()
  const { data, error } = useReport('day', {}, { live: ['day', 'phase'] })
  const steps = useSteps()
  const day = data?.rows[0] === undefined ? undefined : dayOf(data.rows[0])
  if (error !== null) return <ReadingProblem error={error} />
  if (day === undefined) return <div className="screen quiet">{t('list.loading')}</div>
  return (
    <div className="screen day">
      <section className="panel day-head">
        <h2>{t('day.title')}</h2>
        <b className="figure">{day.businessDate}</b>
        <span className={`phase-mark ${day.phase}`}>{word('dayPhase', day.phase)}</span>
        {day.markets.map(market => (
          <span key={market.market} className="fact">
            <label>{word('market', market.market)}</label>
            {t(market.streamComplete ? 'day.streamComplete' : 'day.streamOpen')}
          </span>
        ))}
        {day.warnings.map(({ code, zh, en }) => (
          <span key={code} className="calendar-warning" role="alert">
            {pick({ zh, en })}
          </span>
        ))}
        <StepNote run={steps} />
      </section>
      <section className="panel day-steps">
        <Start day={day} run={steps} />
        <End day={day} run={steps} />
      </section>
      <section className="panel day-proof">
        <ProofBoard businessDate={day.businessDate} />
      </section>
      <section className="panel day-differences filling">
        <Discrepancies />
      </section>
    </div>
  )
}

function dayOf(row: Row): DayRecord {
  const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value)
  return {
    ...row,
    markets: parsed(row['markets']) ?? [],
    steps: parsed(row['steps']) ?? [],
    warnings: parsed(row['warnings']) ?? [],
  } as unknown as DayRecord
}

interface PartProps {
  readonly day: DayRecord
  readonly run: StepRun
}

/** Whether the teller may run all of these. */
function useMayRun(plan: readonly PlannedStep[]): boolean {
  const { data } = useFunctions()
  return plan.every(({ code }) => data?.find(each => each.code === code)?.mayRun === true)
}

function open(day: DayRecord, plan: readonly PlannedStep[]): PlannedStep[] {
  return plan.filter(step => stateOf(day, step) !== 'done')
}

function Start({ day, run }: PartProps) {
  const { t } = useText()
  const isClosed = day.phase === 'closed'
  const suggested = isClosed ? day.nextTradingDay : day.businessDate
  const [typed, setTyped] = useState<string>()
  const plan = startPlan(typed ?? suggested)
  const left = isClosed ? plan : open(day, plan)
  const mayRun = useMayRun(plan) && left.length > 0 && run.running === undefined && day.phase !== 'day-end'
  return (
    <>
      <header className="steps-head">
        <h3>{t('day.start')}</h3>
        {isClosed && <DateInput value={typed ?? suggested} onChange={setTyped} today={day.businessDate} />}
        <Button type="primary" disabled={!mayRun} onClick={() => void run.run(left)}>
          {t('day.runStart')}
        </Button>
      </header>
      <StepList day={day} plan={plan} run={run} isPast={isClosed} />
    </>
  )
}

function End({ day, run }: PartProps) {
  const { t } = useText()
  const left = open(day, END_PLAN)
  const mayRun = useMayRun(END_PLAN) && day.phase !== 'closed' && left.length > 0 && run.running === undefined
  return (
    <>
      <header className="steps-head">
        <h3>{t('day.end')}</h3>
        <Button type="primary" disabled={!mayRun} onClick={() => void run.run(left)}>
          {t('day.runEnd')}
        </Button>
      </header>
      <StepList day={day} plan={END_PLAN} run={run} />
    </>
  )
}
