/** What the engine asks the gateway to say to the exchange. */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market, Side } from '@guitai/core/base/market.ts'
import type { Price, Shares } from '@guitai/core/base/money.ts'
import type { FixOrderType } from '@guitai/protocols/fix/messages.ts'

interface OutgoingBase {
  /** Ours for ever. */
  orderId: number
  /** Of this submission; never given to another one of the trade date and trading unit. */
  clOrdId: string
  tradingUnit: string
  securitiesAccount: string
  market: Market
  code: string
  side: Side
  quantity: Shares
}

export interface OutgoingOrder extends OutgoingBase {
  kind: 'new-order'
  orderType: FixOrderType
  /** Limit, or a market order's protective price; 0 = none. */
  price: Price
  tradeDate: BusinessDate
}

export interface OutgoingCancel extends OutgoingBase {
  kind: 'cancel'
  originalClOrdId: string
}

export type Outgoing = OutgoingOrder | OutgoingCancel
