/** What reaches the markets from outside. A day is its opening, these inputs and when they came: nothing else. */
import { cancelOrder } from './exchange/cancel-order.ts'
import { enterOrder, enterParticipantOrder } from './exchange/enter-order.ts'
import type { CancelRequest, OrderRequest, Refusal } from './exchange/exchange-order.ts'
import { answerOrder, type MarketDay, type SimulatedMarket } from './market-day.ts'

export type MarketInput =
  | {
      kind: 'order'
      market: SimulatedMarket
      /** Who brought it and gets the reports. */
      sessionId: string
      request: OrderRequest
      /** Refuse it with this, whatever it is. */
      forced?: Refusal
    }
  | { kind: 'cancel'; market: SimulatedMarket; sessionId: string; cancel: CancelRequest }
  /** Somebody else's order: nobody is told, and the crowd does not answer it. */
  | { kind: 'outside-order'; market: SimulatedMarket; request: OrderRequest }
  | { kind: 'suspend'; market: SimulatedMarket; code: string; isSuspended: boolean }

export function applyInput(day: MarketDay, input: MarketInput, activity: number): void {
  const exchange = day.exchanges[input.market]
  switch (input.kind) {
    case 'order':
      enterOrder(exchange, input.request, input.forced)
      answerOrder(day, input.market, input.request.code, activity)
      return
    case 'cancel':
      cancelOrder(exchange, input.cancel)
      return
    case 'outside-order':
      enterParticipantOrder(exchange, input.request)
      return
    case 'suspend': {
      const listing = exchange.listings.get(input.code)
      if (listing === undefined) return
      listing.isSuspended = input.isSuspended
      exchange.changed.add(listing)
    }
  }
}
