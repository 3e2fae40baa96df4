/** Whoever is signed in comes to the counter; what a page held for one teller is gone before another one sees it. */
import { usePage } from '@guitai/web-kit/api/use-page.ts'
import { Alert, Button, Spin } from 'antd'
import { lazy, Suspense, useEffect } from 'react'
import { useMe } from '../api/session.ts'
import { SignIn } from '../screens/people/sign-in/sign-in.tsx'
import { TakenPage } from '../screens/people/sign-in/taken-page.tsx'
import { useText } from '../texts/use-text.ts'

/** The sign-in comes first and alone; while a name is typed, what comes after it is fetched. */
const fetchShell = () => import('./shell.tsx')
const Shell = lazy(async () => ({ default: (await fetchShell()).Shell }))
const FirstPassword = lazy(async () => ({
  default: (await import('../screens/people/sign-in/first-password.tsx')).FirstPassword,
}))
const FirstFactor = lazy(async () => ({
  default: (await import('../screens/people/sign-in/first-factor.tsx')).FirstFactor,
}))

export function Gate() {
  useEffect(() => void fetchShell().catch(() => undefined), [])
  return (
    <Suspense fallback={<Spin className="spinner" />}>
      <Place />
    </Suspense>
  )
}

function Place() {
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
