/**
 * The checks of an order, in the order of the rule book, each its own refusal. Used by the counter, and again when a
 * queued order is released. Nothing is changed here.
 */
import type { Market, Side, TimeOfDay } from '../base/market.ts'
import { formatFen, formatPrice, type Fen, type Price, type Shares } from '../base/money.ts'
import type { CashAccount, Channel, Client, Holding, SecuritiesAccount } from '../books/accounts.ts'
import { FREE_SHARES, holdingKey } from '../books/accounts.ts'
import type { Books } from '../books/books.ts'
import { shareBalance } from '../books/changes/post.ts'
import { isEnded, type Order } from '../books/orders.ts'
import { availableCash, sellableQuantity } from '../books/figures.ts'
import { reject, type Rejection } from '../functions/rejection.ts'
import { NO_FEES, type FeeSchedule } from '../rules/fees.ts'
import { checkFirmLimits, firmLimitsOf, riskWarningCapOf } from '../rules/firm-limits.ts'
import type { Instrument } from '../rules/instrument.ts'
import { checkOrderType, holdPriceOf, isMarketOrder } from '../rules/order-types.ts'
import type { OrderType, Session } from '../rules/parameters.ts'
import { checkPriceLimits, limitsOf } from '../rules/price-limits.ts'
import { sessionAt, sessionsOf } from '../rules/sessions.ts'
import { amountOfOrder, checkPrice, checkQuantity, lotOf } from '../rules/ticks-and-lots.ts'
import { feeScheduleOf } from './fee-schedule.ts'
import { holdOf, type Hold } from './order-hold.ts'

export interface OrderRequest {
  clientNo: number
  instrument: string
  side: Side
  orderType: OrderType
  price: Price
  quantity: Shares
  channel: Channel
  /** When it was entered, in milliseconds. */
  at: number
}

export interface CheckedOrder {
  client: Readonly<Client>
  cashAccount: Readonly<CashAccount>
  securitiesAccount: Readonly<SecuritiesAccount>
  instrument: Readonly<Instrument>
  holding: Readonly<Holding> | undefined
  tradingUnit: string
  holdPrice: Price
  hold: Hold
  schedule: FeeSchedule
  /** Not now, but in a later session of today: the order waits here. */
  mustQueue: boolean
}

export const ORDER_REFUSALS = [
  'client_not_found',
  'client_not_normal',
  'channel_not_allowed',
  'instrument_not_found',
  'market_not_listed',
  'instrument_delisted',
  'instrument_suspended',
  'board_not_allowed',
  'securities_account_not_found',
  'securities_account_not_normal',
  'currency_not_held',
  'cash_account_closed',
  'not_designated',
  'custody_elsewhere',
  'session_closed',
  'order_type_not_allowed',
  'order_type_not_allowed_now',
  'market_order_needs_price_limits',
  'protective_price_required',
  'price_not_positive',
  'price_not_a_tick',
  'price_too_high',
  'quantity_above_maximum',
  'quantity_below_minimum',
  'quantity_not_a_lot',
  'odd_lot_must_be_sold_whole',
  'price_outside_limits',
  'insufficient_shares',
  'insufficient_cash',
  'risk_warning_buy_limit',
  'order_above_firm_limit',
  'client_day_above_firm_limit',
  'order_rate_above_firm_limit',
] as const

export type OrderRefusal = (typeof ORDER_REFUSALS)[number]
type Refusal = Rejection<OrderRefusal>

/** Where the order would be kept and traded: who, what, which accounts. */
interface Place {
  client: Readonly<Client>
  instrument: Readonly<Instrument>
  securitiesAccount: Readonly<SecuritiesAccount>
  cashAccount: Readonly<CashAccount>
  holding: Readonly<Holding> | undefined
}

export function checkOrder(books: Books, request: OrderRequest, time: TimeOfDay): CheckedOrder | Refusal {
  const client = checkClient(books, request)
  if ('code' in client) return client
  const instrument = checkInstrument(books, request, client)
  if ('accepted' in instrument) return instrument
  const place = findPlace(books, request, client, instrument)
  if ('code' in place) return place
  const session = checkSession(books, request, instrument, time)
  if ('code' in session) return session
  return checkTerms(books, request, place) ?? checkMeans(books, request, place, session)
}

function checkClient(books: Books, { clientNo, side, channel }: OrderRequest): Readonly<Client> | Refusal {
  const client = books.clients.get(clientNo)
  if (client === undefined) return reject('client_not_found', 'clientNo')
  const isAllowed =
    client.status === 'normal' ||
    client.status === 'no-withdrawal' ||
    client.status === (side === 'buy' ? 'no-sell' : 'no-buy')
  if (!isAllowed) return reject('client_not_normal', 'clientNo', { status: client.status })
  if (channel !== 'counter' && !client.channels.includes(channel)) return reject('channel_not_allowed')
  return client
}

function checkInstrument(
  books: Books,
  { instrument: id, side }: OrderRequest,
  client: Readonly<Client>,
): Readonly<Instrument> | Refusal {
  const instrument = books.instrumentsById.get(id)
  if (instrument === undefined) return reject('instrument_not_found', 'instrument')
  const market = books.markets.get(instrument.market)
  if (market === undefined || !market.listed || market.tradeDate !== books.day.businessDate)
    return reject('market_not_listed', 'instrument')
  if (instrument.isDelisted) return reject('instrument_delisted', 'instrument')
  if (instrument.isSuspended) return reject('instrument_suspended', 'instrument')
  if (side === 'buy' && !mayBuy(client, instrument)) return reject('board_not_allowed', 'instrument')
  return instrument
}

/** Board rights and suitability: the main board is open to all, others where the client has the right. */
function mayBuy(client: Readonly<Client>, instrument: Readonly<Instrument>): boolean {
  if (instrument.isRiskWarning && !client.boards.includes('risk-warning')) return false
  return instrument.board === 'main' || instrument.kind === 'etf' || client.boards.includes(instrument.board)
}

function findPlace(
  books: Books,
  request: OrderRequest,
  client: Readonly<Client>,
  instrument: Readonly<Instrument>,
): Place | Refusal {
  const securitiesAccount = client.securitiesAccounts.find(
    account => account.market === instrument.market && account.status !== 'closed',
  )
  if (securitiesAccount === undefined) return reject('securities_account_not_found', 'instrument')
  if (securitiesAccount.status !== 'normal') return reject('securities_account_not_normal', 'instrument')
  const cashAccount = client.cashAccounts.find(account => account.currency === instrument.currency)
  if (cashAccount === undefined) return reject('currency_not_held', 'instrument')
  if (cashAccount.status !== 'normal') return reject('cash_account_closed', 'instrument')
  if (books.tradingUnits.get(securitiesAccount.tradingUnit)?.market !== instrument.market)
    return reject('not_designated', 'instrument')
  const unit = custodyUnit(instrument.market, securitiesAccount)
  const holding = books.holdingsByKey.get(
    holdingKey(securitiesAccount.securitiesAccountId, instrument.instrumentNo, unit, FREE_SHARES),
  )
  if (request.side === 'sell' && holding === undefined && isHeldElsewhere(client, instrument, unit))
    return reject('custody_elsewhere', 'instrument')
  return { client, instrument, securitiesAccount, cashAccount, holding }
}

/** Shenzhen keeps shares per trading unit, Shanghai per account. */
export function custodyUnit(market: Market, account: Pick<SecuritiesAccount, 'tradingUnit'>): string {
  return market === 'XSHE' ? account.tradingUnit : ''
}

function isHeldElsewhere(client: Readonly<Client>, instrument: Readonly<Instrument>, unit: string): boolean {
  return client.holdings.some(
    holding =>
      holding.instrumentNo === instrument.instrumentNo &&
      holding.tradingUnit !== unit &&
      shareBalance(holding) > 0,
  )
}

function checkSession(
  books: Books,
  request: OrderRequest,
  instrument: Readonly<Instrument>,
  time: TimeOfDay,
): Session | Refusal {
  const { businessDate } = books.day
  const now = sessionAt(books.parameters, instrument, businessDate, time)
  const isLaterToday = sessionsOf(books.parameters, instrument, businessDate).some(
    session => session.start > time && session.acceptsOrders,
  )
  if (!now.acceptsOrders && !isLaterToday) return reject('session_closed')
  const problem = checkOrderType(
    books.parameters,
    instrument,
    {
      side: request.side,
      orderType: request.orderType,
      ...(now.acceptsOrders ? { phase: now.phase } : {}),
      ...(request.price > 0 ? { protectivePrice: request.price } : {}),
    },
    businessDate,
  )
  return problem === undefined ? now : reject(problem, 'orderType')
}

function checkTerms(
  books: Books,
  request: OrderRequest,
  { instrument, holding }: Place,
): Refusal | undefined {
  const { businessDate } = books.day
  const isPriced = !isMarketOrder(request.orderType) || request.price > 0
  const priceProblem = isPriced
    ? checkPrice(books.parameters, instrument, request.price, businessDate)
    : undefined
  if (priceProblem !== undefined) return reject(priceProblem, 'price')
  const sellable = holding === undefined ? 0 : sellableQuantity(holding, businessDate)
  const { side, quantity, orderType } = request
  const quantityProblem = checkQuantity(
    books.parameters,
    instrument,
    { side, quantity, orderType, sellable },
    businessDate,
  )
  if (quantityProblem !== undefined) return reject(quantityProblem, 'quantity')
  const limits = limitsOf(instrument)
  if (isPriced && checkPriceLimits(limits, request.price) !== undefined) {
    return reject('price_outside_limits', 'price', {
      lower: limitText(limits.lowerLimit),
      upper: limitText(limits.upperLimit),
    })
  }
  return undefined
}

const limitText = (limit: Price | undefined): string => (limit === undefined ? '—' : formatPrice(limit))

function checkMeans(
  books: Books,
  request: OrderRequest,
  place: Place,
  session: Session,
): CheckedOrder | Refusal {
  const { client, instrument, cashAccount, securitiesAccount, holding } = place
  const { businessDate } = books.day
  const schedule = feeScheduleOf(books, instrument, client.feePlan, businessDate)
  const holdPrice =
    holdPriceOf(instrument, request.orderType, request.price > 0 ? request.price : undefined) ?? 0
  const { sellStep } = lotOf(books.parameters, instrument, businessDate)
  const facts = {
    ...request,
    status: 'queued',
    filledQuantity: 0,
    filledAmount: 0,
    canceledQuantity: 0,
    holdPrice,
    fees: NO_FEES,
  } as const
  const hold = holdOf(facts, instrument, schedule, sellStep)
  const sellable = holding === undefined ? 0 : sellableQuantity(holding, businessDate)
  if (hold.shares > sellable) return reject('insufficient_shares', 'quantity', { sellable: String(sellable) })
  const available = availableCash(cashAccount, businessDate)
  if (hold.cash > available && hold.cash > 0)
    return reject('insufficient_cash', 'quantity', {
      available: formatFen(available),
      needed: formatFen(hold.cash),
    })
  const problem = checkLimits(books, request, place, holdPrice)
  if (problem !== undefined) return problem
  const tradingUnit = securitiesAccount.tradingUnit
  const isPaused = books.tradingUnits.get(tradingUnit)?.status !== 'running'
  return {
    client,
    cashAccount,
    securitiesAccount,
    instrument,
    holding,
    tradingUnit,
    holdPrice,
    hold,
    schedule,
    mustQueue: isPaused || !session.acceptsOrders,
  }
}

function checkLimits(
  books: Books,
  request: OrderRequest,
  { client, instrument }: Place,
  holdPrice: Price,
): Refusal | undefined {
  const { businessDate } = books.day
  const cap =
    request.side === 'buy' ? riskWarningCapOf(books.parameters, instrument, businessDate) : undefined
  if (cap !== undefined && boughtToday(books, client, instrument) + request.quantity > cap)
    return reject('risk_warning_buy_limit', 'quantity', { limit: String(cap) })
  const amount = amountOfOrder(instrument, holdPrice, request.quantity)
  const row = firmLimitsOf(books.parameters, request.channel, businessDate)
  if (row === undefined) return undefined
  const clientDayAmount = row.clientDayAmount === null ? 0 : dayAmount(books, client) + amount
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
  return [...client.orders]
    .flatMap(orderId => books.orders.get(orderId) ?? [])
    .filter(order => order.tradeDate === books.day.businessDate)
}

/** What of an order was filled or still may be: a refused or canceled part counts no more. */
function live(order: Readonly<Order>): Shares {
  return isEnded(order.status) ? order.filledQuantity : order.quantity - order.canceledQuantity
}

/** Orders and fills of the day together, as the rule counts them. */
function boughtToday(books: Books, client: Readonly<Client>, instrument: Readonly<Instrument>): Shares {
  const buys = ordersOfDay(books, client).filter(
    order => order.instrumentNo === instrument.instrumentNo && order.side === 'buy',
  )
  return buys.reduce((sum, order) => sum + live(order), 0)
}

function dayAmount(books: Books, client: Readonly<Client>): Fen {
  return ordersOfDay(books, client).reduce((sum, order) => {
    const instrument = books.instruments.get(order.instrumentNo)
    return instrument === undefined ? sum : sum + amountOfOrder(instrument, order.holdPrice, live(order))
  }, 0)
}

function enteredSince(books: Books, client: Readonly<Client>, since: number): number {
  return ordersOfDay(books, client).filter(order => order.enteredAt > since).length
}
