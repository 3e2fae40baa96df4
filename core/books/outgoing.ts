/** Messages to the exchanges. They leave in commit order, once the batch that decided them is committed. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Market, Side } from '../base/market.ts'
import type { Price, Shares } from '../base/money.ts'
import type { DesignationKind } from '../words/custody-transfer.ts'
import type { OrderType } from '../rules/parameters.ts'

interface Addressed {
  orderId: number
  clOrdId: string
  market: Market
  tradingUnit: string
  /** The client of the order, for kill switches. It is missing in a row that was read back. */
  clientNo?: number
  branchNo?: number
  securitiesAccount: string
  code: string
  side: Side
  quantity: Shares
}

export interface OutgoingOrder extends Addressed {
  kind: 'new-order'
  tradeDate: BusinessDate
  orderType: OrderType
  price: Price | 0
}

export interface OutgoingCancel extends Addressed {
  kind: 'cancel'
  originalClOrdId: string
}

/** Asks the exchange for the state of an order. */
export interface OutgoingStatus extends Addressed {
  kind: 'status'
}

/** The designation of a securities account, or its withdrawal; or the question how such a request stands. */
export interface OutgoingDesignation {
  kind: 'designation' | 'designation-status'
  transferNo: number
  /** It is missing in a row that was read back. */
  clientNo?: number
  clOrdId: string
  tradingUnit: string
  securitiesAccount: string
  instruction: DesignationKind
}

export type OutgoingOfOrder = OutgoingOrder | OutgoingCancel | OutgoingStatus
export type Outgoing = OutgoingOfOrder | OutgoingDesignation

/** An act on the line of a trading unit. */
export interface LineAct {
  kind: 'line-act'
  /** Ask how every open order stands (O04), or begin both numberings anew (X02). */
  act: 'reconcile' | 'renumber'
  tradingUnit: string
}

/** In commit order: a message, or an act on the line itself. */
export type Leaving = Outgoing | LineAct
