/** What reaches the markets from outside. A day depends only on its opening, on these inputs and on when they came. */
import { cancelOrder } from './exchange/cancel-order.ts'
import { enterDesignation, type DesignationManner } from './exchange/designate.ts'
import { enterOrder, enterParticipantOrder } from './exchange/enter-order.ts'
import type { CancelRequest, DesignationRequest, OrderRequest, Refusal } from './exchange/exchange-order.ts'
import { answerOrder, type MarketDay, type SimulatedMarket } from './market-day.ts'

export type MarketInput =
  | {
      kind: 'order'
      market: SimulatedMarket
      /** The session that brought the order and gets the reports. */
      sessionId: string
      request: OrderRequest
      /** When present, the order is refused with this, whatever it contains. */
      forced?: Refusal
    }
  | { kind: 'cancel'; market: SimulatedMarket; sessionId: string; cancel: CancelRequest }
  | {
      kind: 'designation'
      market: SimulatedMarket
      sessionId: string
      designation: DesignationRequest
      manner: DesignationManner
    }
  /** An order of somebody else. No report is sent, and the crowd does not react to it. */
  | { kind: 'outside-order'; market: SimulatedMarket; request: OrderRequest }
  | { kind: 'suspend'; market: SimulatedMarket; code: string; isSuspended: boolean }

/** The trading unit of what a counter has sent. */
export function unitIn(input: Extract<MarketInput, { sessionId: string }>): string {
  if (input.kind === 'order') return input.request.tradingUnit
  return input.kind === 'cancel' ? input.cancel.tradingUnit : input.designation.tradingUnit
}

export function applyInput(day: MarketDay, input: MarketInput, activity: number): void {
  const exchange = day.exchanges[input.market]
  switch (input.kind) {
    case 'order':
      enterOrder(exchange, input.request, input.forced)
      answerOrder(day, { market: input.market, code: input.request.code, activity })
      return
    case 'cancel':
      cancelOrder(exchange, input.cancel)
      return
    case 'designation':
      enterDesignation(exchange, input.designation, input.manner)
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
