/** The public feed: clock, phases, quotes and the end of each stream, as protocols/quote-feed says. */
import {
  formatFeedMessage,
  type ClockMessage,
  type EndOfStreamMessage,
  type FeedMessage,
  type PhaseMessage,
} from '@guitai/protocols/quote-feed/quote-feed.ts'
import { marketPhase, SIMULATED_MARKETS, type MarketDay, type SimulatedMarket } from '../market-day.ts'
import { openLineServer } from './line-server.ts'
import { quoteOf } from './quotes.ts'

export interface FeedDoorOptions {
  port: number
  day: () => MarketDay
  clock: () => ClockMessage
  /** Is everything of this market's day reported, and are its files there? */
  hasEnded: (market: SimulatedMarket) => boolean
}

export interface FeedDoor {
  port: number
  /** Tells what changed since the last time: quotes, phases, ends of streams. Throttling is the caller's pace. */
  flush(): void
  tellClock(): void
  tell(message: FeedMessage): void
  /** A new day: everything anew. */
  restart(): void
  stop(): Promise<void>
}

const phaseMessage = (day: MarketDay, market: SimulatedMarket): PhaseMessage => ({
  type: 'phase',
  market,
  tradeDate: day.tradeDate,
  time: day.time,
  phase: marketPhase(day, market),
})

function endOfStream(day: MarketDay, market: SimulatedMarket): EndOfStreamMessage {
  const reports = Object.fromEntries(day.exchanges[market].reportCounts)
  return { type: 'end-of-stream', market, tradeDate: day.tradeDate, reports }
}

const format = (messages: FeedMessage[]): string => messages.map(formatFeedMessage).join('')

function snapshot(day: MarketDay, hasEnded: FeedDoorOptions['hasEnded']): FeedMessage[] {
  return SIMULATED_MARKETS.flatMap(market => {
    const exchange = day.exchanges[market]
    const quotes = [...exchange.listings.values()].map(listing => quoteOf(exchange, listing))
    return [phaseMessage(day, market), ...quotes, ...(hasEnded(market) ? [endOfStream(day, market)] : [])]
  })
}

/** Quotes that changed; they are forgotten as changes. */
function changedQuotes(day: MarketDay): FeedMessage[] {
  return SIMULATED_MARKETS.flatMap(market => {
    const exchange = day.exchanges[market]
    const quotes = [...exchange.changed].map(listing => quoteOf(exchange, listing))
    exchange.changed.clear()
    return quotes
  })
}

export async function openFeedDoor(options: FeedDoorOptions): Promise<FeedDoor> {
  const { day, clock, hasEnded } = options
  /** What phase each market was last told to be in, and whose end was told. */
  const told = new Map<SimulatedMarket, string>()
  const ended = new Set<SimulatedMarket>()
  const server = await openLineServer(options.port, () => format([clock(), ...snapshot(day(), hasEnded)]))

  function newPhases(): FeedMessage[] {
    return SIMULATED_MARKETS.flatMap(market => {
      const message = phaseMessage(day(), market)
      if (told.get(market) === message.phase) return []
      told.set(market, message.phase)
      return [clock(), message]
    })
  }

  function newEnds(): FeedMessage[] {
    return SIMULATED_MARKETS.flatMap(market => {
      if (ended.has(market) || !hasEnded(market)) return []
      ended.add(market)
      return [endOfStream(day(), market)]
    })
  }

  return {
    port: server.port,
    flush: () => server.say(format([...newPhases(), ...changedQuotes(day()), ...newEnds()])),
    tellClock: () => server.say(formatFeedMessage(clock())),
    tell: message => server.say(formatFeedMessage(message)),
    restart() {
      ended.clear()
      told.clear()
      server.say(format([clock(), ...snapshot(day(), hasEnded)]))
    },
    stop: () => server.stop(),
  }
}
