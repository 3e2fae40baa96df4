/** The public feed of clock, phases, quotes and ends of streams, in the format of protocols/quote-feed. */
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
  /** True when everything of this market's day is reported and its files are written. */
  hasEnded: (market: SimulatedMarket) => boolean
}

export interface FeedDoor {
  port: number
  /** Sends what changed since the last call: quotes, phases, ends of streams. The caller decides how often. */
  flush(): void
  tellClock(): void
  tell(message: FeedMessage): void
  /** Starts a new day and sends everything again. */
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

/** Takes the quotes that have changed; the next call does not give them again. */
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
  /** The phase that each market was last reported in, and the markets whose end was reported. */
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
