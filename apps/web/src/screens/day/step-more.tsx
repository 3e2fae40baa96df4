/** What is told of a step when it is unfolded: who ran it and how fast, when it is expected to end, its file, what it comes after. */
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'
import { NOTHING, showCount, showTime } from '@guitai/web-kit/format/figures.ts'
import { useText, type Texts } from '../../texts/use-text.ts'
import { expectedEnd, perSecond, recordOf, type DayRecord, type PlannedStep } from './day-plan.ts'

export interface StepMoreProps {
  readonly day: DayRecord
  readonly step: PlannedStep
}

export function StepMore({ day, step }: StepMoreProps) {
  const texts = useText()
  const earlier = day.steps.filter(({ code, run }) => code === step.key && run !== day.clearingRun)
  return (
    <dl className="facts step-more">
      {[...factsOf(day, step, texts), ...earlier.map(record => runOf(record, texts))].map(
        ([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

type Fact = readonly [label: string, value: string]

function factsOf(day: DayRecord, step: PlannedStep, { t, pick }: Texts): Fact[] {
  const record = recordOf(day, step)
  const after = step.after.join(t('word.separator'))
  const ofRecord: Fact[] =
    record === undefined
      ? []
      : [
          [t('day.who'), record.tellerNo === 0 ? pick(TELLER_NO_WORDS['0']) : String(record.tellerNo)],
          record.endedAt === null
            ? [t('day.expectedEnd'), showTime(expectedEnd(record, step))]
            : [t('day.endedAt'), showTime(record.endedAt)],
          [t('day.perSecond'), showCount(perSecond(record))],
          [t('day.detail'), record.detail],
        ]
  return [[t('day.after'), after] as const, ...ofRecord].filter(
    ([, value]) => value !== '' && value !== NOTHING,
  )
}

/** What a run that was taken back has left. */
const runOf = (
  { run, startedAt, endedAt, count }: Readonly<DayRecord['steps'][number]>,
  { t }: Texts,
): Fact => [
  t('day.runNo', { run }),
  `${showTime(startedAt)} – ${endedAt === null ? '' : showTime(endedAt)}  ${showCount(count)}`,
]
