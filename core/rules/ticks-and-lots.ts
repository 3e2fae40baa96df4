/**
 * Ticks, lots and order sizes, and what an order of bonds or repo is worth. A sale may break the lot in one way only: the odd
 * part of a balance goes whole, alone or with full lots (SSE and SZSE trading rules 3.3; on STAR and in Beijing a balance below
 * the minimum goes in one order).
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Side } from '../base/market.ts'
import { type Fen, mulDiv, type Price, type Shares } from '../base/money.ts'
import type { Instrument } from './instrument.ts'
import type { LotRow, OrderType, Parameters } from './parameters.ts'
import { type ProductClass, rowFor } from './product-class.ts'
import { present } from '../base/assert.ts'

export type PriceProblem = 'price_not_positive' | 'price_not_a_tick' | 'price_too_high'
export type QuantityProblem =
  'quantity_not_a_lot' | 'quantity_below_minimum' | 'quantity_above_maximum' | 'odd_lot_must_be_sold_whole'

export function tickOf(parameters: Parameters, of: ProductClass, tradeDate: BusinessDate): Price {
  return present(rowFor(parameters.ticks, of, tradeDate), 'tick').tick
}

export function lotOf(parameters: Parameters, of: ProductClass, tradeDate: BusinessDate): LotRow {
  return present(rowFor(parameters.lots, of, tradeDate), 'lot')
}

export function checkPrice(
  parameters: Parameters,
  of: ProductClass,
  price: Price,
  tradeDate: BusinessDate,
): PriceProblem | undefined {
  const row = present(rowFor(parameters.ticks, of, tradeDate), 'tick')
  if (price <= 0) return 'price_not_positive'
  if (price % row.tick !== 0) return 'price_not_a_tick'
  return price >= row.priceBelow ? 'price_too_high' : undefined
}

export interface OrderQuantity {
  side: Side
  quantity: Shares
  orderType: OrderType
  /** The part of the balance that may be sold now. It is used only for a sale. */
  sellable: Shares
}

export function checkQuantity(
  parameters: Parameters,
  of: ProductClass,
  order: OrderQuantity,
  tradeDate: BusinessDate,
): QuantityProblem | undefined {
  const lot = lotOf(parameters, of, tradeDate)
  if (order.quantity > maximumQuantity(lot, order.orderType)) return 'quantity_above_maximum'
  if (order.side === 'sell') return checkSale(lot, order.quantity, order.sellable)
  if (order.quantity < lot.minimumBuy) return 'quantity_below_minimum'
  return order.quantity % lot.buyStep === 0 ? undefined : 'quantity_not_a_lot'
}

export function maximumQuantity(lot: LotRow, orderType: OrderType): Shares {
  if (orderType === 'limit') return lot.maximumLimit
  return orderType === 'after-hours-fixed-price' ? lot.maximumAfterHours : lot.maximumMarket
}

function checkSale(lot: LotRow, quantity: Shares, sellable: Shares): QuantityProblem | undefined {
  if (quantity >= lot.minimumSell && quantity % lot.sellStep === 0) return undefined
  const odd = oddPart(lot, sellable)
  if (odd === 0 || quantity <= 0)
    return quantity < lot.minimumSell ? 'quantity_below_minimum' : 'quantity_not_a_lot'
  const takesOdd = lot.sellStep > 1 ? quantity % lot.sellStep === odd : quantity === odd
  return takesOdd ? undefined : 'odd_lot_must_be_sold_whole'
}

/** The part of a balance that is less than a lot and may only be sold whole; 0 where there is none. */
export function oddPart(lot: LotRow, sellable: Shares): Shares {
  if (lot.sellStep > 1) return sellable % lot.sellStep
  return sellable < lot.minimumSell ? sellable : 0
}

export type Valued = Pick<Instrument, 'kind' | 'accruedInterest'>

/**
 * What an order or fill is worth in fen, rounded half up. For bonds the price is per 100 yuan of face value and the quantity is
 * face value; where they are quoted clean, the day's accrued interest (also per 100) is added. For repo it is the face amount,
 * because its price is a yield.
 */
export function amountOfOrder(instrument: Valued, price: Price, quantity: Shares): Fen {
  switch (instrument.kind) {
    case 'repo':
      return quantity * 100
    case 'convertible':
      return mulDiv(price, quantity, 10_000)
    case 'government-bond':
    case 'corporate-bond':
      return mulDiv(price + (instrument.accruedInterest ?? 0), quantity, 10_000)
    default:
      return mulDiv(price, quantity, 100)
  }
}

/** The accrued interest in an amount of bonds, which the price alone does not contain. */
export function accruedInterestOf(instrument: Valued, price: Price, quantity: Shares): Fen {
  if ((instrument.accruedInterest ?? 0) === 0) return 0
  const clean = { ...instrument, accruedInterest: 0 }
  return amountOfOrder(instrument, price, quantity) - amountOfOrder(clean, price, quantity)
}
