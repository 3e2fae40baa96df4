/** Above every screen: whom the teller serves. F3 chooses another, Shift+F3 lets the client go. */
import { Button } from 'antd'
import { useLayoutEffect, useState } from 'react'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import { useReport } from '@guitai/web-kit/api/reports.ts'
import { ClientPicker } from '@guitai/web-kit/form/client-picker.tsx'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { formatRoute } from '../shell/route.ts'
import { useText } from '../texts/use-text.ts'
import { setCurrentClient, useCurrentClient } from './current-client.ts'
import './current-client-line.css'

export function CurrentClientLine() {
  const { t } = useText()
  const clientNo = useCurrentClient()
  const [isChoosing, setChoosing] = useState(false)
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F3') return
      if (event.altKey || event.ctrlKey || document.querySelector('dialog[open]') !== null) return
      event.preventDefault()
      setChoosing(!event.shiftKey)
      if (event.shiftKey) setCurrentClient(undefined)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  if (isChoosing) return <Choosing onEnd={() => setChoosing(false)} />
  if (clientNo === undefined) return null
  return (
    <div className="current-client">
      <label>{t('current.client')}</label>
      <a href={formatRoute('KH', { clientNo })}>
        <b>
          {clientNo} <Name clientNo={clientNo} />
        </b>
      </a>
      <Button size="small" type="text" tabIndex={-1} onClick={() => setChoosing(true)}>
        {t('current.change')}
      </Button>
      <Button size="small" type="text" tabIndex={-1} onClick={() => setCurrentClient(undefined)}>
        {t('current.letGo')}
      </Button>
    </div>
  )
}

function Name({ clientNo }: { readonly clientNo: number }) {
  const { data } = useReport('client-profile', ofClient(clientNo))
  return textOf(data?.rows.find(row => Number(row['clientNo']) === clientNo)?.['name'] ?? '')
}

function Choosing({ onEnd }: { readonly onEnd: () => void }) {
  const { t } = useText()
  return (
    <div
      className="current-client"
      data-enter-moves
      onKeyDown={event => {
        if (event.key === 'Escape') onEnd()
      }}
    >
      <label htmlFor="current-client">{t('current.client')}</label>
      <ClientPicker
        id="current-client"
        autoFocus
        onChange={clientNo => {
          if (clientNo === undefined) return
          setCurrentClient(clientNo)
          onEnd()
          // Where one goes on: the first field of the screen.
          document.querySelector<HTMLElement>('.place .panel input:not([disabled])')?.focus()
        }}
      />
    </div>
  )
}
