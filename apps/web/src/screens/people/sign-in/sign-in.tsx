/**
 * Signing in: name, password, Enter; the code is always asked for, so that the form does not tell who has one. After a refusal the
 * password is asked for anew: an Enter too many sends no second try. What is typed behind the Enter that signs in is for the counter.
 */
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, type InputRef } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Complaint } from '@guitai/web-kit/api/answers.ts'
import { announcePage } from '@guitai/web-kit/api/page-owner.ts'
import { usePage } from '@guitai/web-kit/api/use-page.ts'
import { ME, signIn } from '../../../api/session.ts'
import { CodeInput } from '@guitai/web-kit/form/code-input.tsx'
import { onEnterMove } from '@guitai/web-kit/form/enter-moves.ts'
import { forgetKeys, holdKeysForPage } from '@guitai/web-kit/form/kept-keys.ts'
import { beginAs } from '../../../shell/begin-as.ts'
import { LanguageSwitch } from '../../../shell/language-switch.tsx'
import { useText } from '../../../texts/use-text.ts'
import './sign-in.css'

interface SignInValues {
  readonly name: string
  readonly password: string
  readonly code?: string
}

const WHY = {
  ended: 'signIn.ended',
  'left-elsewhere': 'signIn.leftElsewhere',
  taken: 'signIn.ended',
} as const

export function SignIn() {
  const { t, pick } = useText()
  const { loss } = usePage()
  const [form] = Form.useForm<SignInValues>()
  const password = useRef<InputRef>(null)
  const { enter, complaint, isSending } = useSigningIn(() => {
    form.setFieldsValue({ password: '', code: '' })
    password.current?.focus()
  })
  const words = complaint === 'unreachable' ? t('problem.unreachable') : pick(complaint?.message)
  return (
    <main className="sign-in">
      <div className="sign-in-box" data-enter-moves onKeyDownCapture={onEnterMove}>
        <div className="sign-in-head">
          <h1>
            柜台 <small>Guitai</small>
          </h1>
          <LanguageSwitch />
        </div>
        {loss !== undefined && <Alert type="warning" showIcon title={t(WHY[loss])} />}
        <Form<SignInValues>
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={values => void enter(values)}
        >
          <Form.Item
            name="name"
            label={t('signIn.name')}
            rules={[{ required: true, message: t('signIn.nameNeeded') }]}
          >
            <Input size="middle" autoFocus autoComplete="username" maxLength={64} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.passwordNeeded') }]}
          >
            <Input.Password ref={password} size="middle" autoComplete="current-password" maxLength={64} />
          </Form.Item>
          <Form.Item name="code" label={t('signIn.code')} extra={t('signIn.codeWhen')}>
            <CodeInput label={t('signIn.code')} />
          </Form.Item>
          {complaint !== undefined && <Alert type="error" showIcon title={words} />}
          <Button size="middle" type="primary" htmlType="submit" data-submit block loading={isSending}>
            {t('signIn.enter')}
          </Button>
        </Form>
        <p className="quiet">{t('signIn.about')}</p>
      </div>
    </main>
  )
}

function useSigningIn(onRefused: () => void) {
  const client = useQueryClient()
  const [complaint, setComplaint] = useState<Complaint | 'unreachable'>()
  const [isSending, setSending] = useState(false)
  useLayoutEffect(() => (isSending ? holdKeysForPage() : undefined), [isSending])
  const enter = async ({ name, password, code = '' }: SignInValues): Promise<void> => {
    if (isSending) return
    const from = document.activeElement
    setSending(true)
    if (from instanceof HTMLElement) from.blur()
    try {
      const answer = await signIn({ name: name.trim(), password, ...(code === '' ? {} : { code }) })
      if ('tellerNo' in answer) {
        beginAs(answer.tellerNo, client)
        announcePage()
        return await client.resetQueries({ queryKey: ME })
      }
      forgetKeys()
      setComplaint(answer)
      onRefused()
    } catch {
      forgetKeys()
      setComplaint('unreachable')
      if (from instanceof HTMLElement) from.focus()
    } finally {
      setSending(false)
    }
  }
  return { enter, complaint, isSending }
}
