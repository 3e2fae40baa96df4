/** The program's frame: texts, theme, and what was read from the server. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as Notices, ConfigProvider } from 'antd'
import enUs from 'antd/locale/en_US'
import zhCn from 'antd/locale/zh_CN'
import { useEffect, useState, type ReactNode } from 'react'
import { RefusedReading } from '@guitai/web-kit/api/http.ts'
import { Gate } from './shell/gate.tsx'
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
