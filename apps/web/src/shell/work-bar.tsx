/**
 * What there is to do, always in sight: approvals that this teller may sign, own requests that wait, open orders, the till's cash.
 * Each by a click or its key. And how an own request has ended, until its maker has seen it. The counts follow the events, and are
 * read anew when the line is back.
 */
import { useFunctions, useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { useReport, type ReportChoice, type Row } from '@guitai/web-kit/api/reports.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { Button } from 'antd'
import { useEffect, type ReactNode } from 'react'
import type { Me } from '../api/session.ts'
import { deedsFor } from '../screens/approvals/deeds.ts'
import { seeAll, useUnseenRequests } from '../screens/approvals/seen-requests.ts'
import { useText } from '../texts/use-text.ts'
import { go, useRoute } from './route.ts'
import { BY_KEY } from './screens.ts'
import { tillText } from './till-text.ts'
import './work-bar.css'

const MOST = 100
/** Leads to the own requests. */
const OWN = 'F8'
const CALM = { isCalm: true } as const

export function WorkBar({ me }: { readonly me: Me }) {
  const { t, word } = useText()
  useWorkKeys()
  const toSign = useToSign(me)
  const own = useRows('own-requests', { live: ['approval', 'day'] }) ?? []
  const waiting = own.filter(({ status }) => status === 'waiting').length
  const orders = useRows('open-orders', { live: ['order', 'trade', 'day'], ...CALM })
  // A till is counted before its balance is seen.
  const isCounting = useRoute().code === BY_KEY.get('F4')
  const tills = useTills()
  return (
    <footer className="work-bar" aria-label={t('work.label')}>
      <Ended me={me} rows={own} />
      {toSign !== undefined && (
        <Count at="F7" words={t('work.toSign')} isHot={toSign > 0}>
          {counted(toSign)}
        </Count>
      )}
      <Count at={OWN} words={t('work.own')} isHot={false}>
        {counted(waiting)}
      </Count>
      {orders !== undefined && (
        <Count at="F9" words={t('work.orders')} isHot={false}>
          {counted(orders.length)}
        </Count>
      )}
      {tills !== undefined && (
        <Count at="F4" words={t('work.till')} isHot={false}>
          {isCounting ? '…' : tillText(tills, word)}
        </Count>
      )}
    </footer>
  )
}

const counted = (count: number): string => (count < MOST ? String(count) : `${MOST - 1}+`)

/** undefined: not read yet, or no right to it. What a teller has no right to is not asked for. */
function useRows(name: string, choice: ReportChoice): readonly Row[] | undefined {
  const enabled = useListedReport(name)?.mayRun === true
  return useReport(name, { limit: MOST }, { ...choice, enabled }).data?.rows
}

/** One line of each currency that the till has. */
function useTills(): readonly Row[] | undefined {
  const enabled = useListedReport('own-till-summary')?.mayRun === true
  const { data } = useReport('own-till-summary', {}, { live: ['cash', 'approval', 'day'], ...CALM, enabled })
  return data && (data.totals ?? [])
}

/** Those that the teller may decide, of functions to which the teller has the right. */
function useToSign(me: Me): number | undefined {
  const { data } = useReport('approvals', { status: 'waiting', limit: MOST }, { live: ['approval', 'day'] })
  const { data: functions } = useFunctions()
  return data?.rows.filter(
    row =>
      deedsFor(row, me).includes('agree') &&
      functions?.find(({ code }) => code === row['functionCode'])?.mayRun !== false,
  ).length
}

interface CountProps {
  readonly at: string
  readonly words: string
  readonly isHot: boolean
  readonly children: ReactNode
}

function Count({ at, words, isHot, children }: CountProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={isHot ? 'work hot' : 'work'}
      data-work={at}
      onClick={() => go(BY_KEY.get(at) ?? '')}
    >
      {words} <b className="figure">{children}</b> <kbd>{at}</kbd>
    </button>
  )
}

function Ended({ me, rows }: { readonly me: Me; readonly rows: readonly Row[] }) {
  const { t, word } = useText()
  const { tellerNo } = me.teller
  const unseen = useUnseenRequests(tellerNo, rows, me.day?.businessDate)
  const [newest] = unseen
  if (newest === undefined) return null
  const reason = textOf(newest['refusal'] ?? '')
  const words = t('work.ended', {
    approvalId: textOf(newest['approvalId']),
    code: textOf(newest['functionCode']),
    status: word('approval', textOf(newest['status'])),
    who: textOf(newest['checkerName'] ?? ''),
  })
  return (
    <span role="status" className={`work-ended ${newest['status'] === 'approved' ? '' : 'bad'}`}>
      {words}
      {reason !== '' && ` ${t('work.because', { reason })}`}
      {unseen.length > 1 && ` ${t('work.more', { count: unseen.length - 1 })}`}
      <Button size="small" tabIndex={-1} onClick={() => go(BY_KEY.get(OWN) ?? '')}>
        {t('work.look')}
      </Button>
      <Button size="small" tabIndex={-1} onClick={() => seeAll(tellerNo)}>
        {t('work.seen')}
      </Button>
    </span>
  )
}

/** Not while a dialog waits for its answer. */
function useWorkKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const code = BY_KEY.get(event.key)
      if (code === undefined || document.querySelector('dialog[open]') !== null) return
      event.preventDefault()
      go(code)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
