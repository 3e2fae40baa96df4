/**
 * Designated trading: an account comes to a trading unit, or leaves it, at once. Of the designations that were made otherwise the
 * exchange of this simulator knows nothing, so it lets such an account leave. A clOrdId is used once; one that comes again is
 * counted and answered as before.
 */
import { findReceipt, receiptKey, type Exchange } from './exchange.ts'
import type { DesignationReceipt, DesignationRequest, Refusal } from './exchange-order.ts'
import { sessionOf } from './listing.ts'
import { DESIGNATION_REFUSALS } from './refusals.ts'

/** How the exchange treats a request: by its rules, with a refusal whatever it contains, or by its rules without an answer. */
export type DesignationManner = 'by-rules' | 'refuse' | 'silent'

export function enterDesignation(
  exchange: Exchange,
  request: DesignationRequest,
  manner: DesignationManner,
): void {
  const { tradingUnit, clOrdId, securitiesAccount, instruction } = request
  const key = receiptKey(tradingUnit, clOrdId)
  const earlier = exchange.designations.get(key)
  if (earlier !== undefined) {
    earlier.times++
    answer(exchange, earlier, manner)
    return
  }
  const refusal = manner === 'refuse' ? DESIGNATION_REFUSALS.brokerOption : refusalOf(exchange, request)
  const receipt = { request, times: 1, refusal }
  exchange.designations.set(key, receipt)
  if (refusal === undefined)
    exchange.designatedTo.set(securitiesAccount, instruction === 'designate' ? tradingUnit : '')
  answer(exchange, receipt, manner)
}

/** Answers the question how a request stands; one that has never come is refused. */
export function answerDesignationStatus(
  exchange: Exchange,
  request: DesignationRequest,
  manner: DesignationManner,
): void {
  const known = exchange.designations.get(receiptKey(request.tradingUnit, request.clOrdId))
  answer(exchange, known ?? { request, times: 0, refusal: DESIGNATION_REFUSALS.unknown }, manner)
}

function answer(
  exchange: Exchange,
  { request, refusal }: DesignationReceipt,
  manner: DesignationManner,
): void {
  if (manner !== 'silent')
    exchange.report({ kind: 'designation-answered', time: exchange.time, request, refusal })
}

function refusalOf(exchange: Exchange, request: DesignationRequest): Refusal | undefined {
  const { tradingUnit, securitiesAccount, instruction } = request
  if (!isOpen(exchange)) return DESIGNATION_REFUSALS.notTradingTime
  if (!/^[A-Z]\d{9}$/.test(securitiesAccount)) return DESIGNATION_REFUSALS.account
  const at = exchange.designatedTo.get(securitiesAccount)
  if (instruction === 'designate')
    return at === undefined || at === '' ? undefined : DESIGNATION_REFUSALS.designated
  if (at !== undefined && at !== tradingUnit) return DESIGNATION_REFUSALS.notDesignated
  return hasOpenOrder(exchange, request) ? DESIGNATION_REFUSALS.openOrders : undefined
}

/** The main board's stocks stand for the market. */
function isOpen({ listings }: Exchange): boolean {
  for (const listing of listings.values())
    if (listing.instrument.kind === 'stock' && listing.instrument.board === 'main')
      return sessionOf(listing)?.acceptsOrders === true
  return false
}

function hasOpenOrder(exchange: Exchange, { tradingUnit, securitiesAccount }: DesignationRequest): boolean {
  for (const { kind, clOrdId } of exchange.receipts.values()) {
    const order = kind === 'order' ? findReceipt(exchange, tradingUnit, clOrdId)?.order : undefined
    if (order?.request.securitiesAccount === securitiesAccount && order.open > 0) return true
  }
  return false
}

/** The accounts that have left today. */
export const accountsGone = ({ designatedTo }: Exchange): string[] =>
  [...designatedTo].flatMap(([account, unit]) => (unit === '' ? [account] : []))
