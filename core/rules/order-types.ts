/**
 * The order types that an instrument accepts, and in which phase. Market orders exist in continuous trading only. They have a
 * protective price where the market requires it; a market buy without any upper limit always has one, because nothing else says
 * how much money to hold. Orders entered before the open are checked for the phase in which they are sent.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Side } from '../base/market.ts'
import type { Price } from '../base/money.ts'
import type { Instrument } from './instrument.ts'
import type { OrderType, OrderTypeRow, Parameters } from './parameters.ts'
import { type ProductClass, rowFor } from './product-class.ts'
import type { SessionPhase } from '../words/session-phase.ts'

export type OrderTypeProblem =
  | 'order_type_not_allowed'
  | 'order_type_not_allowed_now'
  | 'market_order_needs_price_limits'
  | 'protective_price_required'

export interface OrderTypeFacts {
  side: Side
  orderType: OrderType
  /** Undefined asks whether the type is allowed at all, whenever the order is sent. */
  phase?: SessionPhase | undefined
  protectivePrice?: Price | undefined
}

export function isMarketOrder(type: OrderType): boolean {
  return type !== 'limit' && type !== 'after-hours-fixed-price'
}

/** The order types of an instrument for a screen's list; those of one phase when a phase is given. */
export function orderTypesOf(
  parameters: Parameters,
  { of, tradeDate, phase }: { of: ProductClass; tradeDate: BusinessDate; phase?: SessionPhase | undefined },
): OrderType[] {
  const types = rowFor(parameters.orderTypes, of, tradeDate)?.types ?? []
  return types.filter(({ phases }) => phase === undefined || phases.includes(phase)).map(({ type }) => type)
}

/** What a form may offer for an instrument and a side: when the exchange accepts the type, and whether a price is needed. */
export interface OfferedOrderType {
  orderType: OrderType
  phases: readonly SessionPhase[]
  /** The limit of a limit order, or the protective price of a market order. */
  needsPrice: boolean
}

export function offeredOrderTypes(
  parameters: Parameters,
  {
    instrument,
    side,
    tradeDate,
  }: {
    instrument: Pick<Instrument, 'market' | 'kind' | 'board' | 'upperLimit'>
    side: Side
    tradeDate: BusinessDate
  },
): OfferedOrderType[] {
  const types = rowFor(parameters.orderTypes, instrument, tradeDate)?.types ?? []
  return types.flatMap(({ type, phases }) => {
    const problem = checkOrderType(parameters, instrument, { side, orderType: type }, tradeDate)
    if (problem !== undefined && problem !== 'protective_price_required') return []
    return { orderType: type, phases, needsPrice: !isMarketOrder(type) || problem !== undefined }
  })
}

export function checkOrderType(
  parameters: Parameters,
  instrument: Pick<Instrument, 'market' | 'kind' | 'board' | 'upperLimit'>,
  order: OrderTypeFacts,
  tradeDate: BusinessDate,
): OrderTypeProblem | undefined {
  const row = rowFor(parameters.orderTypes, instrument, tradeDate)
  const entry = row?.types.find(({ type }) => type === order.orderType)
  if (row === undefined || entry === undefined) return 'order_type_not_allowed'
  if (order.phase !== undefined && !entry.phases.includes(order.phase)) return 'order_type_not_allowed_now'
  if (!isMarketOrder(order.orderType)) return undefined
  return checkMarketOrder(row, order, instrument.upperLimit !== undefined)
}

function checkMarketOrder(
  row: OrderTypeRow,
  order: OrderTypeFacts,
  hasLimit: boolean,
): OrderTypeProblem | undefined {
  if (!hasLimit && !row.allowsMarketWithoutLimits) return 'market_order_needs_price_limits'
  const mustProtect = row.requiresProtectivePrice || (!hasLimit && order.side === 'buy')
  return mustProtect && order.protectivePrice === undefined ? 'protective_price_required' : undefined
}

/**
 * The price at which a buy is held: its own limit or protective price, else the upper limit of the day. It is undefined only
 * where `checkOrderType` has refused the order.
 */
export function holdPriceOf(
  instrument: Pick<Instrument, 'upperLimit'>,
  orderType: OrderType,
  price: Price | undefined,
): Price | undefined {
  return isMarketOrder(orderType) ? (price ?? instrument.upperLimit) : price
}
