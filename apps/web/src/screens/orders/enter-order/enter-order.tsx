/** C01 普通委托: form, five levels, what the client has, the client's orders of the day; all live, all by keys. */
import { amountOf, formatFen, formatPrice, parsePrice } from '@guitai/core/base/money.ts'
import { Alert, Form, type FormInstance } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Input } from '@guitai/web-kit/api/act.ts'
import type { Answer } from '@guitai/web-kit/api/answers.ts'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import { useQuote } from '@guitai/web-kit/api/market.ts'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import { useReport } from '@guitai/web-kit/api/reports.ts'
import { currentClient, noteChosen, useFollowedClient } from '../../../current-client/current-client.ts'
import { useMe } from '../../../api/session.ts'
import { useAct, type Act } from '@guitai/web-kit/api/use-act.ts'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { formModel, inputOf } from '@guitai/web-kit/form/form-model.ts'
import { FunctionForm } from '@guitai/web-kit/form/function-form.tsx'
import { instrumentOf } from '@guitai/web-kit/form/instrument-picker.tsx'
import { showPriceText, showCount, showMoney } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { OrderList } from '../parts/order-list.tsx'
import { stay, useRoute } from '../../../shell/route.ts'
import { PrintButtons } from '@guitai/web-kit/prints/print-buttons.tsx'
import { useText } from '../../../texts/use-text.ts'
import type { TextKey } from '../../../texts/use-text.ts'
import { BeforeTheOrder } from './before-the-order.tsx'
import { ClientPart } from './client-part.tsx'
import { needsPrice, offeredNow, type OfferedOrderType } from './offered-types.ts'
import { ORDER_FIELDS, OrderFields, type OrderValues, type PriceTerms } from './order-form.tsx'
import { QuoteLadder } from './quote-ladder.tsx'
import { useSuggestedPrice, type SuggestedPrice } from './use-suggested-price.ts'
import { usePreview, type Preview } from './use-preview.ts'
import './enter-order.css'

export function EnterOrder() {
  const { pick, t } = useText()
  const info = useListedFunction('C01')
  const [form] = Form.useForm<OrderValues>()
  const initial = useInitialValues()
  const values: OrderValues = { ...initial, ...Form.useWatch([], form) }
  const { clientNo, instrument, side } = values
  const paper = usePaper(instrument)
  useForgottenOrder(form, instrument)
  useFollowedClient(form)
  const preview = usePreview({
    clientNo,
    instrument,
    side,
    price: isPrice(values.price) ? values.price : undefined,
    quantity: values.quantity,
    currency: paper.currency,
  })
  const { name } = paper
  const offered = useOfferedNow(instrument, preview)
  const terms = usePriceTerms(values, offered, paper)
  const suggested = useSuggestedPrice(form, values, terms.isNeeded)
  return (
    <div className="screen order">
      <section className={`panel order-form ${side}`}>
        <h1>C01 {pick(info?.title)}</h1>
        <OrderForm
          form={form}
          initial={initial}
          values={values}
          preview={preview}
          paper={paper}
          offered={offered}
          terms={terms}
          suggested={suggested}
        />
      </section>
      <section className="panel order-quote">
        <h2>{t('quote.title')}</h2>
        <QuoteLadder
          instrument={instrument}
          name={name}
          onPick={price => {
            suggested.noteGiven()
            form.setFieldValue('price', formatPrice(price))
          }}
        />
      </section>
      <section className="panel order-client filling">
        <h2>{t('order.clientHas')}</h2>
        <ClientPart
          clientNo={clientNo}
          preview={preview}
          onPick={row => form.setFieldsValue({ instrument: instrumentOf(row).instrument, side: 'sell' })}
        />
      </section>
      <section className="panel order-list filling">
        <h2>{t('order.clientOrders')}</h2>
        <OrderList
          report="client-orders"
          parameters={ofClient(clientNo)}
          isEnabled={clientNo !== undefined}
        />
      </section>
    </div>
  )
}

const OF_THE_INSTRUMENT = ['orderType', 'price', 'quantity', 'acceptsRisk'] as const

/**
 * What was said of one instrument is not said of another. What is typed ahead while the next one is still looked for is for that one: the
 * former is left as soon as another is typed.
 */
function useForgottenOrder(form: FormInstance<OrderValues>, instrument: string | undefined): void {
  const former = useRef(instrument)
  useEffect(() => {
    if (former.current !== undefined && former.current !== instrument)
      form.resetFields([...OF_THE_INSTRUMENT])
    former.current = instrument
  }, [form, instrument])
}

/** How an order at the market's price says that it has no other. */
const NO_PRICE = '0'

function isPrice(price: string | undefined): boolean {
  return price !== undefined && (parsePrice(price) ?? 0) > 0
}

function useInitialValues(): OrderValues {
  const { parameters } = useRoute()
  const clientNo = Number(parameters['clientNo']) || currentClient()
  const first = useRef<OrderValues>({
    ...(clientNo === undefined ? {} : { clientNo }),
    ...(parameters['instrument'] === undefined ? {} : { instrument: parameters['instrument'] }),
    side: parameters['side'] === 'sell' ? 'sell' : 'buy',
    orderType: 'limit',
  })
  return first.current
}

/** By the phase of the security's own quote: bonds and funds may keep other hours than shares. */
function useOfferedNow(instrument: string | undefined, { offered }: Preview): readonly OfferedOrderType[] {
  const phase = useQuote(instrument)?.phase
  return useMemo(() => offeredNow(offered, phase), [offered, phase])
}

function usePriceTerms(
  { orderType }: OrderValues,
  offered: readonly OfferedOrderType[],
  { isRepo }: Paper,
): PriceTerms {
  const { data: me } = useMe()
  const isEvening = me?.day !== undefined && me.day.phase !== 'open'
  const atMarket = orderType !== 'limit' && orderType !== 'after-hours-fixed-price'
  return {
    label: isRepo ? 'order.rate' : atMarket ? 'order.protectivePrice' : 'order.price',
    isNeeded: needsPrice(offered, orderType, isEvening && atMarket),
  }
}

interface Paper {
  readonly name: string
  readonly currency: string
  /** A repo's price is a rate. */
  readonly isRepo: boolean
}

function usePaper(instrument: string | undefined): Paper {
  const { data } = useReport(
    'instruments',
    { text: instrument?.split('.')[0] },
    { enabled: instrument !== undefined },
  )
  const found = data?.rows.find(row => instrumentOf(row).instrument === instrument)
  return {
    name: textOf(found?.['name'] ?? ''),
    currency: textOf(found?.['currency'] ?? 'CNY'),
    isRepo: found?.['kind'] === 'repo',
  }
}

/** For the next order: behind the last look nothing takes the focus. */
function useNextOrder(asked: Input | undefined, done: Entered | undefined): void {
  useEffect(() => {
    if (asked === undefined && done !== undefined)
      document.querySelector<HTMLElement>('.order-form #instrument')?.focus()
  }, [asked, done])
}

interface OrderFormProps {
  readonly form: FormInstance<OrderValues>
  readonly initial: OrderValues
  readonly values: OrderValues
  readonly preview: Preview
  readonly paper: Paper
  readonly offered: readonly OfferedOrderType[]
  readonly terms: PriceTerms
  readonly suggested: SuggestedPrice
}

function OrderForm({ form, initial, values, preview, paper, offered, terms, suggested }: OrderFormProps) {
  const { word } = useText()
  const info = useListedFunction('C01')
  const [asked, setAsked] = useState<Input>()
  const [done, setDone] = useState<Entered>()
  const [isAboveRisk, setAboveRisk] = useState(false)
  const act = useAct('C01', result => {
    setDone(result as Entered)
    setAboveRisk(false)
    form.setFieldValue('quantity', undefined)
  })
  useNextOrder(asked, done)
  const confirm = async (): Promise<void> => {
    const answer = await act.start(asked ?? {})
    if (answer?.kind === 'refused' && answer.complaint.code === 'risk_level_too_low') setAboveRisk(true)
    setAsked(undefined)
    if (!isPasswordGoodStill(answer)) form.setFieldValue('tradingPassword', undefined)
  }
  return (
    <>
      <FunctionForm
        isFlat
        form={form}
        act={act}
        fieldNames={ORDER_FIELDS}
        input={given => inputOf(formModel(info?.inputSchema), { ...given, price: given.price ?? NO_PRICE })}
        initialValues={{ ...initial }}
        onGivenBack={suggested.noteGiven}
        submitLabel={word('side', values.side)}
        tone={values.side}
        onReady={input => {
          setDone(undefined)
          setAsked(input)
        }}
        onClear={() => {
          suggested.forget()
          setAboveRisk(false)
        }}
        onValuesChange={changed => {
          if ('clientNo' in changed || 'instrument' in changed) setAboveRisk(false)
          if ('clientNo' in changed) stayWith(changed['clientNo'])
        }}
      >
        <OrderFields
          form={form}
          values={values}
          preview={preview}
          offered={offered}
          terms={terms}
          isAboveRisk={isAboveRisk}
          onPriceGiven={suggested.noteGiven}
        />
        <BeforeTheOrder preview={preview} isSell={values.side === 'sell'} />
        <EveningHint />
        {done !== undefined && <OrderDone done={done} />}
      </FunctionForm>
      <OrderConfirm
        asked={asked}
        paper={paper}
        preview={preview}
        priceLabel={terms.label}
        act={act}
        onConfirm={() => void confirm()}
        onBack={() => setAsked(undefined)}
      />
    </>
  )
}

function stayWith(clientNo: unknown): void {
  noteChosen(clientNo)
  stay('C01', typeof clientNo === 'number' ? { clientNo } : {})
}

/** What was refused for another reason is entered again, and the client has said the password already. */
const isPasswordGoodStill = (answer: Answer | undefined): boolean =>
  answer?.kind === 'refused' && answer.complaint.field !== 'tradingPassword'

interface Entered {
  readonly orderId: number
  readonly status: string
  readonly warnings?: readonly string[]
}

function OrderDone({ done }: { readonly done: Entered }) {
  const { t, word } = useText()
  return (
    <div className="order-done" role="status">
      {t('order.done', { orderId: done.orderId })}{' '}
      <i className={`status ${done.status}`}>{word('status', done.status)}</i>
      {done.status === 'queued' && <span className="quiet">{t('order.queued')}</span>}
      {(done.warnings ?? []).map(warning => (
        <Alert key={warning} type="warning" showIcon title={word('warning', warning)} />
      ))}
      <PrintButtons code="C01" values={{ orderId: done.orderId }} />
    </div>
  )
}

interface OrderConfirmProps {
  readonly asked: Input | undefined
  readonly paper: Paper
  readonly preview: Preview
  readonly priceLabel: TextKey
  readonly act: Act
  readonly onConfirm: () => void
  readonly onBack: () => void
}

function OrderConfirm({ asked, paper, preview, priceLabel, act, onConfirm, onBack }: OrderConfirmProps) {
  const { t, word, pick } = useText()
  const { isWanted, isSigned, sign } = useContract(asked)
  const isContract = isWanted && !isSigned
  const order = (asked ?? {}) as unknown as Required<OrderValues>
  const price = parsePrice(order.price ?? '') ?? 0
  const isAtMarket = order.price === NO_PRICE
  const side = order.side === 'sell' ? 'sell' : 'buy'
  return (
    <ConfirmDialog
      isOpen={asked !== undefined}
      tone={side}
      title={
        <span className={side === 'buy' ? 'up' : 'down'}>
          {word('side', side)} {order.instrument?.split('.')[0]} {paper.name}
        </span>
      }
      isSending={act.isSending}
      onConfirm={isContract ? sign : onConfirm}
      onBack={onBack}
      confirmLabel={isContract ? t('order.contractSigned') : undefined}
      extra={
        <>
          {isContract && <Alert type="info" showIcon title={t('order.contract')} />}
          {preview.warnings.map(warning => (
            <Alert key={warning.zh} type="warning" showIcon title={pick(warning)} />
          ))}
          <PrintButtons code="C01" values={asked ?? {}} />
        </>
      }
      facts={[
        [t('client.label'), `${order.clientNo} ${textOf(preview.account?.['name'] ?? '')}`],
        [t('order.type'), word('orderType', order.orderType ?? 'limit')],
        [t(priceLabel), isAtMarket ? t('order.atMarket') : showPriceText(order.price)],
        [t('order.quantity'), showCount(order.quantity)],
        [
          t(isAtMarket ? 'order.amountAtMost' : 'order.amount'),
          <b key="amount">{showMoney(preview.amount ?? formatFen(amountOf(price, order.quantity ?? 0)))}</b>,
        ],
        ...(preview.commission === undefined
          ? []
          : [
              [
                t('order.fees'),
                `${showMoney(preview.commission)} + ${showMoney(preview.otherFees)}`,
              ] as const,
            ]),
      ]}
    />
  )
}

/** Where the firm wants it, the client signs the order contract before the order is entered. */
function useContract(asked: Input | undefined) {
  const { data } = useReport('parameters', { table: 'settings', key: 'two-step-entry' })
  const row = data?.rows.find(each => each['status'] === 'in-force')
  const [isSigned, setSigned] = useState(false)
  useEffect(() => setSigned(false), [asked])
  const isWanted = (row?.['value'] as { isOn?: boolean } | null | undefined)?.isOn === true
  return { isWanted, isSigned, sign: () => setSigned(true) }
}

/** After the day's close an order is one of the next trading day. */
function EveningHint() {
  const { t } = useText()
  const { data: me } = useMe()
  const day = me?.day
  if (day === undefined || day.phase === 'open') return null
  return <Alert type="info" showIcon title={t('order.evening', { date: day.businessDate })} />
}
