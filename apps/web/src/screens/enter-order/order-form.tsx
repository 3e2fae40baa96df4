/** The form of C01: Enter goes from field to field; in the price ↑↓ are ticks and PgUp PgDn the ladder's levels. */
import { formatPrice, parsePrice } from '@guitai/core/base/money.ts'
import { Button, Checkbox, Form, Input, InputNumber, Select, type FormInstance } from 'antd'
import type { KeyboardEvent } from 'react'
import { useFunctionInfo } from '../../api/catalogue.ts'
import { useQuote } from '../../api/market.ts'
import { ChoiceButtons } from '../../form/choice-buttons.tsx'
import { ClientPicker } from '../../form/client-picker.tsx'
import { formModel } from '../../form/form-model.ts'
import { InstrumentPicker } from '../../form/instrument-picker.tsx'
import { RowPicker } from '../../form/row-picker.tsx'
import { MoneyInput } from '../../form/money-input.tsx'
import { showCount } from '../../format/figures.ts'
import { useText } from '../../texts/use-text.ts'
import { keyedPrice, shareOfMost } from './price-steps.ts'
import type { Preview } from './use-preview.ts'

export interface OrderValues {
  readonly clientNo?: number
  readonly instrument?: string
  readonly side: 'buy' | 'sell'
  readonly orderType: string
  readonly price?: string
  readonly quantity?: number
  readonly agentNo?: number
  readonly tradingPassword?: string
  /** Above the client's risk level, which the client knows. */
  readonly acceptsRisk?: boolean
}

export const ORDER_FIELDS = [
  'clientNo',
  'instrument',
  'side',
  'orderType',
  'price',
  'quantity',
  'agentNo',
  'tradingPassword',
  'acceptsRisk',
]

export interface OrderFieldsProps {
  readonly form: FormInstance<OrderValues>
  readonly values: OrderValues
  readonly preview: Preview
  /** The price is a rate: of repo, in %. */
  readonly isRate: boolean
  /** The order was refused as above the client's risk level: the client may insist. */
  readonly isAboveRisk: boolean
}

export function OrderFields({ form, values, preview, isRate, isAboveRisk }: OrderFieldsProps) {
  const { t, word } = useText()
  const needed = (title: string) => [{ required: true, message: t('form.needed', { title }) }]
  return (
    <>
      <Form.Item name="clientNo" label={t('client.label')} rules={needed(t('client.label'))}>
        <ClientPicker autoFocus={values.clientNo === undefined} />
      </Form.Item>
      <Form.Item name="instrument" label={t('instrument.label')} rules={needed(t('instrument.label'))}>
        <InstrumentPicker autoFocus={values.clientNo !== undefined} />
      </Form.Item>
      <Form.Item name="side" label={t('orders.side')}>
        <ChoiceButtons
          name="side"
          options={[
            { value: 'buy', label: word('side', 'buy'), key: 'b', tone: 'buy' },
            { value: 'sell', label: word('side', 'sell'), key: 's', tone: 'sell' },
          ]}
        />
      </Form.Item>
      <Form.Item name="orderType" label={t('order.type')}>
        <OrderTypes />
      </Form.Item>
      <PriceField
        values={values}
        form={form}
        tick={preview.tick}
        label={t(isRate ? 'order.rate' : 'order.price')}
        rules={needed(t('order.price'))}
      />
      <QuantityField form={form} preview={preview} rules={needed(t('order.quantity'))} />
      <Form.Item name="agentNo" label={t('client.agent')}>
        <RowPicker widget="agent" />
      </Form.Item>
      <Form.Item name="tradingPassword" label={t('order.password')}>
        <Input.Password autoComplete="new-password" maxLength={64} visibilityToggle={false} />
      </Form.Item>
      {isAboveRisk && (
        <Form.Item name="acceptsRisk" valuePropName="checked" extra={t('order.riskSigned')}>
          <Checkbox autoFocus>{t('order.acceptsRisk')}</Checkbox>
        </Form.Item>
      )}
    </>
  )
}

function OrderTypes(props: { readonly value?: string; readonly onChange?: (value: string) => void }) {
  const { pick } = useText()
  const info = useFunctionInfo('C01')
  const options = formModel(info?.inputSchema).find(({ name }) => name === 'orderType')?.options ?? []
  return (
    <Select
      {...props}
      options={options.map(({ value, title }) => ({ value: String(value), label: pick(title) }))}
    />
  )
}

const PRICE_KEYS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'])

interface PriceFieldProps {
  readonly form: FormInstance<OrderValues>
  readonly values: OrderValues
  readonly tick: number
  readonly label: string
  readonly rules: { required: boolean; message: string }[]
}

function PriceField({ form, values, tick, label, rules }: PriceFieldProps) {
  const { t } = useText()
  const quote = useQuote(values.instrument)
  const onKeyDown = (event: KeyboardEvent, shown: string): void => {
    const typed = parsePrice(shown.replaceAll(',', ''))
    if (!PRICE_KEYS.has(event.key) || typed === undefined || quote === undefined) return
    const next = keyedPrice(event.key, typed, tick, quote)
    event.preventDefault()
    event.stopPropagation()
    if (next !== undefined) form.setFieldValue('price', formatPrice(next))
  }
  return (
    <Form.Item name="price" label={label} rules={rules}>
      <KeyedPrice onKey={onKeyDown} hint={t('order.priceKeys')} />
    </Form.Item>
  )
}

interface KeyedPriceProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string | undefined) => void
  readonly onKey: (event: KeyboardEvent, shown: string) => void
  readonly hint: string
}

/** Keys are taken on their way down, before the number field makes steps of its own. */
function KeyedPrice({ onKey, hint, ...rest }: KeyedPriceProps) {
  return (
    <div
      className="with-hint"
      onKeyDownCapture={event => {
        if (event.target instanceof HTMLInputElement) onKey(event, event.target.value)
      }}
    >
      <MoneyInput {...rest} decimals={4} />
      <span className="quiet">{hint}</span>
    </div>
  )
}

const PART_KEYS: Readonly<Record<string, number>> = { a: 1, h: 2, t: 3, q: 4 }

const PARTS = [
  [4, '1/4'],
  [3, '1/3'],
  [2, '1/2'],
] as const

interface QuantityFieldProps {
  readonly form: FormInstance<OrderValues>
  readonly preview: Preview
  readonly rules: { required: boolean; message: string }[]
}

function QuantityField({ form, preview, rules }: QuantityFieldProps) {
  const { t } = useText()
  const { most, lot } = preview
  const take = (part: number): void => {
    const quantity = most === undefined ? 0 : shareOfMost(most, part, lot)
    if (quantity > 0) form.setFieldValue('quantity', quantity)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const part = PART_KEYS[event.key.toLowerCase()]
    if (part === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    take(part)
  }
  const extra = (
    <span className="parts">
      {t('order.mostShort')} <b className="figure">{most === undefined ? '—' : showCount(most)}</b>
      {PARTS.map(([part, words]) => (
        <Button key={part} size="small" tabIndex={-1} disabled={!most} onClick={() => take(part)}>
          {words}
        </Button>
      ))}
      <Button size="small" tabIndex={-1} disabled={!most} onClick={() => take(1)}>
        {t('order.all')}
      </Button>
    </span>
  )
  return (
    <div onKeyDownCapture={onKeyDown}>
      <Form.Item name="quantity" label={t('order.quantity')} rules={rules} extra={extra}>
        <InputNumber<number>
          className="figure-input"
          controls={false}
          changeOnWheel={false}
          min={1}
          step={lot}
          precision={0}
        />
      </Form.Item>
    </div>
  )
}
