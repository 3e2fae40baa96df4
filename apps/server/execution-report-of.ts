/** What an exchange says over FIX, in the words of the books. */
import type { Market } from '@guitai/core/base/market.ts'
import type { ExecutionReport as Fact } from '@guitai/core/inbound/execution-report.ts'
import type { UnreadableMessage as Unreadable } from '@guitai/core/inbound/unreadable-message.ts'
import type {
  BusinessReject,
  ExecutionReport,
  FromExchange,
  OrderCancelReject,
} from '@guitai/protocols/fix/messages.ts'

const DUPLICATE = 6

/** 'stopped': our own kill switch held it back at the socket; it ends like an order the exchange refused. */
export function reportOf(message: FromExchange, pbuId: string, market: Market): Fact | Unreadable {
  switch (message.kind) {
    case 'execution-report':
      return executed(message, pbuId, market)
    case 'cancel-reject':
      return cancelRejected(message, pbuId, market)
    case 'business-reject':
      return businessRejected(message, pbuId, market)
    case 'session-reject':
      return {
        source: `fix ${pbuId}`,
        reason: `session reject ${message.reason}: ${message.text ?? ''}`,
        content: JSON.stringify(message),
      }
    case 'unreadable':
      return { source: `fix ${pbuId}`, reason: message.reason, content: message.raw }
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
    canceledQuantity: 0,
    reason: '',
    isDuplicate: false,
  }
}

function executed(message: ExecutionReport, pbuId: string, market: Market): Fact | Unreadable {
  const exchangeOrderId = message.exchangeOrderId === 'NONE' ? '' : message.exchangeOrderId
  const same = {
    ...blank(message.tradingUnit || pbuId, market, message.clOrdId),
    exchangeOrderId,
    reason: message.text ?? '',
  }
  const canceledQuantity =
    message.canceledQuantity ?? Math.max(0, message.quantity - message.cumulativeQuantity)
  switch (message.execType) {
    case 'trade':
      return {
        ...same,
        kind: 'filled',
        tradeNo: message.tradeNo ?? message.execId,
        price: message.lastPrice,
        quantity: message.lastQuantity,
      }
    case 'new':
    case 'pendingNew':
    case 'pendingCancel':
      return { ...same, kind: 'accepted' }
    case 'canceled':
    case 'expired':
      return { ...same, kind: 'canceled', canceledQuantity }
    case 'rejected':
      return { ...same, kind: 'rejected', isDuplicate: message.rejectReason === DUPLICATE }
    case 'status':
      return statusOf(message, { ...same, canceledQuantity })
    default:
      return {
        source: `fix ${pbuId}`,
        reason: `${message.execType} is not taken automatically`,
        content: JSON.stringify(message),
      }
  }
}

/** An answer to a status request: fills themselves come as fills. */
function statusOf(message: ExecutionReport, same: Omit<Fact, 'kind'>): Fact {
  if (message.orderStatus === 'rejected') return { ...same, kind: 'rejected' }
  if (message.orderStatus === 'canceled' || message.orderStatus === 'expired')
    return { ...same, kind: 'canceled' }
  return { ...same, kind: 'accepted' }
}

function cancelRejected(message: OrderCancelReject, pbuId: string, market: Market): Fact {
  return {
    ...blank(message.tradingUnit || pbuId, market, message.clOrdId),
    kind: 'cancel-rejected',
    reason: message.text ?? `reason ${message.rejectReason}`,
  }
}

function businessRejected(message: BusinessReject, pbuId: string, market: Market): Fact | Unreadable {
  if (message.refId === '')
    return {
      source: `fix ${pbuId}`,
      reason: `business reject ${message.reason}: ${message.text ?? ''}`,
      content: JSON.stringify(message),
    }
  const kind = message.refType === 'F' ? 'cancel-rejected' : 'rejected'
  return { ...blank(pbuId, market, message.refId), kind, reason: message.text ?? `reason ${message.reason}` }
}
