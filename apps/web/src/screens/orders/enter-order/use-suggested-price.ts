/**
 * A price for each instrument and side, once its quote is there; an order at the market's price gets none. What the teller has given
 * himself, by digits, by steps or from the ladder, is left alone; what was given for another instrument is not.
 */
import { formatPrice } from '@guitai/core/base/money.ts'
import type { FormInstance } from 'antd'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useQuote } from '@guitai/web-kit/api/market.ts'
import type { OrderValues } from './order-form.tsx'
import { PriceGiven } from './price-given.ts'
import { firstPrice } from './price-steps.ts'

export interface SuggestedPrice {
  readonly noteGiven: () => void
  readonly forget: () => void
}

export function useSuggestedPrice(
  form: FormInstance<OrderValues>,
  { instrument, side }: OrderValues,
  isWanted: boolean,
): SuggestedPrice {
  const quote = useQuote(instrument)
  const suggestedFor = useRef('')
  const given = useRef(new PriceGiven())
  useEffect(() => {
    if (instrument !== undefined) given.current.found(instrument)
  }, [instrument])
  useEffect(() => {
    const wanted = `${instrument} ${side} ${isWanted}`
    if (quote === undefined || suggestedFor.current === wanted) return
    suggestedFor.current = wanted
    if (given.current.isGiven) return
    form.setFieldValue('price', isWanted ? formatPrice(firstPrice(quote, side)) : undefined)
  }, [form, instrument, side, quote, isWanted])
  const noteGiven = useCallback(
    () => given.current.now(form.getFieldValue('instrument') as string | undefined),
    [form],
  )
  const forget = useCallback(() => {
    given.current.forget()
    suggestedFor.current = ''
  }, [])
  return useMemo(() => ({ noteGiven, forget }), [noteGiven, forget])
}
