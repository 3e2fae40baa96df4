/**
 * The limits of an order beyond those of client and market: the daily buying cap for risk-warning stocks, the firm's limits for
 * one security (S05), per order, per client and day, and the rate. The day and the rate count the client's orders of the trade
 * date. Refused or canceled quantities no longer count for amounts, but such orders count for the rate.
 */
import type { Side } from '../../base/market.ts'
import type { Fen, Price, Shares } from '../../base/money.ts'
import type { Client } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { isEnded, type Order } from '../../books/orders.ts'
import { pastEnteredSince, pastFills } from '../../books/past-orders.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { checkFirmLimits, firmLimitsOf, riskWarningCapOf } from '../../rules/firm-limits.ts'
import { instrumentId, type Instrument } from '../../rules/instrument.ts'
import { isAboveSecurityLimit, securityRuleOf } from '../../rules/security-rules.ts'
import { amountOfOrder } from '../../rules/ticks-and-lots.ts'
import { orderDateOf } from './order-date.ts'

export const LIMIT_REFUSALS = [
  'risk_warning_buy_limit',
  'order_above_security_limit',
  'order_above_firm_limit',
  'client_day_above_firm_limit',
  'order_rate_above_firm_limit',
] as const
type LimitRefusal = (typeof LIMIT_REFUSALS)[number]

interface LimitFacts {
  side: Side
  quantity: Shares
  channel: string
  /** When the order was entered, in milliseconds. */
  at: number
}

export function checkOrderLimits(
  books: Books,
  request: LimitFacts,
  { client, instrument }: { client: Readonly<Client>; instrument: Readonly<Instrument> },
  holdPrice: Price,
): Rejection<LimitRefusal> | undefined {
  const tradeDate = orderDateOf(books)
  const cap = request.side === 'buy' ? riskWarningCapOf(books.parameters, instrument, tradeDate) : undefined
  if (cap !== undefined && boughtToday(books, client, instrument) + request.quantity > cap)
    return reject('risk_warning_buy_limit', 'quantity', { limit: String(cap) })
  const amount = amountOfOrder(instrument, holdPrice, request.quantity)
  const rule = securityRuleOf(books.parameters, instrumentId(instrument), tradeDate)
  if (isAboveSecurityLimit(rule, { amount, quantity: request.quantity }))
    return reject('order_above_security_limit', 'quantity')
  const row = firmLimitsOf(books.parameters, request.channel, tradeDate)
  if (row === undefined) return undefined
  const clientDayAmount = row.clientDayAmount === null ? 0 : dayAmount(books, client, instrument) + amount
  const ordersThisSecond =
    row.ordersPerSecond === null ? 0 : 1 + enteredSince(books, client, request.at - SECOND)
  const problem = checkFirmLimits(row, {
    amount,
    quantity: request.quantity,
    clientDayAmount,
    ordersThisSecond,
  })
  return problem === undefined ? undefined : reject(problem)
}

const SECOND = 1000

function ordersOfDay(books: Books, client: Readonly<Client>): Readonly<Order>[] {
  const tradeDate = orderDateOf(books)
  return [...client.orders]
    .flatMap(orderId => books.orders.get(orderId) ?? [])
    .filter(order => order.tradeDate === tradeDate)
}

/** The quantity of an order that was filled or still may be. A refused or canceled part does not count. */
function live(order: Readonly<Order>): Shares {
  return isEnded(order.status) ? order.filledQuantity : order.quantity - order.canceledQuantity
}

/** The day's orders and fills together, as the rule counts them. */
function boughtToday(books: Books, client: Readonly<Client>, instrument: Readonly<Instrument>): Shares {
  const buys = ordersOfDay(books, client).filter(
    order => order.instrumentNo === instrument.instrumentNo && order.side === 'buy',
  )
  const past = pastFills(books, client.clientNo, orderDateOf(books)).filter(
    fill => fill.instrumentNo === instrument.instrumentNo && fill.side === 'buy',
  )
  return (
    buys.reduce((sum, order) => sum + live(order), 0) + past.reduce((sum, fill) => sum + fill.quantity, 0)
  )
}

/** In the currency of the order, because dollars and yuan are not added. */
function dayAmount(books: Books, client: Readonly<Client>, { currency }: Pick<Instrument, 'currency'>): Fen {
  const past = pastFills(books, client.clientNo, orderDateOf(books))
    .filter(fill => books.instruments.get(fill.instrumentNo)?.currency === currency)
    .reduce((sum, fill) => sum + fill.amount, 0)
  return ordersOfDay(books, client).reduce((sum, order) => {
    const instrument = books.instruments.get(order.instrumentNo)
    return instrument?.currency === currency
      ? sum + amountOfOrder(instrument, order.holdPrice, live(order))
      : sum
  }, past)
}

function enteredSince(books: Books, client: Readonly<Client>, since: number): number {
  const here = ordersOfDay(books, client).filter(order => order.enteredAt > since).length
  return here + pastEnteredSince(books, client.clientNo, since)
}
