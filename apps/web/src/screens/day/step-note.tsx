/** What runs now, or where it stopped and why. */
import { Alert } from 'antd'
import type { Answer } from '@guitai/web-kit/api/answers.ts'
import { useText, type Texts } from '../../texts/use-text.ts'
import type { StepRun } from './use-steps.ts'
import './day.css'

export function StepNote({ run: { running, stopped } }: { readonly run: StepRun }) {
  const texts = useText()
  if (running !== undefined)
    return (
      <Alert className="step-note" type="info" showIcon title={texts.t('day.running', { step: running })} />
    )
  if (stopped === undefined) return null
  const { step, answer } = stopped
  return (
    <Alert className="step-note" type="error" showIcon title={`${step.key}: ${wordsOf(answer, texts)}`} />
  )
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
