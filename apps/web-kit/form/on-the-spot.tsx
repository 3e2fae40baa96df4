/**
 * The checker sees the stored request, whole, and signs it (name, password, code, Enter). Nothing else can be reached meanwhile, so
 * that what is seen is what is signed. A signature whose outcome is unknown is sent again under the same request id.
 *
 *   offered ─Enter→ signing ─(agreed)→ the act is answered as if it had been allowed at once
 *      │                  ├─(said no, with a reason)→ the act is answered with that refusal
 *      │                  └─(signature not taken)→ signing, with what is wrong
 *      ├─(decided in the queue, taken back, expired)→ ended, and it is said how
 *      └─(Esc at any moment)→ left in the queue
 */
import { Alert, Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Answer, Complaint } from '../api/answers.ts'
import { decideApproval } from '../api/decide-approval.ts'
import { useReport, type Row } from '../api/reports.ts'
import { newRequestId } from '../api/request-id.ts'
import type { Act } from '../api/use-act.ts'
import { textOf } from '../format/text-of.ts'
import { ReadingProblem } from '../grid/reading-problem.tsx'
import { useText } from '../texts/use-text.ts'
import { CodeInput } from './code-input.tsx'
import { onEnterMove } from './enter-moves.ts'
import { ModalDialog } from './modal-dialog.tsx'
import { useSpotParts } from './spot-parts.ts'
import './on-the-spot.css'

export interface OnTheSpotProps {
  readonly act: Act
  readonly approvalId: number
  /** Why a second person is asked; '' where the server does not say. */
  readonly reason: string
  /** It is out of the maker's hands: what was entered is not entered a second time. */
  readonly onLeft?: (() => void) | undefined
}

export function OnTheSpot({ act, approvalId, reason, onLeft }: OnTheSpotProps) {
  const { t, word } = useText()
  const { onSeen } = useSpotParts()
  const [isLeft, setLeft] = useState(false)
  const words =
    reason === ''
      ? t('act.pending', { approvalId })
      : t('act.pendingWhy', { approvalId, reason: word('reason', reason) })
  const leave = (): void => {
    setLeft(true)
    onLeft?.()
  }
  const decided = (answer: Answer): void => {
    onSeen(approvalId)
    act.decided(answer)
  }
  if (isLeft) return <Alert type="info" showIcon title={words} description={t('spot.leftWhere')} />
  return <Spot title={words} approvalId={approvalId} onDecided={decided} onLeave={leave} />
}

interface SpotProps extends SigningProps {
  readonly title: string
}

function Spot({ title, approvalId, onDecided, onLeave }: SpotProps) {
  const { t } = useText()
  const { Content, onSeen } = useSpotParts()
  const [stage, setStage] = useState<'offered' | 'signing'>('offered')
  const [isSending, setSending] = useState(false)
  const { data, error } = useReport('own-requests', { approvalId }, { live: ['approval'] })
  const row = data?.rows.find(each => each['approvalId'] === approvalId)
  const hasEnded = row !== undefined && row['status'] !== 'waiting' && !isSending
  useEffect(() => {
    if (hasEnded) onSeen(approvalId)
  }, [hasEnded, approvalId, onSeen])
  return (
    <ModalDialog kind="spot" mayLeave={!isSending} onBack={onLeave}>
      <h2>{title}</h2>
      {error !== null && <ReadingProblem error={error} />}
      <div className="spot-request">{row !== undefined && <Content row={row} />}</div>
      {hasEnded ? (
        <Ended row={row} onLeave={onLeave} />
      ) : stage === 'signing' ? (
        <Signing
          approvalId={approvalId}
          isSeen={row !== undefined}
          onDecided={onDecided}
          onLeave={onLeave}
          onSending={setSending}
        />
      ) : (
        <div className="spot-choices">
          <Button size="small" type="primary" data-begin onClick={() => setStage('signing')}>
            {t('spot.sign')}
          </Button>
          <Button size="small" onClick={onLeave}>
            {t('spot.leave')}
          </Button>
        </div>
      )}
    </ModalDialog>
  )
}

/** While it stood here it was decided in the queue, taken back, or its day ended. */
function Ended({ row, onLeave }: { readonly row: Row; readonly onLeave: () => void }) {
  const { t, word } = useText()
  const status = textOf(row['status'])
  const who = textOf(row['checkerName'] ?? '')
  const title = t('spot.ended', { status: word('approval', status), who })
  return (
    <>
      <Alert type={status === 'approved' ? 'success' : 'warning'} showIcon title={title} />
      <div className="confirm-buttons">
        <Button type="primary" autoFocus onClick={onLeave}>
          {t('spot.understood')}
        </Button>
      </div>
    </>
  )
}

interface SigningProps {
  readonly approvalId: number
  readonly onDecided: (answer: Answer) => void
  readonly onLeave: () => void
}

interface SigningNowProps extends SigningProps {
  /** The request stands there: what is not seen is not signed. */
  readonly isSeen: boolean
  readonly onSending: (isSending: boolean) => void
}

function Signing({ approvalId, isSeen, onDecided, onLeave, onSending }: SigningNowProps) {
  const { t, pick } = useText()
  const [signer, setSigner] = useState({ checker: '', password: '', code: '' })
  const [reason, setReason] = useState<string>()
  const secret = useRef<InputRef>(null)
  const { complaint, isSending, sign } = useSigning(approvalId, onDecided)
  const { checker, password, code } = signer
  const signed = { checker: checker.trim(), password, ...(code === '' ? {} : { code }) }
  const isRefusing = reason !== undefined
  const words = complaint === 'unknown' ? t('spot.unknown') : pick(complaint?.message)
  return (
    <div className="spot-signing" data-enter-moves onKeyDownCapture={onEnterMove}>
      <SignerFields signer={signer} onChange={setSigner} secret={secret} />
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
        disabled={!isSeen || checker.trim() === '' || password === '' || reason?.trim() === ''}
        onClick={() => {
          onSending(true)
          void sign(signed, reason?.trim()).then(isDone => {
            onSending(false)
            if (isDone) return
            setSigner({ checker, password: '', code: '' })
            secret.current?.focus()
          })
        }}
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
  readonly secret: RefObject<InputRef | null>
}

function SignerFields({ signer, onChange, secret }: SignerFieldsProps) {
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
        ref={secret}
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
  /** True: decided. */
  const sign = async (who: Signer, refusal: string | undefined): Promise<boolean> => {
    setSending(true)
    const said = refusal === undefined ? { agree: true } : { agree: false, reason: refusal }
    const answer = await decideApproval(approvalId, { requestId: requestId.current, ...who, ...said })
    setSending(false)
    if (answer.kind === 'accepted') {
      onDecided(refusal === undefined ? answer : refusedBecause(approvalId, refusal))
      return true
    }
    // What was refused is another request when it is signed again; what is unknown goes on under its id.
    if (answer.kind === 'unknown') setComplaint('unknown')
    else requestId.current = newRequestId()
    if (answer.kind === 'refused' || answer.kind === 'unavailable') setComplaint(answer.complaint)
    return false
  }
  return { complaint, isSending, sign }
}
