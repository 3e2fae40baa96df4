/** A step in time: as planned (a frame), as usual (grey), as it was or is now (coloured). The same is said in words. */
import { formatTimeOfDay } from '@guitai/core/base/market.ts'
import { useText, type Texts } from '../../texts/use-text.ts'
import type { Span, StepSpans } from './step-spans.ts'
import './day.css'

export interface TimeBarProps {
  readonly axis: Span
  readonly spans: StepSpans
}

const KINDS = ['planned', 'usual', 'now'] as const

export function TimeBar({ axis, spans }: TimeBarProps) {
  const texts = useText()
  const said = wordsOf(spans, texts)
  if (said === '') return null
  const share = (seconds: number): string => `${(100 * seconds) / (axis.to - axis.from)}%`
  return (
    <div className="time-bar" role="img" aria-label={said} title={said}>
      {KINDS.map(kind => {
        const span = spans[kind]
        return (
          span !== undefined && (
            <i
              key={kind}
              className={kind}
              style={{ left: share(span.from - axis.from), width: share(span.to - span.from) }}
            />
          )
        )
      })}
    </div>
  )
}

const DAY = 86_400
const clockText = (seconds: number): string => formatTimeOfDay(Math.floor(seconds) % DAY)
const lengthOf = ({ from, to }: Span): string => (to - from).toFixed(1)

function wordsOf({ planned, usual, now }: StepSpans, { t }: Texts): string {
  const parts = [
    planned === undefined
      ? []
      : t('day.bar.planned', { time: clockText(planned.from), minutes: (planned.to - planned.from) / 60 }),
    usual === undefined ? [] : t('day.bar.usual', { time: clockText(usual.from), seconds: lengthOf(usual) }),
    now === undefined ? [] : t('day.bar.now', { time: clockText(now.from), seconds: lengthOf(now) }),
  ]
  return parts.flat().join(t('word.separator'))
}
