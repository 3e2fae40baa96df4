/** All instruments, with the latest quotes of those in sight, live; Enter leads to an order in the current one. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { decimalsOf, quoteOf, useNewQuotes, useShownQuotes, type Quote } from '@guitai/web-kit/api/market.ts'
import { usePagedReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { settleDown } from '@guitai/web-kit/api/settle-down.ts'
import { instrumentOf } from '@guitai/web-kit/form/instrument-picker.tsx'
import { NOTHING, showChange, showPrice, showRough, toneOf } from '@guitai/web-kit/format/figures.ts'
import type { GridColumn } from '@guitai/web-kit/grid/columns.ts'
import { DataGrid } from '@guitai/web-kit/grid/data-grid.tsx'
import { ReadingProblem } from '@guitai/web-kit/grid/reading-problem.tsx'
import { useText, type Texts } from '../texts/use-text.ts'
import type { TextKey } from '../texts/use-text.ts'
import { OldPrices } from '../parts/old-prices.tsx'
import { go } from './route.ts'
import { INSTRUMENT_SCREEN } from './screens.ts'

const LIST = { limit: 500 }
/** After the sign-in somebody waits for the first screenful. */
const CHOICE = { live: ['day'], firstRows: 100 } as const

type PriceOf = (quote: Quote) => number | null | undefined

const PRICES: readonly (readonly [name: string, words: TextKey, price: PriceOf])[] = [
  ['last', 'quote.last', quote => quote.last],
  ['bid', 'quote.bestBid', quote => quote.bids[0]?.[0]],
  ['ask', 'quote.bestAsk', quote => quote.asks[0]?.[0]],
  ['open', 'quote.open', quote => quote.open],
  ['high', 'quote.high', quote => quote.high],
  ['low', 'quote.low', quote => quote.low],
]

export function QuoteBoard() {
  const texts = useText()
  const { data, error, isLoading, hasNextPage, fetchNextPage } = usePagedReport('instruments', LIST, CHOICE)
  useNewQuotes()
  const rows = useMemo(() => data?.pages.flatMap(page => page.rows) ?? [], [data])
  const onSight = useQuotesInSight(rows)
  const columns = useMemo(() => boardColumns(texts), [texts])
  const onNearEnd = useCallback(() => {
    if (hasNextPage) void fetchNextPage()
  }, [hasNextPage, fetchNextPage])
  if (error !== null) return <ReadingProblem error={error} />
  return (
    <>
      <OldPrices />
      <DataGrid
        label={texts.t('start.market')}
        columns={columns}
        rows={rows}
        rowKey={row => instrumentOf(row).instrument}
        besideOf={quoteIn}
        isLoading={isLoading}
        onSight={onSight}
        onNearEnd={onNearEnd}
        onOpen={row => {
          if (INSTRUMENT_SCREEN !== undefined)
            go(INSTRUMENT_SCREEN, { instrument: instrumentOf(row).instrument })
        }}
      />
    </>
  )
}

/** What the list shows changes with every turn of the wheel; its quotes are asked for when it rests for a moment. */
function useQuotesInSight(rows: readonly Row[]): (from: number, to: number) => void {
  const [[from, to], setSight] = useState<readonly [number, number]>([0, 0])
  useShownQuotes(
    useMemo(() => rows.slice(from, to).map(row => instrumentOf(row).instrument), [rows, from, to]),
  )
  const [settle] = useState(() => {
    let latest: readonly [number, number] = [0, 0]
    const call = settleDown(() => setSight(latest), 100, 300)
    return {
      see(seen: readonly [number, number]) {
        latest = seen
        call.call()
      },
      cancel: () => call.cancel(),
    }
  })
  useEffect(() => () => settle.cancel(), [settle])
  return useCallback((first, end) => settle.see([first, end]), [settle])
}

const quoteIn = (row: Row): Quote | undefined => quoteOf(instrumentOf(row).instrument)

function boardColumns({ t, word, language }: Texts): GridColumn[] {
  const rough = (value: number | undefined): string =>
    value === undefined ? NOTHING : showRough(value, language)
  return [
    { name: 'code', title: t('quote.code'), width: 76 },
    { name: 'name', title: t('quote.name'), width: 120, grows: true },
    {
      name: 'market',
      title: t('orders.market'),
      width: 84,
      show: row => word('market', textOf(row['market'])),
    },
    ...PRICES.map(([name, words, price]) => priceColumn(name, t(words), price)),
    {
      name: 'change',
      title: t('quote.change'),
      width: 80,
      align: 'right',
      show: row => showChange(quoteIn(row)?.last ?? null, quoteIn(row)?.previousClose ?? 0),
      tone: row => toneOf(quoteIn(row)?.last, quoteIn(row)?.previousClose ?? 0),
    },
    {
      name: 'volume',
      title: t('quote.volume'),
      width: 90,
      align: 'right',
      show: row => rough(quoteIn(row)?.volume),
    },
    {
      name: 'amount',
      title: t('quote.amount'),
      width: 90,
      align: 'right',
      show: row => rough(turnoverOf(quoteIn(row))),
    },
  ]
}

function decimalsIn(quote: Quote | undefined): number {
  return quote === undefined ? 2 : decimalsOf(quote)
}

function turnoverOf(quote: Quote | undefined): number | undefined {
  return quote === undefined ? undefined : Math.round(quote.amount / 100)
}

function priceColumn(name: string, title: string, price: PriceOf): GridColumn {
  const of = (row: Row): number | null | undefined => {
    const quote = quoteIn(row)
    return quote === undefined ? undefined : price(quote)
  }
  return {
    name,
    title,
    width: 84,
    align: 'right',
    show: row => showPrice(of(row), decimalsIn(quoteIn(row))),
    tone: row => toneOf(of(row), quoteIn(row)?.previousClose ?? 0),
  }
}
