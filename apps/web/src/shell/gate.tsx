/** Whoever is signed in comes to the counter; what a page held for one teller is gone before another one sees it. */
import { usePage } from '@guitai/web-kit/api/use-page.ts'
import { Alert, Button } from 'antd'
import { Suspense, useEffect } from 'react'
import { useMe } from '../api/session.ts'
import { SignIn } from '../screens/people/sign-in/sign-in.tsx'
import { TakenPage } from '../screens/people/sign-in/taken-page.tsx'
import { useText } from '../texts/use-text.ts'
import { onDemand } from './on-demand.tsx'
import { OpeningPage } from './opening.tsx'

/** The sign-in comes first and alone; what comes after it is fetched while a name is typed. */
const shell = onDemand(async () => ({ default: (await import('./shell.tsx')).Shell }))
const firstPassword = onDemand(async () => ({
  default: (await import('../screens/people/sign-in/first-password.tsx')).FirstPassword,
}))
const firstFactor = onDemand(async () => ({
  default: (await import('../screens/people/sign-in/first-factor.tsx')).FirstFactor,
}))
const { component: Shell } = shell
const { component: FirstPassword } = firstPassword
const { component: FirstFactor } = firstFactor

export function Gate() {
  return (
    <Suspense fallback={<OpeningPage />}>
      <Place />
    </Suspense>
  )
}

function Place() {
  const { t } = useText()
  const { owner, former, loss } = usePage()
  const { data: me, error, refetch } = useMe()
  useEffect(() => {
    if (me === null) shell.preload().catch(() => undefined)
  }, [me])
  if (loss === 'taken') return <TakenPage />
  if (me === null || (owner === undefined && former !== undefined)) return <SignIn />
  if (me !== undefined && me.teller.tellerNo !== owner) return <OpeningPage />
  if (me?.mustChangePassword === true) return <FirstPassword me={me} />
  if (me?.mustEnrolSecondFactor === true) return <FirstFactor me={me} />
  if (me !== undefined) return <Shell me={me} />
  if (error === null) return <OpeningPage />
  const again = <Button onClick={() => void refetch()}>{t('problem.again')}</Button>
  return <Alert className="problem" type="warning" showIcon title={t('problem.unreachable')} action={again} />
}
