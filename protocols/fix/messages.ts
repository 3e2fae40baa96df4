/**
 * The application messages of an order-entry session, as records: what the exchange and the counter say to each other.
 *
 * They speak our words (names of the glossary); tags and wire codes live in encode-message.ts and decode-message.ts.
 * Source: FIX 4.4 as narrowed by market.md 6.3, with STEP's 10197 (partition) and FIX's 880 (trade number).
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { OrderType } from '@guitai/core/base/order-type.ts'
import type { Market, Side } from '@guitai/core/base/market.ts'
import type { Price, Shares } from '@guitai/core/base/money.ts'

  type: string
  reason: string
  /** The message with '|' for the separators. */
  raw: string
}

export type FromCounter = NewOrderSingle | OrderCancelRequest | OrderStatusRequest
export type FromExchange =
  ExecutionReport | OrderCancelReject | BusinessReject | SessionReject | UnreadableMessage
