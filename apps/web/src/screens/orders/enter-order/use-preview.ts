/** What an order may use: available money, sellable shares, the most that can be entered, ticks and lots. */
import { groupDecimal } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { useDeferredValue } from 'react'
import { useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import { useReport } from '@guitai/web-kit/api/reports.ts'
import { parsePrice } from '@guitai/core/base/money.ts'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import type { Titles } from '@guitai/web-kit/texts/pick-title.ts'
import type { OfferedOrderType } from './offered-types.ts'

export interface Preview {
  readonly available: string | undefined
  readonly sellable: number | undefined
  readonly most: number | undefined
  readonly lot: number
  /** Between which the price has to lie; undefined: nothing is known of the instrument yet. */
  readonly limits: { readonly lower: string | undefined; readonly upper: string | undefined } | undefined
  readonly tick: number
  /** Of the whole order at this price; undefined where price or quantity is missing. */
  readonly amount: string | undefined
  readonly commission: string | undefined
  readonly otherFees: string | undefined
  /** What would be refused, or may be. */
  readonly warnings: readonly Titles[]
  /** Types that the market ever takes; none before both client and instrument are known. */
  readonly offered: readonly OfferedOrderType[]
  /** What available and sellable are made of. */
  readonly account: Row | undefined
  readonly holding: Row | undefined
}

export interface PreviewOf {
  readonly clientNo: number | undefined
  readonly instrument: string | undefined
  readonly side: 'buy' | 'sell'
  readonly price: string | undefined
  readonly quantity: number | undefined
  readonly currency: string
}

const LIVE = ['order', 'trade', 'cash'] as const

export function usePreview(of: PreviewOf): Preview {
  const asked = useDeferredValue(of)
  const { currency, ...order } = asked
  const { clientNo, instrument } = order
  const hasBoth = clientNo !== undefined && instrument !== undefined
  const isKnown = useListedReport('order-preview') !== undefined
  const exact = useReport('order-preview', { ...order }, { enabled: isKnown && hasBoth, live: LIVE })
  const cash = useReport('client-cash', ofClient(clientNo), { enabled: clientNo !== undefined, live: LIVE })
  const held = useReport('client-holdings', ofClient(clientNo), {
    enabled: clientNo !== undefined,
    live: LIVE,
  })
  const row = hasBoth ? exact.data?.rows[0] : undefined
  const account = cash.data?.rows.find(
    each => Number(each['clientNo']) === clientNo && each['currency'] === currency,
  )
  const holding = held.data?.rows.find(
    each =>
      `${textOf(each['code'])}.${textOf(each['market'])}` === instrument && each['shareNature'] !== 'pledged',
  )
  const sellable =
    countOf(row?.['sellable']) ??
    (held.data === undefined ? undefined : (countOf(holding?.['sellable']) ?? 0))
  return {
    available: text(row?.['available']) ?? text(account?.['available']),
    sellable,
    most: countOf(row?.['mostQuantity']) ?? (of.side === 'sell' ? sellable : undefined),
    lot: countOf(row?.['lot']) ?? 100,
    limits: row && { lower: limitOf(row['lowerLimit']), upper: limitOf(row['upperLimit']) },
    tick: parsePrice(text(row?.['tick']) ?? '') ?? 100,
    amount: text(row?.['amount']),
    commission: text(row?.['commission']),
    otherFees: text(row?.['otherFees']),
    warnings: listOf(row?.['warnings']) as readonly Titles[],
    offered: listOf(row?.['orderTypes']) as readonly OfferedOrderType[],
    account,
    holding,
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

const limitOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? groupDecimal(value, 2) : undefined

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
