/** Signing in: name, password, Enter; the code is always asked for, so that the form does not tell who has one. */
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { Complaint } from '@guitai/web-kit/api/answers.ts'
import { ME, signIn } from '../../../api/session.ts'
import { CodeInput } from '@guitai/web-kit/form/code-input.tsx'
import { onEnterMove } from '@guitai/web-kit/form/enter-moves.ts'
import { LanguageSwitch } from '../../../shell/top-bar.tsx'
import { useText } from '../../../texts/use-text.ts'
import './sign-in.css'

interface SignInValues {
  readonly name: string
  readonly password: string
  readonly code?: string
}

export function SignIn() {
  const { t, pick } = useText()
  const client = useQueryClient()
  const [complaint, setComplaint] = useState<Complaint | 'unreachable'>()
  const [isSending, setSending] = useState(false)
  const enter = async ({ name, password, code = '' }: SignInValues): Promise<void> => {
    setSending(true)
    try {
      const refused = await signIn({ name: name.trim(), password, ...(code === '' ? {} : { code }) })
      setComplaint(refused)
      if (refused !== undefined) return
      // What was read for another teller is not for this one.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] })
      await client.resetQueries({ queryKey: ME })
    } catch {
      setComplaint('unreachable')
    } finally {
      setSending(false)
    }
  }
  const words = complaint === 'unreachable' ? t('problem.unreachable') : pick(complaint?.message)
  return (
    <div className="sign-in">
      <div className="sign-in-box" data-enter-moves onKeyDownCapture={onEnterMove}>
        <div className="sign-in-head">
          <h1>
            柜台 <small>Guitai</small>
          </h1>
          <LanguageSwitch />
        </div>
        <Form<SignInValues> layout="vertical" requiredMark={false} onFinish={values => void enter(values)}>
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
            <Input.Password size="middle" autoComplete="current-password" maxLength={64} />
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
    </div>
  )
}
