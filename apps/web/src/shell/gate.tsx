/** Whoever is signed in comes to the counter; what a page held for one teller is gone before another one sees it. */
import { usePage } from '@guitai/web-kit/api/use-page.ts'
import { Alert, Button, Spin } from 'antd'
import { useMe } from '../api/session.ts'
import { FirstFactor } from '../screens/people/sign-in/first-factor.tsx'
import { FirstPassword } from '../screens/people/sign-in/first-password.tsx'
import { SignIn } from '../screens/people/sign-in/sign-in.tsx'
import { TakenPage } from '../screens/people/sign-in/taken-page.tsx'
import { useText } from '../texts/use-text.ts'
import { Shell } from './shell.tsx'

export function Gate() {
  const { t } = useText()
  const { owner, former, loss } = usePage()
  const { data: me, error, refetch } = useMe()
  if (loss === 'taken') return <TakenPage />
  if (me === null || (owner === undefined && former !== undefined)) return <SignIn />
  if (me !== undefined && me.teller.tellerNo !== owner) return <Spin className="spinner" />
  if (me?.mustChangePassword === true) return <FirstPassword me={me} />
  if (me?.mustEnrolSecondFactor === true) return <FirstFactor me={me} />
  if (me !== undefined) return <Shell me={me} />
  if (error === null) return <Spin className="spinner" />
  const again = <Button onClick={() => void refetch()}>{t('problem.again')}</Button>
  return <Alert className="problem" type="warning" showIcon title={t('problem.unreachable')} action={again} />
}
