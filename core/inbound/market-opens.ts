/**
 * The time of a queued order has come. It is checked again with the day's list and parameters, then released through its own
 * trading unit, or through another when that one does not run. When it is refused, it frees its hold and gives the reason.
 * Whoever watches the market's clock offers the orders one by one; an order that is not queued, or is for a later day, is left
 * alone.
 */
import { present } from '../base/assert.ts'
import { instrumentId } from '../rules/instrument.ts'
import { checkOrderType } from '../rules/order-types.ts'
import type { Session } from '../rules/parameters.ts'
import { securityRuleProblem } from '../rules/security-rules.ts'
import { sessionAt, sessionsOf } from '../rules/sessions.ts'
import type { TimeOfDay } from '../base/market.ts'
import { nextClOrdId } from '../books/cl-ord-id.ts'
import type { Books } from '../books/books.ts'
import type { Order } from '../books/orders.ts'
import type { Change } from '../books/changes/change.ts'
import { blockOf } from '../procedures/orders/blocks.ts'
import { mayTrade } from '../procedures/orders/check-order.ts'
import { orderFeeOf, takeOrderFee } from '../procedures/orders/order-fee.ts'
import { isRefusedByCage } from '../procedures/orders/outside-cage.ts'
import { isUnitRunning, routeOf } from '../procedures/orders/route-order.ts'
import { checkPrice, checkQuantity } from '../rules/ticks-and-lots.ts'
import { availableCash } from '../books/figures.ts'
import { holdAfter } from '../procedures/freezes/hold-after.ts'
import { standardBondsOf } from '../procedures/custody/standard-bond-quota.ts'
import { checkPriceLimits, limitsOf } from '../rules/price-limits.ts'
import { defineInbound } from '../frame/define-inbound.ts'
import type { SessionPhase } from '../words/session-phase.ts'

export interface QueuedOrderDue {
  orderId: number
}

export const marketOpens = defineInbound<QueuedOrderDue>({
  name: 'market-opens',
  keys: ({ orderId }) => [`order:${orderId}`],
  decide(books, { orderId }, meta) {
    const order = books.orders.get(orderId)
    if (order === undefined || order.status !== 'queued' || !isItsDay(books, order)) return []
    const problem = recheck(books, order, undefined)
    if (problem !== undefined) return refused(books, order, problem)
    const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
    const session = sessionAt(books.parameters, instrument, order.tradeDate, meta.time)
    const tradingUnit = routeOf(books, order)
    if (!session.acceptsOrders || !isUnitRunning(books, tradingUnit) || isBlocked(books, order, tradingUnit))
      return []
    const problemNow = recheck(books, order, session)
    if (problemNow === 'order_type_not_allowed_now' && comesLater(books, order, meta.time)) return []
    if (problemNow !== undefined) return refused(books, order, problemNow)
    if (isRefusedByCage(books, order, instrument, session)) return refused(books, order, 'price_outside_cage')
    const means = meansToday(books, order)
    return typeof means === 'string'
      ? refused(books, order, means)
      : [...means, ...release(order, tradingUnit)]
  },
})

/**
 * What an order of the evening before holds under today's rules: a bond has accrued another day's interest, a fee may have
 * changed, pledged bonds may have been released or be worth less.
 */
function meansToday(
  books: Books,
  order: Readonly<Order>,
): Change[] | 'insufficient_cash' | 'insufficient_standard_bonds' {
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  const client = present(books.clients.get(order.clientNo), 'client')
  const account = present(books.cashAccounts.get(order.cashAccountNo), 'cash account')
  const isBorrowing = instrument.kind === 'repo' && order.side === 'buy'
  if (isBorrowing && standardBondsOf(books, client, order.market).free < 0)
    return 'insufficient_standard_bonds'
  const { orderId, side } = order
  const { cash, shares } = holdAfter(books, order)
  const more = cash - order.holdCash
  const available = availableCash(account, books.day.businessDate)
  const fee = isFirst(order) ? orderFeeOf(books, { instrument, side, free: available - more }) : 0
  if (more + fee > 0 && more + fee > available) return 'insufficient_cash'
  return [
    ...(more === 0 ? [] : [{ kind: 'setOrderHold', orderId, cash, shares } as const]),
    ...takeOrderFee(books, account, orderId, fee),
  ]
}

/** The order was neither kept back before nor is it the rest of a part cancel. */
const isFirst = ({ clOrdId, continues }: Readonly<Order>): boolean => clOrdId === '' && continues === 0

/** The order gets a new id, because an earlier id belongs to a submission that was kept back. */
export function release(order: Readonly<Order>, tradingUnit: string): Change[] {
  const { orderId } = order
  const clOrdId = nextClOrdId(orderId, order.clOrdId)
  if (clOrdId === undefined) return []
  const moved: Change[] =
    tradingUnit === order.tradingUnit ? [] : [{ kind: 'advanceOrder', orderId, tradingUnit }]
  return [...moved, { kind: 'releaseOrder', orderId, clOrdId }]
}

/** True when the day is open and the market's list for it is loaded. */
function isItsDay(books: Books, order: Readonly<Order>): boolean {
  const market = books.markets.get(order.market)
  return (
    books.day.phase === 'open' &&
    order.tradeDate === books.day.businessDate &&
    market?.tradeDate === order.tradeDate &&
    market.listed
  )
}

function isBlocked(books: Books, { clientNo }: Readonly<Order>, tradingUnit: string): boolean {
  const branchNo = books.clients.get(clientNo)?.branchNo ?? 0
  return blockOf(books, { clientNo, branchNo, tradingUnit }) !== undefined
}

function refused(books: Books, order: Readonly<Order>, problem: string): Change[] {
  const { orderId } = order
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  return [
    {
      kind: 'advanceOrder',
      orderId,
      status: 'rejected',
      rejectReason: `${problem} ${instrumentId(instrument)}`,
    },
    { kind: 'setOrderHold', orderId, cash: 0, shares: 0 },
  ]
}

/** A market order entered before the open waits for continuous trading, an after-hours order for its own session. */
function comesLater(books: Books, order: Readonly<Order>, time: TimeOfDay): boolean {
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  const later = sessionsOf(books.parameters, instrument, order.tradeDate).filter(
    session => session.start > time && session.acceptsOrders,
  )
  return later.some(session => recheck(books, order, session) === undefined)
}

/** A client who was frozen, or whose account was lost, while the order waited here sends nothing. */
function ownerProblem(
  books: Books,
  { clientNo, securitiesAccountId, side }: Readonly<Order>,
): 'client_not_normal' | 'securities_account_not_normal' | undefined {
  if (!mayTrade(present(books.clients.get(clientNo), 'client'), side)) return 'client_not_normal'
  const account = books.securitiesAccounts.get(securitiesAccountId)
  return account?.status === 'normal' ? undefined : 'securities_account_not_normal'
}

/**
 * Money and shares are already held. What may have changed is the client, the security, lots and prices, and what the session
 * accepts. Without a session it checks what would be refused at any time.
 */
function recheck(books: Books, order: Readonly<Order>, session: Session | undefined): string | undefined {
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  const owner = ownerProblem(books, order)
  if (owner !== undefined) return owner
  if (instrument.isDelisted) return 'instrument_delisted'
  if (instrument.isSuspended) return 'instrument_suspended'
  const { side, orderType, price, tradeDate } = order
  const ruleProblem = securityRuleProblem(books.parameters, instrumentId(instrument), side, tradeDate)
  if (ruleProblem !== undefined) return ruleProblem
  const phase: { phase?: SessionPhase } = session === undefined ? {} : { phase: session.phase }
  const typeProblem = checkOrderType(
    books.parameters,
    instrument,
    { side, orderType, ...phase, ...(price > 0 ? { protectivePrice: price } : {}) },
    tradeDate,
  )
  if (typeProblem !== undefined) return typeProblem
  const asQuantity = { side, orderType, quantity: order.quantity, sellable: order.holdShares }
  return (
    (price === 0 ? undefined : checkPrice(books.parameters, instrument, price, tradeDate)) ??
    checkQuantity(books.parameters, instrument, asQuantity, tradeDate) ??
    (price === 0 ? undefined : checkPriceLimits(limitsOf(instrument), price))
  )
}
