/** Turns what an exchange sends over FIX into the words of the books. */
import type { Market } from '@guitai/core/base/market.ts'
import { transferNoOf } from '@guitai/core/books/cl-ord-id.ts'
import type { DesignationReport as Designated } from '@guitai/core/inbound/designation-report.ts'
import type { ExecutionReport as Fact } from '@guitai/core/inbound/execution-report.ts'
import type { Told } from '@guitai/core/procedures/trades/report-against-order.ts'
import type { UnreadableMessage as Unreadable } from '@guitai/core/inbound/unreadable-message.ts'
import type {
  BusinessReject,
  DesignationReport,
  ExecutionReport,
  FromExchange,
  OrderCancelReject,
} from '@guitai/protocols/fix/messages.ts'

const DUPLICATE = 6

type Reported = Fact | Designated | Unreadable

/** The inbound message that takes it. */
export function factOf(report: Reported): 'unreadable-message' | 'designation-report' | 'execution-report' {
  if ('source' in report) return 'unreadable-message'
  return 'result' in report ? 'designation-report' : 'execution-report'
}

export function reportOf(message: FromExchange, pbuId: string, market: Market): Reported {
  switch (message.kind) {
    case 'execution-report':
      return executed(message, pbuId, market)
    case 'cancel-reject':
      return cancelRejected(message, pbuId, market)
    case 'designation-report':
      return designated(message, pbuId, market)
    case 'business-reject':
      return businessRejected(message, pbuId, market)
    case 'session-reject':
      return {
        source: `fix ${pbuId}`,
        reason: `session reject ${message.reason}: ${bounded(message.text)}`,
        content: contentOf(message),
      }
    case 'unreadable':
      return {
        source: `fix ${pbuId}`,
        reason: bounded(message.reason),
        content: message.raw.slice(0, MAX_CONTENT),
      }
    default:
      return message satisfies never
  }
}

function blank(tradingUnit: string, market: Market, clOrdId: string): Omit<Fact, 'kind'> {
  return {
    market,
    tradingUnit,
    clOrdId,
    exchangeOrderId: '',
    tradeNo: '',
    price: 0,
    quantity: 0,
    reason: '',
    isDuplicate: false,
  }
}

function executed(message: ExecutionReport, pbuId: string, market: Market): Fact | Unreadable {
  const exchangeOrderId = message.exchangeOrderId === 'NONE' ? '' : message.exchangeOrderId
  const same = {
    ...blank(message.tradingUnit || pbuId, market, message.clOrdId),
    exchangeOrderId,
    reason: bounded(message.text),
    told: toldOf(message),
  }
  switch (message.execType) {
    case 'trade':
      return {
        ...same,
        kind: 'filled',
        tradeNo: message.tradeNo ?? message.execId,
        price: message.lastPrice,
        quantity: message.lastQuantity,
      }
    case 'status':
      return { ...same, ...endOf(message) }
    case 'rejected':
      return { ...same, kind: 'rejected', isDuplicate: message.rejectReason === DUPLICATE }
    case 'tradeCancel':
    case 'tradeCorrect':
      return {
        source: `fix ${pbuId}`,
        reason: `${message.execType} is not taken automatically`,
        content: contentOf(message),
      }
    default:
      return { ...same, ...endOf({ ...message, orderStatus: message.execType }) }
  }
}

/**
 * What the status says about the order itself. Fills come as fills. An order that waits, is stopped (guaranteed a price) or
 * suspended still works. Done for the day, calculated and expired all mean that nothing more will be filled, so the rest is
 * over.
 */
function endOf({
  orderStatus,
  canceledQuantity,
}: Pick<ExecutionReport, 'canceledQuantity'> & { orderStatus: string }): Pick<
  Fact,
  'kind' | 'canceledQuantity'
> {
  if (orderStatus === 'rejected') return { kind: 'rejected' }
  if (!OVER.has(orderStatus)) return { kind: 'accepted' }
  return { kind: 'canceled', ...(canceledQuantity === undefined ? {} : { canceledQuantity }) }
}

const OVER: ReadonlySet<string> = new Set(['canceled', 'expired', 'doneForDay', 'calculated'])

/** FIX 4.4, LeavesQty: for an order that is over it may be 0, for any other it is OrderQty − CumQty. */
function toldOf(message: ExecutionReport): Told {
  const { orderStatus, market, code, securitiesAccount, side, tradeDate, quantity, price } = message
  return {
    code,
    side,
    isWorking: orderStatus !== 'rejected' && !OVER.has(orderStatus),
    isAnswer: message.execType === 'status',
    ...(market === undefined ? {} : { market }),
    ...(securitiesAccount === '' ? {} : { securitiesAccount }),
    ...(tradeDate === undefined ? {} : { tradeDate }),
    ...(quantity === 0 ? {} : { orderQuantity: quantity }),
    ...(price === 0 ? {} : { limit: price }),
    ...(message.cumulativeQuantity === undefined ? {} : { cumulative: message.cumulativeQuantity }),
    ...(message.leavesQuantity === undefined ? {} : { leaves: message.leavesQuantity }),
  }
}

/** At most as many characters of a foreign text as a person reads. */
const MAX_TEXT = 200
/** How many characters of an unreadable message are kept. */
const MAX_CONTENT = 2_000

const contentOf = (message: FromExchange): string => JSON.stringify(message).slice(0, MAX_CONTENT)

const bounded = (text: string | undefined, otherwise = ''): string => (text ?? otherwise).slice(0, MAX_TEXT)

function cancelRejected(message: OrderCancelReject, pbuId: string, market: Market): Fact {
  return {
    ...blank(message.tradingUnit || pbuId, market, message.clOrdId),
    kind: 'cancel-rejected',
    reason: bounded(message.text, `reason ${message.rejectReason}`),
  }
}

function designated(message: DesignationReport, pbuId: string, market: Market): Designated {
  const { tradingUnit, clOrdId, isAccepted, rejectReason = 0, securitiesAccount, instruction } = message
  return {
    market,
    tradingUnit: tradingUnit || pbuId,
    clOrdId,
    result: isAccepted ? 'confirmed' : 'refused',
    reason: isAccepted ? '' : bounded(message.text, `reason ${rejectReason}`),
    told: { securitiesAccount, instruction },
  }
}

function businessRejected(message: BusinessReject, pbuId: string, market: Market): Reported {
  if (message.refId === '')
    return {
      source: `fix ${pbuId}`,
      reason: `business reject ${message.reason}: ${bounded(message.text)}`,
      content: contentOf(message),
    }
  if (transferNoOf(message.refId) !== undefined) {
    const reason = bounded(message.text, `reason ${message.reason}`)
    return { market, tradingUnit: pbuId, clOrdId: message.refId, result: 'refused', reason }
  }
  const kind = message.refType === 'F' ? 'cancel-rejected' : 'rejected'
  return {
    ...blank(pbuId, market, message.refId),
    kind,
    reason: bounded(message.text, `reason ${message.reason}`),
  }
}
