/** The program's frame: texts, theme, what was read from the server, and whether someone is signed in. */
import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { Alert, App as Notices, Button, ConfigProvider, Spin } from 'antd'
import enUs from 'antd/locale/en_US'
import zhCn from 'antd/locale/zh_CN'
import { useEffect, useState, type ReactNode } from 'react'
import { onSignedOut, RefusedReading } from '@guitai/web-kit/api/http.ts'
import { ME, useMe } from './api/session.ts'
import { FirstFactor } from './screens/people/sign-in/first-factor.tsx'
import { FirstPassword } from './screens/people/sign-in/first-password.tsx'
import { SignIn } from './screens/people/sign-in/sign-in.tsx'
import { Shell } from './shell/shell.tsx'
import { startTexts } from '@guitai/web-kit/texts/use-text.ts'
import { useText } from './texts/use-text.ts'
import { counterTheme } from './theme.ts'
import { en } from './texts/en.ts'
import { zh } from './texts/zh.ts'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => !(error instanceof RefusedReading && error.status < 500) && count < 2,
      refetchOnWindowFocus: false,
      staleTime: 500,
    },
  },
})

const textsReady = startTexts({ zh, en })

export function App() {
  const [isReady, setReady] = useState(false)
  useEffect(() => void textsReady.then(() => setReady(true)), [])
  if (!isReady) return null
  return (
    <QueryClientProvider client={queries}>
      <Frame>
        <Gate />
      </Frame>
    </QueryClientProvider>
  )
}

function Frame({ children }: { readonly children: ReactNode }) {
  const { language } = useText()
  return (
    <ConfigProvider
      theme={counterTheme}
      locale={language === 'zh' ? zhCn : enUs}
      button={{ autoInsertSpace: false }}
      form={{ colon: false }}
    >
      <Notices component={false} message={{ maxCount: 3 }}>
        {children}
      </Notices>
    </ConfigProvider>
  )
}

function Gate() {
  const { t } = useText()
  const client = useQueryClient()
  const { data: me, error, refetch } = useMe()
  useEffect(() => onSignedOut(() => client.setQueryData(ME, null)), [client])
  if (me === null) return <SignIn />
  if (me?.mustChangePassword === true) return <FirstPassword me={me} />
  if (me?.mustEnrolSecondFactor === true) return <FirstFactor me={me} />
  if (me !== undefined) return <Shell me={me} />
  if (error === null) return <Spin className="spinner" />
  const again = <Button onClick={() => void refetch()}>{t('problem.again')}</Button>
  return <Alert className="problem" type="warning" showIcon title={t('problem.unreachable')} action={again} />
}
