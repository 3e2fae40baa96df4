/**
 * C24 尾箱轧账: counted face by face, Enter from face to face. Nobody counts towards a figure: what the books say, and the difference,
 * are seen once the count is given. A count that differs is booked by a named act of two (C25), which closes the till as well.
 */
import { formatFen, parseFen } from '@guitai/core/base/money.ts'
import { Alert, Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useListedFunction, useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { AnswerNote } from '@guitai/web-kit/form/answer-note.tsx'
import { ChoiceButtons } from '@guitai/web-kit/form/choice-buttons.tsx'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { onEnterMove } from '@guitai/web-kit/form/enter-moves.ts'
import { useKept } from '@guitai/web-kit/form/use-kept.ts'
import { WholeInput } from '@guitai/web-kit/form/whole-input.tsx'
import { showMoney, toneOfSign } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { ReportGrid } from '@guitai/web-kit/grid/report-grid.tsx'
import { PrintButtons } from '@guitai/web-kit/prints/print-buttons.tsx'
import { useText } from '../../../texts/use-text.ts'
import { countOf, facesIn, hasCount, sumOf, unreadFace, type Pieces } from './faces.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { valuesOf } from '@guitai/core/words/words.ts'
import './till.css'

const CURRENCIES = valuesOf(CURRENCY_WORDS)
const LIVE = { live: ['cash'] } as const
const TOTALS = ['opening', 'cashIn', 'cashOut', 'closing', 'counted', 'difference'] as const

export function Till() {
  const { t, pick, word } = useText()
  const info = useListedFunction('C24')
  const [currency, setCurrency] = useState<string>('CNY')
  const summary = useReport('own-till-summary', {}, LIVE)
  const till = (summary.data?.totals ?? []).find(row => row['currency'] === currency)
  const [countedCurrency, setCountedCurrency] = useState<string>()
  const isCounted = countedCurrency === currency || till?.['status'] === 'closed'
  return (
    <div className="screen till">
      <section className="panel till-count">
        <h1>C24 {pick(info?.title)}</h1>
        <div data-enter-moves onKeyDownCapture={onEnterMove}>
          <ChoiceButtons
            name="currency"
            label={t('till.currency')}
            value={currency}
            onChange={setCurrency}
            options={CURRENCIES.map(value => ({ value, label: word('currency', value) }))}
          />
        </div>
        {isCounted && <TillFigures till={till} />}
        <Count
          key={currency}
          currency={currency}
          till={till}
          isCounted={isCounted}
          onCounted={() => setCountedCurrency(currency)}
        />
      </section>
      <section className="panel filling">
        {isCounted ? <TillDay /> : <p className="quiet">{t('till.countFirst')}</p>}
      </section>
    </div>
  )
}

function TillDay() {
  const { pick } = useText()
  const info = useListedReport('own-till-summary')
  return (
    <>
      <h2>C21 {pick(info?.title)}</h2>
      <ReportGrid
        report="own-till-summary"
        parameters={{}}
        choice={LIVE}
        only={['currency', 'kind', 'count', 'amount', 'cashIn', 'cashOut']}
        rowKey={(_, index) => String(index)}
      />
    </>
  )
}

function TillFigures({ till }: { readonly till: Row | undefined }) {
  const { pick } = useText()
  const info = useListedReport('own-till-summary')
  const titleOf = (name: string): string =>
    pick(info?.columns?.find(column => column.name === name)?.title) || name
  const shown = TOTALS.filter(name => name === 'closing' || (till?.[name] ?? null) !== null)
  return (
    <dl className="headline till-figures">
      {shown.map(name => (
        <div key={name}>
          <dt>{titleOf(name)}</dt>
          <dd>{showMoney(till?.[name] ?? '0.00')}</dd>
        </div>
      ))}
    </dl>
  )
}

interface CountProps {
  readonly currency: string
  readonly till: Row | undefined
  readonly isCounted: boolean
  readonly onCounted: () => void
}

function Count({ currency, till, isCounted, onCounted }: CountProps) {
  const { t } = useText()
  const { data } = useReport('parameters', { table: 'denominations', key: currency })
  const faces = facesIn(data?.rows.find(row => row['status'] === 'in-force')?.['value'])
  const [pieces, setPieces] = useKept<Pieces>(`pieces ${currency}`, {})
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useKept(`reason ${currency}`, '')
  const inBooks = parseFen(textOf(till?.['closing'] ?? '0.00')) ?? 0
  const difference = sumOf(pieces) - inBooks
  const { act, isDone, close } = useClosing({ currency, pieces, inBooks, reason })
  const counted: [string, string] = [t('till.counted'), formatFen(sumOf(pieces))]
  const sums = [counted, [t('till.difference'), formatFen(difference)] satisfies [string, string]]
  const isDifferent = isCounted && difference !== 0
  const unread = unreadFace(pieces)
  const ask = (): void => {
    const face = unread ?? (isCounted || difference === 0 || hasCount(pieces) ? undefined : faces[0])
    if (face !== undefined) {
      document.querySelector<HTMLElement>(`[id="face-${face}"]`)?.focus()
      return
    }
    onCounted()
    if (difference === 0 || (isCounted && reason.trim() !== '')) setAsking(true)
    else document.querySelector<HTMLElement>('.till-reason input')?.focus()
  }
  const isClosed = isDone || till?.['status'] === 'closed'
  useEffect(() => {
    if (!isClosed) return
    setPieces({})
    setReason('')
  }, [isClosed, setPieces, setReason])
  if (isClosed) return <Closed values={{ currency, tellerNo: till?.['tellerNo'] }} />
  return (
    <div
      data-enter-moves
      onKeyDownCapture={event => {
        if (event.key === 'Enter' && event.ctrlKey) ask()
        else onEnterMove(event)
      }}
    >
      <Faces faces={faces} pieces={pieces} onChange={setPieces} />
      <Sums sums={isCounted ? sums : [counted]} />
      {isDifferent && (
        <label className="till-reason">
          {t('till.reason')}
          <Input autoFocus maxLength={100} value={reason} onChange={event => setReason(event.target.value)} />
        </label>
      )}
      <AnswerNote act={act} />
      <div className="form-buttons">
        <Button type="primary" data-submit loading={act.isSending} onClick={ask}>
          {t(isDifferent ? 'till.book' : 'till.close')}
        </Button>
        <span className="quiet key-hint">{t('till.keys')}</span>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t(isDifferent ? 'till.book' : 'till.close')}
        isSending={act.isSending}
        onConfirm={() => void close().then(() => setAsking(false))}
        onBack={() => setAsking(false)}
        facts={[[t('till.inBooks'), formatFen(inBooks)], ...sums].map(([title = '', fen]) => [
          title,
          showMoney(fen),
        ])}
      />
    </div>
  )
}

interface Counted {
  readonly currency: string
  readonly pieces: Pieces
  readonly inBooks: number
  readonly reason: string
}

/** C24 where the count is what the books say; else C25, which two have to agree to. */
function useClosing({ currency, pieces, inBooks, reason }: Counted) {
  const [isDone, setDone] = useState(false)
  const closing = useAct('C24', () => setDone(true))
  const booking = useAct('C25', () => setDone(true))
  const isRight = sumOf(pieces) === inBooks
  const input = { currency, counts: countOf(pieces) }
  const close = (): Promise<unknown> =>
    isRight ? closing.start(input) : booking.start({ ...input, inBooks: formatFen(inBooks), reason })
  return { act: isRight ? closing : booking, isDone, close }
}

function Sums({ sums }: { readonly sums: readonly (readonly [string, string])[] }) {
  return (
    <dl className="headline till-figures">
      {sums.map(([title, fen], index) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd className={index === 1 ? toneOfSign(fen) : ''}>{showMoney(fen)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Closed({ values }: { readonly values: Readonly<Record<string, unknown>> }) {
  const { t } = useText()
  return (
    <div className="till-closed">
      <Alert type="success" showIcon title={t('till.closed')} />
      <PrintButtons code="C24" values={values} />
    </div>
  )
}

interface FacesProps {
  readonly faces: readonly string[]
  readonly pieces: Pieces
  readonly onChange: (pieces: Pieces) => void
}

function Faces({ faces, pieces, onChange }: FacesProps) {
  const { t } = useText()
  return (
    <table className="faces">
      <thead>
        <tr>
          <th>{t('till.face')}</th>
          <th>{t('till.pieces')}</th>
          <th>{t('till.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {faces.map((face, index) => (
          <tr key={face}>
            <td className="figure">{showMoney(face)}</td>
            <td>
              <WholeInput
                id={`face-${face}`}
                label={face}
                autoFocus={index === 0}
                isWrong={unreadFace({ [face]: pieces[face] }) !== undefined}
                value={pieces[face]}
                onChange={count => onChange({ ...pieces, [face]: count })}
              />
            </td>
            <td className="figure">{showMoney(formatFen(sumOf({ [face]: pieces[face] })))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
