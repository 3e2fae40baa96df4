/** What runs now, or where it stopped and why: a step that was refused, or what E20 has left to a person. */
import { Alert } from 'antd'
import type { Answer } from '@guitai/web-kit/api/answers.ts'
import type { Titles } from '@guitai/web-kit/texts/pick-title.ts'
import { useText, type Texts } from '../../texts/use-text.ts'
import type { StepRun } from './use-steps.ts'
import './day.css'

export function StepNote({ run: { running, ended } }: { readonly run: StepRun }) {
  const texts = useText()
  if (running !== undefined)
    return (
      <Alert className="step-note" type="info" showIcon title={texts.t('day.running', { step: running })} />
    )
  if (ended === undefined) return null
  const { step, answer } = ended
  if (answer.kind !== 'accepted')
    return (
      <Alert className="step-note" type="error" showIcon title={`${step.key}: ${wordsOf(answer, texts)}`} />
    )
  const left = leftBy(answer.result)
  if (left.length === 0) return null
  const said = left.map(({ step: key, why }) => `${key} ${texts.pick(why)}`).join(texts.t('word.separator'))
  return <Alert className="step-note" type="warning" showIcon title={`${texts.t('day.stopsAt')}: ${said}`} />
}

interface LeftStep {
  readonly step: string
  readonly why: Titles
}

/** Only the run of the whole day answers what is left. */
function leftBy(result: unknown): readonly LeftStep[] {
  const { left } = (result ?? {}) as { left?: readonly LeftStep[] }
  return left ?? []
}

function wordsOf(answer: Answer, { t, pick }: Texts): string {
  switch (answer.kind) {
    case 'refused':
    case 'unavailable':
      return pick(answer.complaint.message)
    case 'pending':
      return t('act.pending', { approvalId: answer.approvalId })
    default:
      return t('act.unknown')
  }
}
