/**
 * What was entered waits for a second person: the checker signs here (name, password, Enter), or it is left in the queue.
 *
 *   offered ─Enter→ signing ─(agreed)→ the act is answered as if it had been allowed at once
 *      └─ left in the queue       └─(refused)→ signing, with the reason
 *
 * A signature whose outcome is unknown is sent again under the same request id.
 */
import { Alert, Button, Input } from 'antd'
import { useRef, useState } from 'react'
import type { Answer, Complaint } from '../api/answers.ts'
import { decideApproval } from '../api/decide-approval.ts'
import { newRequestId } from '../api/request-id.ts'
import type { Act } from '../api/use-act.ts'
import { useText } from '../texts/use-text.ts'
import { onEnterMove } from './enter-moves.ts'

export interface OnTheSpotProps {
  readonly act: Act
  readonly approvalId: number
}

export function OnTheSpot({ act, approvalId }: OnTheSpotProps) {
  const { t } = useText()
  const [stage, setStage] = useState<'offered' | 'signing' | 'left'>('offered')
  const words = t('act.pending', { approvalId })
  if (stage === 'left') return <Alert type="info" showIcon title={words} />
  const choices = (
    <div className="spot-choices">
      <Button size="small" type="primary" autoFocus onClick={() => setStage('signing')}>
        {t('spot.sign')}
      </Button>
      <Button size="small" onClick={() => setStage('left')}>
        {t('spot.leave')}
      </Button>
    </div>
  )
  return (
    <Alert
      type="info"
      showIcon
      title={words}
      description={
        stage === 'offered' ? (
          choices
        ) : (
          <Signing approvalId={approvalId} onDecided={act.decided} onLeave={() => setStage('left')} />
        )
      }
    />
  )
}

interface SigningProps {
  readonly approvalId: number
  readonly onDecided: (answer: Answer) => void
  readonly onLeave: () => void
}

function Signing({ approvalId, onDecided, onLeave }: SigningProps) {
  const { t, pick } = useText()
  const [checker, setChecker] = useState('')
  const [password, setPassword] = useState('')
  const { complaint, isSending, sign } = useSigning(approvalId, onDecided)
  const words = complaint === 'unknown' ? t('spot.unknown') : pick(complaint?.message)
  return (
    <div
      className="spot-signing"
      data-enter-moves
      onKeyDownCapture={event => {
        if (event.key === 'Escape') onLeave()
        else onEnterMove(event)
      }}
    >
      <Input
        autoFocus
        autoComplete="off"
        aria-label={t('spot.checker')}
        placeholder={t('spot.checker')}
        maxLength={40}
        value={checker}
        onChange={event => setChecker(event.target.value)}
      />
      <Input.Password
        autoComplete="new-password"
        visibilityToggle={false}
        aria-label={t('spot.password')}
        placeholder={t('spot.password')}
        maxLength={64}
        value={password}
        onChange={event => setPassword(event.target.value)}
      />
      <Button
        type="primary"
        data-submit
        loading={isSending}
        disabled={checker.trim() === '' || password === ''}
        onClick={() => void sign(checker.trim(), password).then(() => setPassword(''))}
      >
        {t('spot.agree')}
      </Button>
      <Button onClick={onLeave}>{t('spot.leave')}</Button>
      {complaint !== undefined && <span className="spot-complaint">{words}</span>}
    </div>
  )
}

function useSigning(approvalId: number, onDecided: (answer: Answer) => void) {
  const [complaint, setComplaint] = useState<Complaint | 'unknown'>()
  const [isSending, setSending] = useState(false)
  const requestId = useRef(newRequestId())
  const sign = async (checker: string, password: string): Promise<void> => {
    setSending(true)
    const answer = await decideApproval(approvalId, {
      requestId: requestId.current,
      checker,
      password,
      agree: true,
    })
    setSending(false)
    if (answer.kind === 'accepted') return onDecided(answer)
    if (answer.kind === 'unknown') return setComplaint('unknown')
    // What was refused is another request when it is signed again.
    requestId.current = newRequestId()
    if (answer.kind === 'refused' || answer.kind === 'unavailable') setComplaint(answer.complaint)
  }
  return { complaint, isSending, sign }
}
