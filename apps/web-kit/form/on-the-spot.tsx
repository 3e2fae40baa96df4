/**
 * What was entered waits for a second person: the checker signs here (name, password, code, Enter), or it is left in the queue.
 *
 *   offered ─Enter→ signing ─(agreed)→ the act is answered as if it had been allowed at once
 *      │                  ├─(said no, with a reason)→ the act is answered with that refusal
 *      │                  └─(signature not taken)→ signing, with what is wrong
 *      └─ left in the queue
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
import { CodeInput } from './code-input.tsx'
import { onEnterMove } from './enter-moves.ts'
import './on-the-spot.css'

export interface OnTheSpotProps {
  readonly act: Act
  readonly approvalId: number
  /** Why a second person is asked; '' where the server does not say. */
  readonly reason: string
}

export function OnTheSpot({ act, approvalId, reason }: OnTheSpotProps) {
  const { t, word } = useText()
  const [stage, setStage] = useState<'offered' | 'signing' | 'left'>('offered')
  const words =
    reason === ''
      ? t('act.pending', { approvalId })
      : t('act.pendingWhy', { approvalId, reason: word('reason', reason) })
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
  const [signer, setSigner] = useState({ checker: '', password: '', code: '' })
  const [reason, setReason] = useState<string>()
  const { complaint, isSending, sign } = useSigning(approvalId, onDecided)
  const { checker, password, code } = signer
  const signed = { checker: checker.trim(), password, ...(code === '' ? {} : { code }) }
  const isRefusing = reason !== undefined
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
      <SignerFields signer={signer} onChange={setSigner} />
      {isRefusing && (
        <Input
          autoFocus={checker !== '' && password !== ''}
          autoComplete="off"
          aria-label={t('spot.reason')}
          placeholder={t('spot.reason')}
          maxLength={200}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
      )}
      <Button
        type="primary"
        danger={isRefusing}
        data-submit
        loading={isSending}
        disabled={checker.trim() === '' || password === '' || reason?.trim() === ''}
        onClick={() =>
          void sign(signed, reason?.trim()).then(() => setSigner({ checker, password: '', code: '' }))
        }
      >
        {t(isRefusing ? 'spot.refuse' : 'spot.agree')}
      </Button>
      <Button onClick={() => setReason(isRefusing ? undefined : '')}>
        {t(isRefusing ? 'spot.agreeAfterAll' : 'spot.refuseWhy')}
      </Button>
      <Button onClick={onLeave}>{t('spot.leave')}</Button>
      {complaint !== undefined && <span className="spot-complaint">{words}</span>}
    </div>
  )
}

interface TypedSigner {
  readonly checker: string
  readonly password: string
  readonly code: string
}

interface SignerFieldsProps {
  readonly signer: TypedSigner
  readonly onChange: (signer: TypedSigner) => void
}

function SignerFields({ signer, onChange }: SignerFieldsProps) {
  const { t } = useText()
  return (
    <>
      <Input
        autoFocus
        autoComplete="off"
        aria-label={t('spot.checker')}
        placeholder={t('spot.checker')}
        maxLength={40}
        value={signer.checker}
        onChange={event => onChange({ ...signer, checker: event.target.value })}
      />
      <Input.Password
        autoComplete="new-password"
        visibilityToggle={false}
        aria-label={t('spot.password')}
        placeholder={t('spot.password')}
        maxLength={64}
        value={signer.password}
        onChange={event => onChange({ ...signer, password: event.target.value })}
      />
      <CodeInput
        label={t('spot.code')}
        placeholder={t('spot.code')}
        value={signer.code}
        onChange={code => onChange({ ...signer, code })}
      />
    </>
  )
}

interface Signer {
  readonly checker: string
  readonly password: string
  readonly code?: string
}

function refusedBecause(approvalId: number, reason: string): Answer {
  const message = {
    zh: `复核人拒绝了申请 ${approvalId}，原因：${reason}`,
    en: `The checker refused request ${approvalId}: ${reason}`,
  }
  return { kind: 'refused', complaint: { code: 'approval_refused', message } }
}

function useSigning(approvalId: number, onDecided: (answer: Answer) => void) {
  const [complaint, setComplaint] = useState<Complaint | 'unknown'>()
  const [isSending, setSending] = useState(false)
  const requestId = useRef(newRequestId())
  const sign = async (who: Signer, refusal: string | undefined): Promise<void> => {
    setSending(true)
    const said = refusal === undefined ? { agree: true } : { agree: false, reason: refusal }
    const answer = await decideApproval(approvalId, { requestId: requestId.current, ...who, ...said })
    setSending(false)
    if (answer.kind === 'accepted')
      return onDecided(refusal === undefined ? answer : refusedBecause(approvalId, refusal))
    if (answer.kind === 'unknown') return setComplaint('unknown')
    // What was refused is another request when it is signed again.
    requestId.current = newRequestId()
    if (answer.kind === 'refused' || answer.kind === 'unavailable') setComplaint(answer.complaint)
  }
  return { complaint, isSending, sign }
}
