/**
 * What there is to do, always in sight: approvals that this teller may sign, own requests that wait, open orders, the till's cash.
 * Each by a click or its key. And how an own request has ended, until its maker has seen it. The counts follow the events, and are
 * read anew when the line is back.
 */
import { useFunctions } from '@guitai/web-kit/api/catalogue.ts'
import { useReport, type ReportChoice, type Row } from '@guitai/web-kit/api/reports.ts'
import { showMoney } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { Button } from 'antd'
import { useEffect, type ReactNode } from 'react'
import type { Me } from '../api/session.ts'
import { deedsFor } from '../screens/approvals/deeds.ts'
import { seeAll, useUnseenRequests } from '../screens/approvals/seen-requests.ts'
import { useText } from '../texts/use-text.ts'
import { go, useRoute } from './route.ts'
import { BY_KEY } from './screens.ts'
import './work-bar.css'

const MOST = 100
/** Leads to the own requests. */
const OWN = 'F8'
const CALM = { isCalm: true } as const

export function WorkBar({ me }: { readonly me: Me }) {
  const { t } = useText()
  useWorkKeys()
  const toSign = useToSign(me)
  const own = useRows('own-requests', { live: ['approval', 'day'] }) ?? []
  const waiting = own.filter(({ status }) => status === 'waiting').length
  const orders = useRows('open-orders', { live: ['order', 'trade', 'day'], ...CALM })
  // A till is counted before its balance is seen.
  const isCounting = useRoute().code === BY_KEY.get('F4')
  const tills = useRows('own-till-summary', { live: ['cash', 'approval', 'day'], ...CALM })
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
          {isCounting ? '…' : <Till rows={tills} />}
        </Count>
      )}
    </footer>
  )
}

const counted = (count: number): string => (count < MOST ? String(count) : `${MOST - 1}+`)

/** undefined: not read yet, or no right to it. */
function useRows(name: string, choice: ReportChoice): readonly Row[] | undefined {
  const { data } = useReport(name, name === 'own-till-summary' ? {} : { limit: MOST }, choice)
  return data?.rows
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

/** The closing balance of each currency that the till has. */
function Till({ rows }: { readonly rows: readonly Row[] }) {
  const { word } = useText()
  const closing = rows.filter(row => (row['closing'] ?? null) !== null)
  if (closing.length === 0) return '0.00'
  return closing
    .map(row => `${word('currency', textOf(row['currency']))} ${showMoney(row['closing'])}`)
    .join(' ')
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
