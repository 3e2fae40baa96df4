/**
 * One trade date of all simulated markets: the exchanges and their crowds, moved on second by second. It is pure like the
 * exchange: the same seed, inputs and steps give the same day.
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { MARKETS, type Market, type TimeOfDay } from '@guitai/core/base/market.ts'
import type { Price } from '@guitai/core/base/money.ts'
import { instrumentId, type Instrument } from '@guitai/core/rules/instrument.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import { advanceTime, isDayOver, nextBoundary } from './exchange/advance-time.ts'
import { openExchange, type Exchange } from './exchange/exchange.ts'
import type { ExchangeReport } from './exchange/exchange-order.ts'
import type { Listing } from './exchange/listing.ts'
import { beat, createCrowd, respond, type Crowd } from './participants/participants.ts'
import type { Board } from '@guitai/core/words/board.ts'
import type { SessionPhase } from '@guitai/core/words/session-phase.ts'

export const SIMULATED_MARKETS = MARKETS
export type SimulatedMarket = Market

export interface MarketDay {
  readonly tradeDate: BusinessDate
  readonly instruments: readonly Instrument[]
  readonly exchanges: Readonly<Record<SimulatedMarket, Exchange>>
  readonly crowds: ReadonlyMap<Listing, Crowd>
  time: TimeOfDay
}

export interface MarketDayOpening {
  tradeDate: BusinessDate
  time: TimeOfDay
  seed: number
  instruments: readonly Instrument[]
  parameters: Parameters
  report: (market: SimulatedMarket, report: ExchangeReport) => void
}

export function openMarketDay(opening: MarketDayOpening): MarketDay {
  const { tradeDate, time, seed, instruments, parameters } = opening
  const open = (market: SimulatedMarket): Exchange =>
    openExchange({
      market,
      tradeDate,
      instruments,
      parameters,
      report: report => opening.report(market, report),
    })
  const exchanges = { XSHG: open('XSHG'), XSHE: open('XSHE'), BJSE: open('BJSE') }
  const crowds = new Map<Listing, Crowd>()
  for (const market of SIMULATED_MARKETS) {
    const exchange = exchanges[market]
    for (const listing of exchange.listings.values())
      crowds.set(listing, createCrowd(exchange, listing, seed))
  }
  const day: MarketDay = { tradeDate, instruments, exchanges, crowds, time }
  for (const market of SIMULATED_MARKETS) advanceTime(exchanges[market], time)
  return day
}

/** Moves on second by second up to `time` (whole seconds). Nothing happens when `time` is not later than now. */
export function advanceDay(day: MarketDay, time: TimeOfDay, activity: number): void {
  while (day.time < time) {
    day.time++
    for (const market of SIMULATED_MARKETS) advanceTime(day.exchanges[market], day.time)
    for (const crowd of day.crowds.values()) beat(crowd, day.time, activity)
  }
}

/** The crowd reacts at once to an order of a trading unit. */
export function answerOrder(
  day: MarketDay,
  { market, code, activity }: { market: SimulatedMarket; code: string; activity: number },
): void {
  const listing = day.exchanges[market].listings.get(code)
  const crowd = listing === undefined ? undefined : day.crowds.get(listing)
  if (crowd !== undefined && activity > 0) respond(crowd)
}

/** Counters may ask on a later day what has become of a request about a designation. */
export function keepDesignations(former: MarketDay, day: MarketDay): void {
  for (const market of SIMULATED_MARKETS)
    for (const [key, receipt] of former.exchanges[market].designations)
      day.exchanges[market].designations.set(key, receipt)
}

/** The closing price by instrument id. A listing without one keeps its previous close. */
export function closesOf(day: MarketDay): Map<string, Price> {
  const listings = SIMULATED_MARKETS.flatMap(market => [...day.exchanges[market].listings.values()])
  return new Map(
    listings.map(({ instrument, close }) => [instrumentId(instrument), close ?? instrument.previousClose]),
  )
}

/** Beijing has one board only. */
const MAIN_BOARDS: ReadonlySet<Board> = new Set(['main', 'beijing'])

/** The phase of a market's main-board stocks. It stands for the phase of the market. */
export function marketPhase(day: MarketDay, market: SimulatedMarket, time = day.time): SessionPhase {
  for (const { instrument, sessions } of day.exchanges[market].listings.values()) {
    if (instrument.kind !== 'stock' || !MAIN_BOARDS.has(instrument.board)) continue
    const first = sessions[0]
    if (first === undefined || time < first.start) return 'before-open'
    return sessions.find(session => time < session.end)?.phase ?? 'closed'
  }
  return 'closed'
}

/** The first time from now on at which any market is in this phase. For 'closed' it is the time when all markets are. */
export function timeOfPhase(day: MarketDay, phase: SessionPhase): TimeOfDay | undefined {
  let time: TimeOfDay | undefined = day.time
  while (time !== undefined) {
    const at = time
    const isIn = (market: SimulatedMarket): boolean => marketPhase(day, market, at) === phase
    if (phase === 'closed' ? SIMULATED_MARKETS.every(isIn) : SIMULATED_MARKETS.some(isIn)) return at
    time = nextDayBoundary(day, at)
  }
  return undefined
}

/** When the next session of any market begins or ends. */
export function nextDayBoundary(day: MarketDay, time = day.time): TimeOfDay | undefined {
  const next = SIMULATED_MARKETS.map(market => nextBoundary(day.exchanges[market], time))
  const known = next.filter(boundary => boundary !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

export function isOver(day: MarketDay, market: SimulatedMarket): boolean {
  return isDayOver(day.exchanges[market])
}
