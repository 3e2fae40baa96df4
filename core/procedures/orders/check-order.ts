/** The checks of an order, in the order of the rule book, each with its own refusal. Nothing is changed here. */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Market, Side, TimeOfDay } from '../../base/market.ts'
import { formatFen, formatPrice, type Fen, type Price, type Shares } from '../../base/money.ts'
import type { CashAccount, Client, Holding } from '../../books/accounts.ts'
import type { SecuritiesAccount } from '../../books/tables/clients/securities-account.ts'
import { FREE_SHARES, holdingKey } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { shareBalance } from '../../books/changes/post.ts'
import type { Block } from '../../books/tables/orders/block.ts'
import { availableCash } from '../../books/figures.ts'
import { sellableQuantity } from '../../books/holding-figures.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import type { FeeSchedule } from '../../rules/fees.ts'
import { NO_FEES } from '../../rules/fee-sums.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { checkOrderType, holdPriceOf, isMarketOrder } from '../../rules/order-types.ts'
import type { OrderType, Session } from '../../rules/parameters.ts'
import { checkPriceLimits, limitsOf } from '../../rules/price-limits.ts'
import { isChannelOpen, securityRuleOf, securityRuleProblem } from '../../rules/security-rules.ts'
import { sessionAt, sessionsOf } from '../../rules/sessions.ts'
import { amountOfOrder, checkPrice, checkQuantity, lotOf } from '../../rules/ticks-and-lots.ts'
import { blockOf } from './blocks.ts'
import { feeScheduleOf } from './fee-schedule.ts'
import { orderDateOf } from './order-date.ts'
import { holdingToSell } from './holding-to-sell.ts'
import { orderFeeOf } from './order-fee.ts'
import { holdOf, type Hold } from './order-hold.ts'
import { checkOrderLimits, LIMIT_REFUSALS } from './order-limits.ts'
import { checkSuitability, SUITABILITY_REFUSALS } from './order-suitability.ts'
import { doesCageRefuse, isOutsideCage } from './outside-cage.ts'
import { isUnitRunning, routeOf } from './route-order.ts'
import { securitiesAccountFor } from './securities-account-for.ts'
import { standardBondsOf } from '../custody/standard-bond-quota.ts'
import type { Channel } from '../../words/channel.ts'

export interface OrderRequest {
  clientNo: number
  instrument: string
  side: Side
  orderType: OrderType
  price: Price
  quantity: Shares
  channel: Channel
  /** When the order was entered, in milliseconds. */
  at: number
  /** The client insists on a product above its risk level, and a second person agrees. */
  isRiskAccepted?: boolean
}

export interface CheckedOrder {
  client: Readonly<Client>
  cashAccount: Readonly<CashAccount>
  securitiesAccount: Readonly<SecuritiesAccount>
  instrument: Readonly<Instrument>
  holding: Readonly<Holding> | undefined
  tradeDate: BusinessDate
  tradingUnit: string
  holdPrice: Price
  hold: Hold
  /** In fen; it is charged when the order leaves (order-fee.ts). */
  orderFee: Fen
  schedule: FeeSchedule
  /** The order is not for now but for a later session of today or the next trading day, so it waits in the counter. */
  mustQueue: boolean
  /** In the present market the exchange would refuse the order's price. */
  isOutsideCage: boolean
}

export const ORDER_REFUSALS = [
  'client_not_found',
  'trading_blocked',
  'client_not_normal',
  'channel_not_allowed',
  'channel_not_allowed_for_security',
  'instrument_not_found',
  'market_not_listed',
  'instrument_delisted',
  'instrument_suspended',
  'security_not_to_buy',
  'security_not_to_sell',
  'board_not_allowed',
  ...SUITABILITY_REFUSALS,
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
  'price_outside_cage',
  'insufficient_shares',
  'client_owes',
  'insufficient_cash',
  'insufficient_standard_bonds',
  ...LIMIT_REFUSALS,
] as const

export type OrderRefusal = (typeof ORDER_REFUSALS)[number]
type Refusal = Rejection<OrderRefusal>

/** Where the order is kept and traded: the client, the instrument and the accounts. */
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
  const problem = checkTerms(books, request, place)
  if (problem !== undefined) return problem
  const isOutside = isOutsideCage(books, request, instrument, session)
  if (isOutside && doesCageRefuse(books)) return reject('price_outside_cage', 'price')
  const checked = checkMeans(books, request, place, session)
  if (isOutside && !('code' in checked)) checked.isOutsideCage = true
  return checked
}

function checkClient(
  books: Books,
  { clientNo, side, channel, instrument }: OrderRequest,
): Readonly<Client> | Refusal {
  const client = books.clients.get(clientNo)
  if (client === undefined) return reject('client_not_found', 'clientNo')
  const block = blockOfClient(books, client, instrument)
  if (block !== undefined)
    return reject('trading_blocked', 'clientNo', { scope: block.blockKey, reason: block.reason })
  if (!mayTrade(client, side)) return reject('client_not_normal', 'clientNo', { status: client.status })
  if (channel !== 'counter' && !client.channels.includes(channel)) return reject('channel_not_allowed')
  if (!isChannelOpen(securityRuleOf(books.parameters, instrument, orderDateOf(books)), channel))
    return reject('channel_not_allowed_for_security', 'instrument')
  return client
}

export function mayTrade({ status }: Readonly<Pick<Client, 'status'>>, side: Side): boolean {
  return (
    status === 'normal' || status === 'no-withdrawal' || status === (side === 'buy' ? 'no-sell' : 'no-buy')
  )
}

/**
 * Looks for a block with the trading unit of the client's account in the security's market, through which the order would
 * leave.
 */
function blockOfClient(books: Books, client: Readonly<Client>, id: string): Readonly<Block> | undefined {
  if (books.blocks.size === 0) return undefined
  const instrument = books.instrumentsById.get(id)
  const account = instrument === undefined ? undefined : securitiesAccountFor(client, instrument)
  return blockOf(books, { ...client, tradingUnit: account?.tradingUnit ?? '' })
}

function checkInstrument(
  books: Books,
  { instrument: id, side, isRiskAccepted }: OrderRequest,
  client: Readonly<Client>,
): Readonly<Instrument> | Refusal {
  const instrument = books.instrumentsById.get(id)
  if (instrument === undefined) return reject('instrument_not_found', 'instrument')
  const market = books.markets.get(instrument.market)
  const tradeDate = orderDateOf(books)
  const isToday = tradeDate === books.day.businessDate
  // An evening order is checked with the list of its own day when that has been loaded (market-opens.ts).
  if (market === undefined || (isToday && (!market.listed || market.tradeDate !== tradeDate)))
    return reject('market_not_listed', 'instrument')
  if (instrument.isDelisted) return reject('instrument_delisted', 'instrument')
  if (isToday && instrument.isSuspended) return reject('instrument_suspended', 'instrument')
  const problem = securityRuleProblem(books.parameters, id, side, tradeDate)
  if (problem !== undefined) return reject(problem, 'instrument')
  if (side === 'sell') return instrument
  if (!mayBuy(client, instrument)) return reject('board_not_allowed', 'instrument')
  return checkSuitability(books, client, instrument, isRiskAccepted === true) ?? instrument
}

/** Board rights and suitability. The main board and lending are open to all, other boards to clients who have the right. */
function mayBuy(client: Readonly<Client>, instrument: Readonly<Instrument>): boolean {
  if (instrument.isRiskWarning && !client.boards.includes('risk-warning')) return false
  if (instrument.kind === 'convertible') return client.boards.includes('convertible')
  if (instrument.kind === 'repo') return client.boards.includes('repo-borrow')
  return instrument.board === 'main' || instrument.kind === 'etf' || client.boards.includes(instrument.board)
}

function findPlace(
  books: Books,
  request: OrderRequest,
  client: Readonly<Client>,
  instrument: Readonly<Instrument>,
): Place | Refusal {
  const own = securitiesAccountFor(client, instrument)
  const sold =
    request.side === 'sell' ? holdingToSell(books, client, instrument, request.quantity) : undefined
  const securitiesAccount = sold === undefined ? own : books.securitiesAccounts.get(sold.securitiesAccountId)
  if (securitiesAccount === undefined) return reject('securities_account_not_found', 'instrument')
  if (securitiesAccount.status !== 'normal') return reject('securities_account_not_normal', 'instrument')
  const cashAccount = client.cashAccounts.find(account => account.currency === instrument.currency)
  if (cashAccount === undefined) return reject('currency_not_held', 'instrument')
  if (cashAccount.status !== 'normal') return reject('cash_account_closed', 'instrument')
  if (books.tradingUnits.get(securitiesAccount.tradingUnit)?.market !== instrument.market)
    return reject('not_designated', 'instrument')
  const unit = custodyUnit(instrument.market, securitiesAccount)
  if (request.side === 'sell' && sold === undefined && isHeldElsewhere(client, instrument, unit))
    return reject('custody_elsewhere', 'instrument')
  const { securitiesAccountId } = securitiesAccount
  const bought = holdingKey(securitiesAccountId, instrument.instrumentNo, unit, FREE_SHARES)
  const holding = request.side === 'sell' ? sold : books.holdingsByKey.get(bought)
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
  const tradeDate = orderDateOf(books)
  const isEvening = tradeDate !== books.day.businessDate
  const isOver = !isEvening && books.markets.get(instrument.market)?.streamComplete === true
  const sessions = sessionsOf(books.parameters, instrument, tradeDate)
  const now = isEvening
    ? sessionAt(books.parameters, instrument, tradeDate, 0)
    : sessionAt(books.parameters, instrument, tradeDate, time)
  const isLater = sessions.some(session => (isEvening || session.start > time) && session.acceptsOrders)
  if ((!now.acceptsOrders && !isLater) || isOver || books.day.dayNo === 0) return reject('session_closed')
  const problem = checkOrderType(
    books.parameters,
    instrument,
    {
      side: request.side,
      orderType: request.orderType,
      ...(now.acceptsOrders ? { phase: now.phase } : {}),
      ...(request.price > 0 ? { protectivePrice: request.price } : {}),
    },
    tradeDate,
  )
  if (problem !== undefined) return reject(problem, 'orderType')
  // Tomorrow's price limits are unknown, so nothing says what a market order may cost.
  return isEvening && isMarketOrder(request.orderType) && request.price === 0
    ? reject('protective_price_required', 'orderType')
    : now
}

function checkTerms(
  books: Books,
  request: OrderRequest,
  { instrument, holding }: Place,
): Refusal | undefined {
  const tradeDate = orderDateOf(books)
  const isPriced = !isMarketOrder(request.orderType) || request.price > 0
  const priceProblem = isPriced
    ? checkPrice(books.parameters, instrument, request.price, tradeDate)
    : undefined
  if (priceProblem !== undefined) return reject(priceProblem, 'price')
  const sellable = holding === undefined ? 0 : sellableQuantity(holding, tradeDate)
  const { side, quantity, orderType } = request
  const quantityProblem = checkQuantity(
    books.parameters,
    instrument,
    { side, quantity, orderType, sellable },
    tradeDate,
  )
  if (quantityProblem !== undefined) return reject(quantityProblem, 'quantity')
  const limits = limitsOf(instrument)
  if (
    isPriced &&
    tradeDate === books.day.businessDate &&
    checkPriceLimits(limits, request.price) !== undefined
  ) {
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
  const tradeDate = orderDateOf(books)
  const schedule = feeScheduleOf(books, instrument, client.feePlan, tradeDate)
  const holdPrice =
    holdPriceOf(instrument, request.orderType, request.price > 0 ? request.price : undefined) ?? 0
  const { sellStep } = lotOf(books.parameters, instrument, tradeDate)
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
  const sellable = holding === undefined ? 0 : sellableQuantity(holding, tradeDate)
  if (hold.shares > sellable) return reject('insufficient_shares', 'quantity', { sellable: String(sellable) })
  const available = availableCash(cashAccount, tradeDate)
  if (available < 0 && hold.cash > 0)
    return reject('client_owes', 'quantity', { debt: formatFen(-available) })
  const orderFee = orderFeeOf(books, { instrument, side: request.side, free: available - hold.cash })
  const needed = hold.cash + orderFee
  if (needed > available && needed > 0)
    return reject('insufficient_cash', 'quantity', {
      available: formatFen(available),
      needed: formatFen(needed),
    })
  if (instrument.kind === 'repo' && request.side === 'buy') {
    const { free } = standardBondsOf(books, client, instrument.market)
    const needed = amountOfOrder(instrument, request.price, request.quantity)
    if (needed > free)
      return reject('insufficient_standard_bonds', 'quantity', {
        free: formatFen(Math.max(0, free)),
        needed: formatFen(needed),
      })
  }
  const problem = checkOrderLimits(books, request, place, holdPrice)
  if (problem !== undefined) return problem
  const kept = custodyUnit(instrument.market, securitiesAccount) === '' ? '' : (holding?.tradingUnit ?? '')
  const tradingUnit = routeOf(books, {
    market: instrument.market,
    side: request.side,
    tradingUnit: request.side === 'sell' && kept !== '' ? kept : securitiesAccount.tradingUnit,
  })
  return {
    client,
    cashAccount,
    securitiesAccount,
    instrument,
    holding,
    tradeDate,
    tradingUnit,
    holdPrice,
    hold,
    orderFee,
    schedule,
    mustQueue: !isUnitRunning(books, tradingUnit) || !session.acceptsOrders,
    isOutsideCage: false,
  }
}
