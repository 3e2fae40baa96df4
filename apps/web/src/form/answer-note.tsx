/** What the server said to an act: refused, waiting for a checker, or not known yet, with the way on. */
import { Alert, Button } from 'antd'
import type { Act } from '../api/use-act.ts'
import { OnTheSpot } from './on-the-spot.tsx'
import { useText } from '../texts/use-text.ts'

export interface AnswerNoteProps {
  readonly act: Act
  /** Refusals at one of these fields are shown there. */
  readonly fields?: readonly string[]
}

export function AnswerNote({ act, fields }: AnswerNoteProps) {
  const { t, pick } = useText()
  const { answer } = act
  switch (answer?.kind) {
    case 'refused': {
      const { field, message } = answer.complaint
      if (field !== undefined && fields?.includes(rootOf(field)) === true) return null
      return (
        <Alert
          type="error"
          showIcon
          title={pick(message)}
          description={field === undefined ? undefined : field}
        />
      )
    }
    case 'pending':
      return <OnTheSpot key={answer.approvalId} act={act} approvalId={answer.approvalId} />
    case 'unknown':
      return <AskAgain act={act} words={t('act.unknown')} />
    case 'unavailable':
      return <AskAgain act={act} words={pick(answer.complaint.message)} />
    default:
      return null
  }
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
