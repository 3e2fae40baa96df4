/** The exchange says that no more reports come for a trade date. This is never concluded from the clock. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Market } from '../base/market.ts'
import { unplacedFact } from '../procedures/trades/unplaced-fact.ts'
import { defineInbound } from '../frame/define-inbound.ts'

export interface StreamComplete {
  market: Market
  tradeDate: BusinessDate
}

export const streamComplete = defineInbound<StreamComplete>({
  name: 'stream-complete',
  keys: () => [],
  decide(books, message, meta) {
    const market = books.markets.get(message.market)
    if (market === undefined || market.tradeDate !== message.tradeDate)
      return [
        unplacedFact(books, {
          source: 'stream-complete',
          reason: 'not the trade date of our books',
          content: message,
          told: meta,
        }),
      ]
    if (market.streamComplete) return []
    return [{ kind: 'update', table: 'market', row: { ...market, streamComplete: true } }]
  },
})
