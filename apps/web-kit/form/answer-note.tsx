/** What the server said to an act: refused, waiting for a checker, or not known yet, with the way on. */
import { Alert, Button } from 'antd'
import type { Act } from '../api/use-act.ts'
import { OnTheSpot } from './on-the-spot.tsx'
import { useText } from '../texts/use-text.ts'
import './answer-note.css'

export interface AnswerNoteProps {
  readonly act: Act
  /** Refusals at one of these fields are shown there. */
  readonly fields?: readonly string[]
  /** What was entered is left in the queue. */
  readonly onLeft?: () => void
}

export function AnswerNote({ act, fields, onLeft }: AnswerNoteProps) {
  const { t, pick } = useText()
  const { answer } = act
  switch (answer?.kind) {
    case 'refused': {
      const { field, message } = answer.complaint
      const words = pick(message)
      const [head = '', ...reasons] = reasonsIn(words)
      if (reasons.length < 2 && field !== undefined && fields?.includes(rootOf(field)) === true) return null
      return (
        <Alert
          type="error"
          showIcon
          title={reasons.length > 1 ? head : words}
          description={reasons.length > 1 ? <Reasons reasons={reasons} /> : field}
        />
      )
    }
    case 'pending':
      return <OnTheSpot key={answer.approvalId} act={act} onLeft={onLeft} {...answer} />
    case 'unknown':
      return <AskAgain act={act} words={t('act.unknown')} />
    case 'unavailable':
      return <AskAgain act={act} words={pick(answer.complaint.message)} />
    default:
      return null
  }
}

/** A refusal may have many reasons at once: 'head：one；two；three'. */
export function reasonsIn(words: string): string[] {
  const [, head, rest] = /^(.*?)[：:]\s*(.*)$/s.exec(words) ?? []
  return head === undefined || rest === undefined ? [words] : [head, ...rest.split(/；|; /)]
}

function Reasons({ reasons }: { readonly reasons: readonly string[] }) {
  return (
    <ul className="refusal-reasons">
      {reasons.map(reason => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  )
}

function AskAgain({ act, words }: { readonly act: Act; readonly words: string }) {
  const { t } = useText()
  const again = (
    <Button size="small" autoFocus onClick={() => void act.askAgain()}>
      {t('act.askAgain')}
    </Button>
  )
  return <Alert type="warning" showIcon title={words} action={again} />
}

/** 'securitiesAccounts/0/number' and 'securitiesAccounts.0' belong to 'securitiesAccounts'. */
export function rootOf(field: string): string {
  return field.replace(/^\//, '').split(/[/.[]/)[0] ?? field
}
