/**
 * C02 选择委托: the client's holdings (to sell) or a list chosen here (to buy). Space ticks; A all, H half, T a third, N a number,
 * P a price; Enter looks over all of them once; then each line's answer is shown.
 */
import { parsePrice } from '@guitai/core/base/money.ts'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useListedFunction, useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { quoteOf, useShownQuotes } from '@guitai/web-kit/api/market.ts'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { AnswerNote } from '@guitai/web-kit/form/answer-note.tsx'
import { ChoiceButtons } from '@guitai/web-kit/form/choice-buttons.tsx'
import { ClientLine } from '../../../parts/client-line.tsx'
import { ClientPicker } from '@guitai/web-kit/form/client-picker.tsx'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { DialogPassword } from '@guitai/web-kit/form/dialog-password.tsx'
import { onEnterMove } from '@guitai/web-kit/form/enter-moves.ts'
import { useKept } from '@guitai/web-kit/form/use-kept.ts'
import { InstrumentPicker } from '@guitai/web-kit/form/instrument-picker.tsx'
import { LineAnswers, linesOf, type LineAnswersProps } from '@guitai/web-kit/form/line-answers.tsx'
import { showPriceText, showCount, showPrice } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { reportColumns, type GridColumn } from '@guitai/web-kit/grid/columns.ts'
import { DataGrid } from '@guitai/web-kit/grid/data-grid.tsx'
import { chosenColumns } from '@guitai/web-kit/grid/report-grid.tsx'
import { useServedClient } from '../../../current-client/current-client.ts'
import { useText, type Texts } from '../../../texts/use-text.ts'
import { firstPrice } from '../enter-order/price-steps.ts'
import { PickDialog, type Asked } from './pick-dialog.tsx'
import { HOW_KEYS, inputOfPicks, instrumentOfRow, withPick, type Picks } from './picks.ts'
import './pick-order.css'

type Side = 'buy' | 'sell'

export function PickOrder() {
  const { pick, t, word } = useText()
  const info = useListedFunction('C02')
  const { given, clientNo, choose } = useServedClient('C02')
  const [side, setSide] = useState<Side>('sell')
  return (
    <div className="screen filling">
      <section className="panel bar-filters">
        <h1>C02 {pick(info?.title)}</h1>
        <div className="bar-fields" data-enter-moves onKeyDownCapture={onEnterMove}>
          <ClientPicker
            id="pick-client"
            label={t('client.label')}
            value={clientNo}
            autoFocus={given === undefined}
            onChange={choose}
          />
          <ChoiceButtons
            name="side"
            label={t('orders.side')}
            value={side}
            onChange={value => setSide(value === 'buy' ? 'buy' : 'sell')}
            options={[
              { value: 'sell', label: word('side', 'sell'), key: 's', tone: 'sell' },
              { value: 'buy', label: word('side', 'buy'), key: 'b', tone: 'buy' },
            ]}
          />
        </div>
        {clientNo !== undefined && <ClientLine client={String(clientNo)} />}
      </section>
      {clientNo === undefined ? (
        <p className="quiet panel">{t('client.pickFirst')}</p>
      ) : (
        <Choosing key={`${clientNo} ${side}`} clientNo={clientNo} side={side} isMeant={given !== undefined} />
      )}
    </div>
  )
}

interface ChoosingProps {
  readonly clientNo: number
  readonly side: Side
  /** Not only suggested: the list may take the focus. */
  readonly isMeant: boolean
}

function Choosing({ clientNo, side, isMeant }: ChoosingProps) {
  const texts = useText()
  const { t } = texts
  const { rows, isLoading, add, drop } = usePapers(clientNo, side)
  useShownQuotes(rows.map(instrumentOfRow))
  const { ticked, setTicked, picks, say, clear } = usePicks(clientNo, side)
  const [asked, setAsked] = useState<Asked>()
  const [answered, setAnswered] = useState<LineAnswersProps>()
  const [isLooking, setLooking] = useState(false)
  const chosen = rows.filter(row => ticked.has(instrumentOfRow(row)))
  const act = useAct('C02', result => {
    setAnswered({ lines: linesOf(result), names: chosen.map(paperOf) })
    drop(ticked)
    clear()
  })
  const columns = usePickColumns(rows, { side, ticked, picks, texts })
  const place = useGridFocus(isMeant && rows.length > 0)
  const send = async (password: string): Promise<void> => {
    const lines = inputOfPicks(rows, ticked, picks, row => priceOf(row, side))
    const secret = password === '' ? {} : { tradingPassword: password }
    await act.start({ clientNo, side, picks: lines, ...secret })
    setLooking(false)
  }
  return (
    <section className="panel filling" ref={place}>
      {side === 'buy' && <BuyList onAdd={add} />}
      <DataGrid
        label={t('pick.papers')}
        columns={columns}
        rows={rows}
        rowKey={instrumentOfRow}
        isLoading={isLoading}
        empty={t(side === 'sell' ? 'pick.nothingHeld' : 'pick.nothingChosen')}
        ticked={ticked}
        onTick={setTicked}
        onKey={(key, row) => takeKey(key, row, say, setAsked)}
        onOpen={() => chosen.length > 0 && setLooking(true)}
        foot={
          <span className="quiet">{`${t('pick.keys')} · ${t('pick.count', { count: ticked.size })}`}</span>
        }
      />
      <AnswerNote act={act} />
      {answered !== undefined && <LineAnswers {...answered} />}
      {asked !== undefined && (
        <PickDialog
          asked={asked}
          initial={
            asked.what === 'price' ? (picks.get(instrumentOfRow(asked.row))?.price ?? '') : asked.first
          }
          suggestion={priceOf(asked.row, side)}
          onTake={change => {
            say(asked.row, change)
            setAsked(undefined)
          }}
          onBack={() => setAsked(undefined)}
        />
      )}
      {isLooking && (
        <LastLook
          {...{ side, chosen, picks }}
          isSending={act.isSending}
          onConfirm={password => void send(password)}
          onBack={() => setLooking(false)}
        />
      )}
    </section>
  )
}

/** What is ticked, how much of each and at which price, until it is sent. */
function usePicks(clientNo: number, side: Side) {
  const [ticked, setTicked] = useKept<ReadonlySet<string>>(`ticked ${side} ${clientNo}`, new Set())
  const [picks, setPicks] = useKept<Picks>(`picks ${side} ${clientNo}`, new Map())
  const say = (row: Row, change: Parameters<typeof withPick>[2]): void => {
    setPicks(withPick(picks, instrumentOfRow(row), change))
    setTicked(new Set(ticked).add(instrumentOfRow(row)))
  }
  const clear = (): void => {
    setTicked(new Set())
    setPicks(new Map())
  }
  return { ticked, setTicked, picks, say, clear }
}

function paperOf(row: Row): string {
  return `${textOf(row['code'])} ${textOf(row['name'])}`
}

function takeKey(
  key: string,
  row: Row | undefined,
  say: (row: Row, change: Parameters<typeof withPick>[2]) => void,
  ask: (asked: Asked) => void,
): boolean {
  const how = HOW_KEYS[key.toLowerCase()]
  const what = /^[0-9n]$/i.test(key) ? 'quantity' : key.toLowerCase() === 'p' ? 'price' : undefined
  if (row === undefined || (how === undefined && what === undefined)) return false
  if (how !== undefined) say(row, { how })
  else if (what !== undefined) ask({ row, what, first: /\d/.test(key) ? key : '' })
  return true
}

interface LastLookProps {
  readonly side: Side
  readonly chosen: readonly Row[]
  readonly picks: Picks
  readonly isSending: boolean
  readonly onConfirm: (password: string) => void
  readonly onBack: () => void
}

function LastLook({ side, chosen, picks, isSending, onConfirm, onBack }: LastLookProps) {
  const texts = useText()
  const { t } = texts
  const [password, setPassword] = useState('')
  const facts = chosen
    .slice(0, 20)
    .map(
      row =>
        [
          paperOf(row),
          `${showPriceText(wantedPrice(picks, row, side))} × ${howText(picks, row, texts)}`,
        ] as const,
    )
  return (
    <ConfirmDialog
      isOpen
      tone={side}
      title={t('pick.title', { side: texts.word('side', side), count: chosen.length })}
      isSending={isSending}
      onConfirm={() => onConfirm(password)}
      onBack={onBack}
      facts={facts}
      extra={<DialogPassword value={password} onChange={setPassword} onEnter={() => onConfirm(password)} />}
    />
  )
}

/** What can be ticked: what the client holds, or what was put on the list. */
function usePapers(clientNo: number, side: Side) {
  const held = useReport('client-holdings', ofClient(clientNo, { limit: 500 }), {
    enabled: side === 'sell',
    live: ['trade', 'order'],
  })
  const [list, setList] = useKept<readonly Row[]>(`list ${clientNo}`, [])
  const holdings = useMemo(
    () =>
      (held.data?.rows ?? []).filter(row => row['shareNature'] !== 'pledged' && Number(row['sellable']) > 0),
    [held.data],
  )
  const add = (row: Row): void =>
    setList([...list.filter(each => instrumentOfRow(each) !== instrumentOfRow(row)), row])
  const drop = (done: ReadonlySet<string>): void =>
    setList(list.filter(row => !done.has(instrumentOfRow(row))))
  return side === 'sell'
    ? { rows: holdings, isLoading: held.isLoading, add, drop }
    : { rows: list, isLoading: false, add, drop }
}

function useGridFocus(isReady: boolean) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isReady) place.current?.querySelector<HTMLElement>('[role=grid]')?.focus()
  }, [isReady])
  return place
}

function BuyList({ onAdd }: { readonly onAdd: (row: Row) => void }) {
  const [instrument, setInstrument] = useState<string>()
  const { data } = useReport(
    'instruments',
    { text: instrument?.split('.')[0] },
    { enabled: instrument !== undefined },
  )
  const row = data?.rows.find(each => instrumentOfRow(each) === instrument)
  const added = useRef(onAdd)
  added.current = onAdd
  useEffect(() => {
    if (row === undefined) return
    added.current(row)
    setInstrument(undefined)
  }, [row])
  const toGrid = (event: KeyboardEvent<HTMLElement>): void => {
    const isEmpty = event.target instanceof HTMLInputElement && event.target.value === ''
    if (event.key !== 'Enter' || !isEmpty || row !== undefined) return
    event.currentTarget.closest('section')?.querySelector<HTMLElement>('[role=grid]')?.focus()
  }
  return (
    <div className="pick-buy" onKeyDown={toGrid}>
      <InstrumentPicker value={instrument} onChange={setInstrument} autoFocus />
    </div>
  )
}

function priceOf(row: Row, side: Side): string {
  const quote = quoteOf(instrumentOfRow(row))
  return quote === undefined ? textOf(row['lastPrice']) : showPrice(firstPrice(quote, side))
}

function wantedPrice(picks: Picks, row: Row, side: Side): string {
  const typed = picks.get(instrumentOfRow(row))?.price ?? ''
  return typed === '' ? priceOf(row, side) : (parsePrice(typed) ?? 0) > 0 ? typed : priceOf(row, side)
}

function howText(picks: Picks, row: Row, { t }: Texts): string {
  const { how, quantity } = picks.get(instrumentOfRow(row)) ?? { how: 'all' as const }
  return how === 'quantity' ? showCount(quantity) : t(`how.${how}`)
}

const COLUMNS = ['code', 'name', 'market', 'sellable', 'total', 'lastPrice', 'averagePrice', 'profit']
const BUY_COLUMNS = ['code', 'name', 'market', 'lastPrice', 'upperLimit', 'lowerLimit']

interface Chosen {
  readonly side: Side
  readonly ticked: ReadonlySet<string>
  readonly picks: Picks
  readonly texts: Texts
}

function usePickColumns(rows: readonly Row[], { side, ticked, picks, texts }: Chosen): GridColumn[] {
  const info = useListedReport(side === 'sell' ? 'client-holdings' : 'instruments')
  return useMemo(() => {
    const own = (name: string, title: string, show: (row: Row) => string): GridColumn => ({
      name,
      title,
      width: 96,
      align: 'right',
      show: row => (ticked.has(instrumentOfRow(row)) ? <b>{show(row)}</b> : ''),
    })
    return [
      ...reportColumns(chosenColumns(info?.columns, side === 'sell' ? COLUMNS : BUY_COLUMNS), rows, texts),
      own('how', texts.t('order.quantity'), row => howText(picks, row, texts)),
      own('price', texts.t('order.price'), row => showPriceText(wantedPrice(picks, row, side))),
    ]
  }, [info, rows, side, ticked, picks, texts])
}
