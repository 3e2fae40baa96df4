/**
 * A price for each instrument and side, once its quote is there. What the teller typed for this instrument, or before the
 * instrument was found, is left alone; what was typed for another one is not. An order at the market's price gets none.
 */
import { formatPrice } from '@guitai/core/base/money.ts'
import type { FormInstance } from 'antd'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useQuote } from '@guitai/web-kit/api/market.ts'
import type { OrderValues } from './order-form.tsx'
import { firstPrice } from './price-steps.ts'

export interface SuggestedPrice {
  readonly noteTyped: () => void
  readonly forget: () => void
}

const NOT_TYPED = Symbol('nothing typed')

export function useSuggestedPrice(
  form: FormInstance<OrderValues>,
  { instrument, side }: OrderValues,
  isWanted: boolean,
): SuggestedPrice {
  const quote = useQuote(instrument)
  const suggestedFor = useRef('')
  const typedFor = useRef<string | undefined | typeof NOT_TYPED>(NOT_TYPED)
  useEffect(() => {
    const wanted = `${instrument} ${side} ${isWanted}`
    if (quote === undefined || suggestedFor.current === wanted) return
    suggestedFor.current = wanted
    const isTyped = typedFor.current === undefined || typedFor.current === instrument
    typedFor.current = isTyped ? instrument : NOT_TYPED
    if (!isTyped) form.setFieldValue('price', isWanted ? formatPrice(firstPrice(quote, side)) : undefined)
  }, [form, instrument, side, quote, isWanted])
  const noteTyped = useCallback(() => {
    typedFor.current = instrument
  }, [instrument])
  const forget = useCallback(() => {
    typedFor.current = NOT_TYPED
    suggestedFor.current = ''
  }, [])
  return useMemo(() => ({ noteTyped, forget }), [noteTyped, forget])
}
