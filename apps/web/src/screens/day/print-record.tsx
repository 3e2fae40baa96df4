/** The record of a day on paper, with its certificate when it is closed: a button, and the key P. */
import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import { usePrints } from '@guitai/web-kit/prints/prints.ts'
import { usePrintKey } from '@guitai/web-kit/prints/print-buttons.tsx'
import { usePrint } from '@guitai/web-kit/prints/use-print.ts'
import { useText } from '../../texts/use-text.ts'
import './day.css'

const RECORD = 'day-end-record'

export function PrintRecord({ date }: { readonly date: string }) {
  const { t, pick } = useText()
  const listed = usePrints().find(({ name, mayPrint }) => name === RECORD && mayPrint)
  const { isPrinting, problem, print } = usePrint()
  const request = listed && { name: RECORD, title: listed.title, terms: { date } }
  usePrintKey(request, print)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat
      if (!isPlain || event.key.toLowerCase() !== 'p' || isTyping(event.target)) return
      print(request)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
  if (request === undefined) return null
  return (
    <>
      <Button size="small" className="print-record" loading={isPrinting} onClick={() => print(request)}>
        {t('print.button')} {pick(request.title)} <kbd>P</kbd>
      </Button>
      {problem !== undefined && <Alert type="error" showIcon title={pick(problem)} />}
    </>
  )
}

/** A letter that belongs into a field, or that answers a dialog. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null
