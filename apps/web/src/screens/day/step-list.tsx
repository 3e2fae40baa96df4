/**
 * The steps of the day's plan. The list is what one comes to this screen for: it has the first focus, on the step that is next, and its
 * keys are ↑ ↓ to a step, Enter to run it after a last look, Space to unfold it, Esc to fold it and then to go back.
 */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useFunctions } from '@guitai/web-kit/api/catalogue.ts'
import { useMarketClock } from '@guitai/web-kit/api/market.ts'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { moveWithin } from '@guitai/web-kit/grid/move-within.ts'
import { formatTimeOfDay } from '@guitai/core/base/market.ts'
import { useText } from '../../texts/use-text.ts'
import { stepToShow, type DayRecord, type PlannedStep } from './day-plan.ts'
import { StepLine } from './step-line.tsx'
import { StepMore } from './step-more.tsx'
import { axisOf, spansOf, type Span } from './step-spans.ts'
import { TimeBar } from './time-bar.tsx'
import type { StepRun } from './use-steps.ts'
import './day.css'

export interface StepListProps {
  readonly day: DayRecord
  readonly run: StepRun
}

const COLUMNS = 8

export function StepList({ day, run }: StepListProps) {
  const { t } = useText()
  const clock = useMarketClock()
  const list = useFirstFocus()
  const name = useId()
  const { at, pointAt, unfolded, asked, ask, onKeyDown } = useStepKeys(day, run)
  const spans = day.plan.map(step => spansOf(day, step, clock))
  const axis = axisOf(spans)
  const idOf = (key: string): string => `${name}${key}`
  useInSight(idOf(day.plan[at]?.key ?? ''))
  return (
    <>
      <table
        ref={list}
        className="steps"
        role="grid"
        tabIndex={0}
        aria-label={t('day.plan')}
        aria-activedescendant={idOf(day.plan[at]?.key ?? '')}
        onKeyDown={onKeyDown}
      >
        <Head axis={axis} />
        <tbody>
          {day.plan.flatMap((step, index) => [
            <StepLine
              key={step.key}
              id={idOf(step.key)}
              bar={axis !== undefined && <TimeBar axis={axis} spans={spans[index] ?? {}} />}
              day={day}
              step={step}
              state={run.running === step.key ? 'running' : step.state}
              isCurrent={index === at}
              isUnfolded={unfolded === step.key}
              isBusy={run.running !== undefined}
              onPoint={() => pointAt(step.key)}
              onRun={() => ask(step)}
            />,
            unfolded === step.key && (
              <tr key={`${step.key} more`}>
                <td colSpan={COLUMNS}>
                  <StepMore day={day} step={step} />
                </td>
              </tr>
            ),
          ])}
        </tbody>
      </table>
      {asked !== undefined && <LastLook day={day} step={asked} run={run} onBack={() => ask(undefined)} />}
    </>
  )
}

/** When the list appears, unless somebody types elsewhere. */
function useFirstFocus() {
  const list = useRef<HTMLTableElement>(null)
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      list.current?.focus({ preventScroll: true })
  }, [])
  return list
}

/** Also where the list is longer than the screen. */
function useInSight(id: string): void {
  useEffect(() => {
    document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [id])
}

function useStepKeys(day: DayRecord, run: StepRun) {
  const { data } = useFunctions()
  // Where nobody has chosen a step, the next one is current while the day goes on.
  const [chosen, setChosen] = useState<string>()
  const [unfolded, setUnfolded] = useState<string>()
  const [asked, setAsked] = useState<PlannedStep>()
  const chosenAt = day.plan.findIndex(({ key }) => key === chosen)
  const at = chosenAt < 0 ? stepToShow(day) : chosenAt
  const current = day.plan[at]
  const mayRun = ({ state, functionCode }: PlannedStep): boolean =>
    state === 'ready' &&
    run.running === undefined &&
    data?.find(({ code }) => code === functionCode)?.mayRun === true
  const escape = (): void => {
    if (unfolded === undefined) window.history.back()
    else setUnfolded(undefined)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    // A button in a line has its own keys.
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || current === undefined) return
    const target = moveWithin(event.key, at, day.plan.length)
    if (target !== undefined) setChosen(day.plan[target]?.key)
    else if (event.key === 'Enter' && mayRun(current)) setAsked(current)
    else if (event.key === ' ') setUnfolded(unfolded === current.key ? undefined : current.key)
    else if (event.key === 'Escape') escape()
    else return
    event.preventDefault()
  }
  return { at, pointAt: setChosen, unfolded, asked, ask: setAsked, onKeyDown }
}

interface LastLookProps extends StepListProps {
  readonly step: PlannedStep
  readonly onBack: () => void
}

function LastLook({ day, step, run, onBack }: LastLookProps) {
  const { t, pick, word } = useText()
  const name = `${step.key.split('-')[0]} ${pick(step.title)}`
  return (
    <ConfirmDialog
      isOpen
      title={t('day.run')}
      facts={[
        [t('day.businessDate'), day.businessDate],
        [t('day.step'), step.market === null ? name : `${name} ${word('market', step.market)}`],
      ]}
      isSending={false}
      onBack={onBack}
      onConfirm={() => {
        onBack()
        void run.run(step)
      }}
    />
  )
}

function Head({ axis }: { readonly axis: Span | undefined }) {
  const { t } = useText()
  return (
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
