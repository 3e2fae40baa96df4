/** What has just been done, on paper: a button for each document, Ctrl+P for the first. */
import { Alert, Button } from 'antd'
import { useLayoutEffect } from 'react'
import { useText } from '../texts/use-text.ts'
import { printsAfter, usePrints, type PrintRequest } from './prints.ts'
import { usePrint } from './use-print.ts'
import './print-buttons.css'

export interface PrintButtonsProps {
  /** Of the function. */
  readonly code: string
  /** What was entered and what was answered. */
  readonly values: Readonly<Record<string, unknown>>
}

export function PrintButtons({ code, values }: PrintButtonsProps) {
  const { t, pick } = useText()
  const requests = printsAfter(usePrints(), code, values)
  const { isPrinting, problem, print } = usePrint()
  usePrintKey(requests[0], print)
  if (requests.length === 0) return null
  return (
    <div className="print-buttons">
      {requests.map((request, index) => (
        <Button key={request.name} size="small" loading={isPrinting} onClick={() => print(request)}>
          {t('print.button')} {pick(request.title)}
          {index === 0 && <kbd>Ctrl+P</kbd>}
        </Button>
      ))}
      {problem !== undefined && <Alert type="error" showIcon title={pick(problem)} />}
    </div>
  )
}

/** The browser would print the screen, which nobody wants on paper. */
export function usePrintKey(
  request: PrintRequest | undefined,
  print: (request: PrintRequest | undefined) => void,
): void {
  // Before it is drawn: a key that comes at once must find it listening.
  useLayoutEffect(() => {
    if (request === undefined) return
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.key.toLowerCase() !== 'p') return
      event.preventDefault()
      if (!event.repeat) print(request)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
}
