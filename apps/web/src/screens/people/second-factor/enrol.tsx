/**
 * Enrolling a second factor: the password once more, then the secret as a picture and as text, then its first code.
 *
 *   asking (password) → offered (scan or type, first code) → done
 *
 * The secret is told this once; who goes away before the first code begins again with another one.
 */
import { Alert, Button, Input, QRCode } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Answer } from '@guitai/web-kit/api/answers.ts'
import { confirmSecondFactor, offerSecondFactor, type OfferedFactor } from '../../../api/second-factor.ts'
import { CodeInput } from '@guitai/web-kit/form/code-input.tsx'
import { onEnterMove } from '@guitai/web-kit/form/enter-moves.ts'
import { useText } from '../../../texts/use-text.ts'
import './enrol.css'

export interface EnrolProps {
  readonly onDone: () => void
}

export function Enrol({ onDone }: EnrolProps) {
  const [offered, setOffered] = useState<OfferedFactor>()
  return offered === undefined ? (
    <Asking onOffered={setOffered} />
  ) : (
    <Confirming offered={offered} onDone={onDone} />
  )
}

function Asking({ onOffered }: { readonly onOffered: (offered: OfferedFactor) => void }) {
  const { t } = useText()
  const [password, setPassword] = useState('')
  const { send, isSending, words, tries } = useSending(() => setPassword(''))
  const ask = (): Promise<void> =>
    send(
      () => offerSecondFactor(password),
      result => onOffered(result as OfferedFactor),
    )
  return (
    <Step>
      <p className="quiet">{t('factor.about')}</p>
      <label>
        {t('factor.password')}
        <Input.Password
          key={tries}
          autoFocus
          autoComplete="current-password"
          visibilityToggle={false}
          maxLength={64}
          value={password}
          onChange={event => setPassword(event.target.value)}
        />
      </label>
      {words !== undefined && <Alert type="error" showIcon title={words} />}
      <Button
        type="primary"
        data-submit
        loading={isSending}
        disabled={password === ''}
        onClick={() => void ask()}
      >
        {t('factor.begin')}
      </Button>
    </Step>
  )
}

interface ConfirmingProps extends EnrolProps {
  readonly offered: OfferedFactor
}

function Confirming({ offered, onDone }: ConfirmingProps) {
  const { t } = useText()
  const [code, setCode] = useState('')
  const { send, isSending, words, tries } = useSending(() => setCode(''))
  return (
    <Step>
      <p>{t('factor.scan')}</p>
      <QRCode type="svg" value={offered.uri} size={176} bordered={false} />
      <p>
        {t('factor.orType')} <code className="factor-secret">{inFours(offered.secret)}</code>
      </p>
      <label>
        {t('factor.firstCode')}
        <CodeInput key={tries} autoFocus label={t('factor.firstCode')} value={code} onChange={setCode} />
      </label>
      {words !== undefined && <Alert type="error" showIcon title={words} />}
      <Button
        type="primary"
        data-submit
        loading={isSending}
        disabled={code.length < 6}
        onClick={() => void send(() => confirmSecondFactor(code), onDone)}
      >
        {t('factor.confirm')}
      </Button>
    </Step>
  )
}

function Step({ children }: { readonly children: ReactNode }) {
  return (
    <div className="factor-step" data-enter-moves onKeyDownCapture={onEnterMove}>
      {children}
    </div>
  )
}

/** 'ABCDEFGH' → 'ABCD EFGH': as it is read from a screen and typed. */
function inFours(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ')
}

/** Sends, and says what was wrong; what was typed is forgotten then, and the next try begins in a field that has the focus. */
function useSending(forget: () => void) {
  const { t, pick } = useText()
  const [answer, setAnswer] = useState<Answer>()
  const [isSending, setSending] = useState(false)
  const [tries, setTries] = useState(0)
  const send = async (ask: () => Promise<Answer>, onTaken: (result: unknown) => void): Promise<void> => {
    setSending(true)
    const said = await ask()
    setSending(false)
    if (said.kind === 'accepted') return onTaken(said.result)
    setAnswer(said)
    forget()
    setTries(tries + 1)
  }
  const isTold = answer?.kind === 'refused' || answer?.kind === 'unavailable'
  const told = isTold ? pick(answer.complaint.message) : t('problem.unreachable')
  return { send, isSending, tries, words: answer === undefined ? undefined : told }
}
