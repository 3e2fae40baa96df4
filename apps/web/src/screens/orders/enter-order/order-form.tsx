/** The form of C01: Enter goes from field to field; in the price ↑↓ are ticks and PgUp PgDn the ladder's levels. */
import { formatPrice, parsePrice } from '@guitai/core/base/money.ts'
import { typedDecimal } from '@guitai/core/base/typed-number.ts'
import { Button, Checkbox, Form, Input, Select, type FormInstance } from 'antd'
import { useEffect, useState, type KeyboardEvent } from 'react'
import { useQuote } from '@guitai/web-kit/api/market.ts'
import { ChoiceButtons } from '@guitai/web-kit/form/choice-buttons.tsx'
import { ClientPicker } from '@guitai/web-kit/form/client-picker.tsx'
import { checkedItem } from '@guitai/web-kit/form/field-problem.ts'
import { InstrumentPicker } from '@guitai/web-kit/form/instrument-picker.tsx'
import { RowPicker } from '@guitai/web-kit/form/row-picker.tsx'
import { MoneyInput } from '@guitai/web-kit/form/money-input.tsx'
import { WholeInput } from '@guitai/web-kit/form/whole-input.tsx'
import { showCount } from '@guitai/web-kit/format/figures.ts'
import { useRoute } from '../../../shell/route.ts'
import { useText } from '../../../texts/use-text.ts'
import type { TextKey } from '../../../texts/use-text.ts'
import { fittingType, type OfferedOrderType } from './offered-types.ts'
import { firstPrice, keyedPrice, shareOfMost } from './price-steps.ts'
import type { Preview } from './use-preview.ts'
import './enter-order.css'

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
  readonly offered: readonly OfferedOrderType[]
  readonly terms: PriceTerms
  /** The order was refused as above the client's risk level: the client may insist. */
  readonly isAboveRisk: boolean
  /** A key has gone into the price, whatever it says so far. */
  readonly onPriceGiven: () => void
}

/** What the price is: a limit, a repo's rate, or the worst at which an order at the market's price may be filled. */
export interface PriceTerms {
  readonly label: TextKey
  readonly isNeeded: boolean
}

export function OrderFields(props: OrderFieldsProps) {
  const { form, values, preview, offered, terms, isAboveRisk } = props
  const texts = useText()
  const { t, word } = texts
  // Whom the teller serves stands there to be agreed to, or typed over; whoever was gone to by name is meant.
  const [isClientMeant] = useState(useRoute().parameters['clientNo'] !== undefined)
  const needed = (title: string) => [{ required: true, message: t('form.needed', { title }) }]
  return (
    <>
      <Form.Item name="clientNo" label={t('client.label')} rules={needed(t('client.label'))}>
        <ClientPicker autoFocus={!isClientMeant} />
      </Form.Item>
      <Form.Item name="instrument" label={t('instrument.label')} rules={needed(t('instrument.label'))}>
        <InstrumentPicker autoFocus={isClientMeant} />
      </Form.Item>
      <Form.Item name="side" label={t('orders.side')}>
        <ChoiceButtons
          name="side"
          label={t('orders.side')}
          options={[
            { value: 'buy', label: word('side', 'buy'), key: 'b', tone: 'buy' },
            { value: 'sell', label: word('side', 'sell'), key: 's', tone: 'sell' },
          ]}
        />
      </Form.Item>
      <Form.Item name="orderType" label={t('order.type')}>
        <OrderTypes offered={offered} />
      </Form.Item>
      <PriceField
        values={values}
        form={form}
        tick={preview.tick}
        label={t(terms.label)}
        isNeeded={terms.isNeeded}
        onGiven={props.onPriceGiven}
      />
      <QuantityField form={form} preview={preview} />
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

interface OrderTypesProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly offered: readonly OfferedOrderType[]
}

/** Only what the market takes now; before the instrument is known there is the limit order. */
function OrderTypes({ offered, ...rest }: OrderTypesProps) {
  const { word } = useText()
  const { value = 'limit', onChange } = rest
  const types = offered.length === 0 ? [value] : offered.map(({ orderType }) => orderType)
  const fitting = fittingType(offered, value)
  useEffect(() => {
    if (fitting !== value) onChange?.(fitting)
  }, [fitting, value, onChange])
  return <Select {...rest} options={types.map(each => ({ value: each, label: word('orderType', each) }))} />
}

const PRICE_KEYS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'])

interface PriceFieldProps {
  readonly form: FormInstance<OrderValues>
  readonly values: OrderValues
  readonly tick: number
  readonly label: string
  readonly isNeeded: boolean
  readonly onGiven: () => void
}

function PriceField({ form, values, tick, label, isNeeded, onGiven }: PriceFieldProps) {
  const texts = useText()
  const quote = useQuote(values.instrument)
  const onKeyDown = (event: KeyboardEvent, shown: string): void => {
    if (!PRICE_KEYS.has(event.key) || quote === undefined) return
    const typed = parsePrice(typedDecimal(shown, 4) ?? '')
    // From the empty field the first step is the price that would be suggested.
    const next =
      typed === undefined ? firstPrice(quote, values.side) : keyedPrice(event.key, typed, tick, quote)
    event.preventDefault()
    event.stopPropagation()
    if (next === undefined) return
    onGiven()
    form.setFieldValue('price', formatPrice(next))
  }
  return (
    <Form.Item name="price" label={label} {...checkedItem({ kind: 'price', isNeeded }, texts, label)}>
      <KeyedPrice
        onKey={onKeyDown}
        onGiven={onGiven}
        hint={texts.t(isNeeded ? 'order.priceKeys' : 'order.priceOptional')}
      />
    </Form.Item>
  )
}

interface KeyedPriceProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string | undefined) => void
  readonly onBlur?: () => void
  readonly onKey: (event: KeyboardEvent, shown: string) => void
  readonly onGiven: () => void
  readonly hint: string
}

/** Keys are taken on their way down, before the number field makes steps of its own. */
function KeyedPrice({ onKey, onGiven, hint, ...rest }: KeyedPriceProps) {
  return (
    <div
      className="with-hint"
      onInputCapture={onGiven}
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

const LOT_KEYS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 }

const PARTS = [
  [4, '1/4'],
  [3, '1/3'],
  [2, '1/2'],
] as const

interface QuantityFieldProps {
  readonly form: FormInstance<OrderValues>
  readonly preview: Preview
}

function QuantityField({ form, preview }: QuantityFieldProps) {
  const texts = useText()
  const { t } = texts
  const { most, lot } = preview
  const take = (part: number): void => {
    const quantity = most === undefined ? 0 : shareOfMost(most, part, lot)
    if (quantity > 0) form.setFieldValue('quantity', quantity)
  }
  const step = (lots: number): void => {
    const quantity: unknown = form.getFieldValue('quantity')
    const next = (typeof quantity === 'number' ? quantity : 0) + lots * lot
    if (next > 0) form.setFieldValue('quantity', next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const part = PART_KEYS[event.key.toLowerCase()]
    const lots = LOT_KEYS[event.key]
    if (part === undefined && lots === undefined) return
    event.preventDefault()
    if (part !== undefined) take(part)
    if (lots !== undefined) step(lots)
  }
  const label = t('order.quantity')
  const checked = checkedItem({ kind: 'whole', isNeeded: true, minimum: 1 }, texts, label)
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
      <Form.Item name="quantity" label={label} {...checked} extra={extra}>
        <WholeInput className="amount-input" />
      </Form.Item>
    </div>
  )
}
