/** The day: each step of its plan with state and progress, what differs, and the proof. */
import { Button } from 'antd'
import { useState } from 'react'
import { useFunctions } from '@guitai/web-kit/api/catalogue.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { typedDate } from '@guitai/core/base/typed-date.ts'
import { DateInput } from '@guitai/web-kit/form/date-input.tsx'
import { ReadingProblem } from '@guitai/web-kit/grid/reading-problem.tsx'
import { Opening } from '../../shell/opening.tsx'
import { useText } from '../../texts/use-text.ts'
import { CloseMarket } from './close-market.tsx'
import { nextStep, type DayRecord } from './day-plan.ts'
import { Discrepancies } from './discrepancies.tsx'
import { ProofBoard } from './proof-board.tsx'
import { PrintRecord } from './print-record.tsx'
import { RunDay } from './run-day.tsx'
import { StepList } from './step-list.tsx'
import { StepNote } from './step-note.tsx'
import { useSteps, WHOLE_DAY, type StepRun } from './use-steps.ts'
import './day.css'

/** Opens a day, with its date from a person. */
const OPENING = 'X03'

/** Before the first day nothing is to be told but that it may begin. */
const NO_DAY: DayRecord = {
  businessDate: '',
  phase: 'closed',
  clearingRun: 1,
  nextTradingDay: '',
  warnings: [],
  openTills: 0,
  markets: [],
  plan: [],
  steps: [],
}

export function Day() {
  const { t, word, pick } = useText()
  const { data, error } = useReport('day', {}, { live: ['day', 'phase'] })
  const steps = useSteps()
  if (error !== null) return <ReadingProblem error={error} />
  // Until the steps are there nothing else takes the focus, and keys are kept for them.
  if (data === undefined) return <Opening />
  const day = data.rows[0] === undefined ? NO_DAY : dayOf(data.rows[0])
  return (
    <div className="screen day">
      <section className="panel day-head">
        <h1>{t('day.title')}</h1>
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
        {(day.steps.length > 0 || day.phase === 'closed') && <PrintRecord date={day.businessDate} />}
      </section>
      <section className="panel day-steps">
        <Plan day={day} run={steps} />
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
    plan: parsed(row['plan']) ?? [],
    steps: parsed(row['steps']) ?? [],
    warnings: parsed(row['warnings']) ?? [],
  } as unknown as DayRecord
}

interface PartProps {
  readonly day: DayRecord
  readonly run: StepRun
}

/** When all of a closed day is done, what comes next is the start of another. */
function Plan({ day, run }: PartProps) {
  const { t } = useText()
  return (
    <>
      <header className="steps-head">
        <h2 className="minor">{t('day.plan')}</h2>
        {day.phase === 'closed' && nextStep(day) === undefined ? (
          <NextDay day={day} run={run} />
        ) : (
          <>
            <CloseMarket day={day} />
            <RunDay day={day} run={run} />
          </>
        )}
      </header>
      {day.plan.length > 0 && <StepList day={day} run={run} />}
    </>
  )
}

function NextDay({ day, run }: PartProps) {
  const { t } = useText()
  const { data } = useFunctions()
  const [typed, setTyped] = useState<string>()
  const tradeDate = typed ?? day.nextTradingDay
  const mayRun = (wanted: string): boolean => data?.find(({ code }) => code === wanted)?.mayRun === true
  const open = { key: OPENING, functionCode: OPENING, input: { tradeDate } }
  return (
    <>
      <span className="quiet">{t(day.plan.length === 0 ? 'day.first' : 'day.closedNext')}</span>
      <DateInput value={tradeDate} onChange={setTyped} />
      <Button
        type="primary"
        disabled={!mayRun(OPENING) || typedDate(tradeDate) === undefined || run.running !== undefined}
        onClick={() => void run.run(open, ...(mayRun(WHOLE_DAY.functionCode) ? [WHOLE_DAY] : []))}
      >
        {t('day.runStart')}
      </Button>
    </>
  )
}
