/** C01 普通委托: form, five levels, what the client has, the client's orders of the day; all live, all by keys. */
import { amountOf, formatFen, formatPrice, parsePrice } from '@guitai/core/base/money.ts'
import { Form, type FormInstance } from 'antd'
import { useRef, useState } from 'react'
import type { Input } from '../../api/act.ts'
import { useFunctionInfo } from '../../api/catalogue.ts'
import { ofClient } from '../../api/one-client.ts'
import { useReport } from '../../api/reports.ts'
import { useAct, type Act } from '../../api/use-act.ts'
import { ConfirmDialog } from '../../form/confirm-dialog.tsx'
import { formModel, inputOf } from '../../form/form-model.ts'
import { FunctionForm } from '../../form/function-form.tsx'
import { instrumentOf } from '../../form/instrument-picker.tsx'
import { groupDecimal, showCount, showMoney } from '../../format/figures.ts'
import { OrderList } from '../../orders/order-list.tsx'
import { stay, useRoute } from '../../shell/route.ts'
import { PrintButtons } from '../../prints/print-buttons.tsx'
import { useText } from '../../texts/use-text.ts'
import { ClientPart } from './client-part.tsx'
import { ORDER_FIELDS, OrderFields, type OrderValues } from './order-form.tsx'
import { QuoteLadder } from './quote-ladder.tsx'
import { useSuggestedPrice, type SuggestedPrice } from './use-suggested-price.ts'
import { usePreview, type Preview } from './use-preview.ts'

export function EnterOrder() {
  const { pick, t } = useText()
  const info = useFunctionInfo('C01')
  const [form] = Form.useForm<OrderValues>()
  const initial = useInitialValues()
  const values: OrderValues = { ...initial, ...Form.useWatch([], form) }
  const { clientNo, instrument, side } = values
  const preview = usePreview({
    clientNo,
    instrument,
    side,
    price: isPrice(values.price) ? values.price : undefined,
  })
  const name = useInstrumentName(instrument)
  const suggested = useSuggestedPrice(form, values)
  return (
    <div className="screen order">
      <section className={`panel order-form ${side}`}>
        <h2>C01 {pick(info?.title)}</h2>
        <OrderForm
          form={form}
          initial={initial}
          values={values}
          preview={preview}
          name={name}
          suggested={suggested}
        />
      </section>
      <section className="panel order-quote">
        <h2>{t('quote.title')}</h2>
        <QuoteLadder
          instrument={instrument}
          name={name}
          onPick={price => form.setFieldValue('price', formatPrice(price))}
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

function isPrice(price: string | undefined): boolean {
  return price !== undefined && (parsePrice(price) ?? 0) > 0
}

function useInitialValues(): OrderValues {
  const { parameters } = useRoute()
  const first = useRef<OrderValues>({
    ...(parameters['clientNo'] === undefined ? {} : { clientNo: Number(parameters['clientNo']) }),
    ...(parameters['instrument'] === undefined ? {} : { instrument: parameters['instrument'] }),
    side: parameters['side'] === 'sell' ? 'sell' : 'buy',
    orderType: 'limit',
  })
  return first.current
}

function useInstrumentName(instrument: string | undefined): string {
  const { data } = useReport(
    'instruments',
    { text: instrument?.split('.')[0] },
    { enabled: instrument !== undefined },
  )
  const found = data?.rows.map(instrumentOf).find(each => each.instrument === instrument)
  return found?.name ?? ''
}

interface OrderFormProps {
  readonly form: FormInstance<OrderValues>
  readonly initial: OrderValues
  readonly values: OrderValues
  readonly preview: Preview
  readonly name: string
  readonly suggested: SuggestedPrice
}

function OrderForm({ form, initial, values, preview, name, suggested }: OrderFormProps) {
  const { t, word } = useText()
  const info = useFunctionInfo('C01')
  const [asked, setAsked] = useState<Input>()
  const [done, setDone] = useState<{ readonly orderId: number; readonly status: string }>()
  const act = useAct('C01', result => {
    setDone(result as { orderId: number; status: string })
    form.setFieldValue('quantity', undefined)
    document.querySelector<HTMLElement>('.order-form #instrument')?.focus()
  })
  const confirm = async (): Promise<void> => {
    await act.start(asked ?? {})
    setAsked(undefined)
    form.setFieldValue('tradingPassword', undefined)
  }
  return (
    <>
      <FunctionForm
        isFlat
        form={form}
        act={act}
        fieldNames={ORDER_FIELDS}
        input={given => inputOf(formModel(info?.inputSchema), { ...given })}
        initialValues={{ ...initial }}
        submitLabel={word('side', values.side)}
        tone={values.side}
        onReady={input => {
          setDone(undefined)
          setAsked(input)
        }}
        onClear={suggested.forget}
        onValuesChange={changed => {
          if ('price' in changed) suggested.noteTyped()
          if ('clientNo' in changed)
            stay('C01', typeof changed['clientNo'] === 'number' ? { clientNo: changed['clientNo'] } : {})
        }}
      >
        <OrderFields form={form} values={values} preview={preview} />
        {done !== undefined && (
          <div className="order-done" role="status">
            {t('order.done', { orderId: done.orderId })}{' '}
            <i className={`status ${done.status}`}>{word('status', done.status)}</i>
            <PrintButtons code="C01" values={{ orderId: done.orderId }} />
          </div>
        )}
      </FunctionForm>
      <OrderConfirm
        asked={asked}
        name={name}
        act={act}
        onConfirm={() => void confirm()}
        onBack={() => setAsked(undefined)}
      />
    </>
  )
}

interface OrderConfirmProps {
  readonly asked: Input | undefined
  readonly name: string
  readonly act: Act
  readonly onConfirm: () => void
  readonly onBack: () => void
}

function OrderConfirm({ asked, name, act, onConfirm, onBack }: OrderConfirmProps) {
  const { t, word } = useText()
  const order = (asked ?? {}) as unknown as Required<OrderValues>
  const price = parsePrice(order.price ?? '') ?? 0
  const side = order.side === 'sell' ? 'sell' : 'buy'
  return (
    <ConfirmDialog
      isOpen={asked !== undefined}
      tone={side}
      title={
        <span className={side === 'buy' ? 'up' : 'down'}>
          {word('side', side)} {order.instrument?.split('.')[0]} {name}
        </span>
      }
      isSending={act.isSending}
      onConfirm={onConfirm}
      onBack={onBack}
      extra={<PrintButtons code="C01" values={asked ?? {}} />}
      facts={[
        [t('client.label'), order.clientNo],
        [t('order.type'), word('orderType', order.orderType ?? 'limit')],
        [t('order.price'), groupDecimal(order.price)],
        [t('order.quantity'), showCount(order.quantity)],
        [t('order.amount'), <b key="amount">{showMoney(formatFen(amountOf(price, order.quantity ?? 0)))}</b>],
      ]}
    />
  )
}
