/**
 * The latest quotes of what is shown, the markets' clock and phases, as the event line tells them, and how old they are: nothing
 * of the market is newer than the last tick of its clock.
 */
import type { Market } from '@guitai/core/base/market.ts'
import { startTransition, useEffect, useState, useSyncExternalStore } from 'react'
import { connectionState, isQuoteShown, onConnectionState, onEvents, showQuotes } from './events.ts'
import { settleDown } from './settle-down.ts'

export type Level = readonly [price: number, quantity: number]

/** Prices in 1/10000, amounts in fen; null: none yet. */
export interface Quote {
  readonly market: Market
  readonly code: string
  readonly phase?: string
  readonly isSuspended?: boolean
  readonly previousClose: number
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  readonly last: number | null
  readonly volume: number
  readonly amount: number
  readonly bids: readonly Level[]
  readonly asks: readonly Level[]
  readonly upperLimit: number | null
  readonly lowerLimit: number | null
  readonly time?: number
}

export interface MarketClock {
  readonly tradeDate: string
  readonly time: number
}

/** Funds have three places; all prices of one instrument stand with the same. */
export function decimalsOf({ previousClose, bids, asks, last }: Quote): number {
  return [previousClose, last ?? 0, ...[...bids, ...asks].map(([price]) => price)].some(
    price => price % 100 !== 0,
  )
    ? 3
    : 2
}

const quotes = new Map<string, Quote>()
const phases = new Map<string, string>()
/** Markets whose phase was told by name; until then that of a quote stands for it. */
const toldPhases = new Set<string>()
const quoteListeners = new Map<string, Set<() => void>>()
const clockListeners = new Set<() => void>()
let clock: MarketClock | undefined
/** When the clock was last heard, on this page's own. */
let heardAt = 0

onEvents(['quote', 'clock', 'phase', 'day'], (topic, data) => {
  for (const each of Array.isArray(data) ? (data as unknown[]) : [data]) take(topic, each)
})

function take(topic: string, data: unknown): void {
  if (typeof data !== 'object' || data === null) return
  const fields = data as Record<string, unknown>
  if (topic === 'quote' && typeof fields['code'] === 'string') takeQuote(data as Quote & Partial<MarketClock>)
  if (typeof fields['phase'] === 'string' && typeof fields['market'] === 'string' && topic !== 'quote') {
    phases.set(fields['market'], fields['phase'])
    toldPhases.add(fields['market'])
    tellClock()
  }
  if (topic !== 'quote' && typeof fields['time'] === 'number' && typeof fields['tradeDate'] === 'string') {
    heardAt = performance.now() - Number(fields['ageMs'] ?? 0)
    setClock({ tradeDate: fields['tradeDate'], time: fields['time'] })
  }
}

function takeQuote(quote: Quote & Partial<MarketClock>): void {
  const instrument = `${quote.code}.${quote.market}`
  quotes.set(instrument, quote)
  if (quote.phase !== undefined && !toldPhases.has(quote.market)) phases.set(quote.market, quote.phase)
  for (const listener of quoteListeners.get(instrument) ?? []) listener()
  if (anyQuoteListeners.size > 0) tellAnyQuote.call()
  if (
    quote.tradeDate !== undefined &&
    quote.time !== undefined &&
    !(clock !== undefined && clock.time >= quote.time && clock.tradeDate >= quote.tradeDate)
  ) {
    setClock({ tradeDate: quote.tradeDate, time: quote.time })
  }
}

function setClock(next: MarketClock): void {
  clock = next
  tellClock()
}

function tellClock(): void {
  for (const listener of clockListeners) listener()
}

function onQuote(instrument: string, listener: () => void): () => void {
  const set = quoteListeners.get(instrument) ?? new Set()
  quoteListeners.set(instrument, set.add(listener))
  return () => set.delete(listener)
}

/**
 * Has the quotes of these instruments sent. One that nothing shows any more is forgotten: when it is shown again, its old price must
 * not stand for the present one.
 */
export function useShownQuotes(instruments: readonly string[]): void {
  const wanted = instruments.join(' ')
  useEffect(() => {
    if (wanted === '') return undefined
    const names = wanted.split(' ')
    const hide = showQuotes(names)
    return () => {
      hide()
      // What is shown again in the same moment, by a list that has moved on, is shown without a gap.
      setTimeout(() => names.forEach(forget), FORGET_MS)
    }
  }, [wanted])
}

const FORGET_MS = 1000

function forget(instrument: string): void {
  if (!isQuoteShown(instrument)) quotes.delete(instrument)
}

const anyQuoteListeners = new Set<() => void>()

/**
 * Draws a list of many quotes again now and then rather than at each; and in slices between which the page takes keys and wheel, because
 * nobody waits for it.
 */
export function useNewQuotes(): void {
  const [, draw] = useState({})
  useEffect(() => {
    const listener = (): void => startTransition(() => draw({}))
    anyQuoteListeners.add(listener)
    return () => void anyQuoteListeners.delete(listener)
  }, [])
}

const tellAnyQuote = settleDown(
  () => {
    for (const listener of anyQuoteListeners) listener()
  },
  400,
  400,
)

export function quoteOf(instrument: string): Quote | undefined {
  return quotes.get(instrument)
}

export function useQuote(instrument: string | undefined): Quote | undefined {
  useShownQuotes(instrument === undefined ? [] : [instrument])
  return useSyncExternalStore(
    listener => (instrument === undefined ? () => undefined : onQuote(instrument, listener)),
    () => (instrument === undefined ? undefined : quotes.get(instrument)),
  )
}

function onClock(listener: () => void): () => void {
  clockListeners.add(listener)
  return () => clockListeners.delete(listener)
}

export function useMarketClock(): MarketClock | undefined {
  return useSyncExternalStore(onClock, () => clock)
}

export function useMarketPhase(market: Market): string | undefined {
  return useSyncExternalStore(onClock, () => phases.get(market))
}

const OLD_MS = 5000

/** Whole seconds since the market was last heard; undefined while it is, or where it never was. */
export function useMarketAge(): number | undefined {
  return useSyncExternalStore(everySecond, marketAge)
}

function marketAge(): number | undefined {
  if (clock === undefined) return undefined
  const age = performance.now() - heardAt
  return age >= OLD_MS || connectionState() === 'lost' ? Math.floor(age / 1000) : undefined
}

function everySecond(listener: () => void): () => void {
  const timer = setInterval(listener, 1000)
  const stops = [onConnectionState(listener), onClock(listener)]
  return () => {
    clearInterval(timer)
    for (const stop of stops) stop()
  }
}
