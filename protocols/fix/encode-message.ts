/**
 * Turns application messages into bodies: '35=D|' and the application fields. A session stores bodies for resending and adds
 * the header when it sends (frame.ts).
 */
import type { Market } from '@guitai/core/base/market.ts'
import { formatPrice, type Price } from '@guitai/core/base/money.ts'
import { encodeField as field } from './codec.ts'
import type {
  BusinessReject,
  DesignationIdentification,
  DesignationReport,
  DesignationRequest,
  DesignationStatusRequest,
  ExecutionReport,
  NewOrderSingle,
  OrderCancelReject,
  OrderCancelRequest,
  OrderStatusRequest,
} from './messages.ts'
import { encodeOrderType } from './order-type.ts'
import { TAG } from './tags.ts'
import { formatFixDate, formatTimestamp } from './timestamp.ts'
import { toUtf8 } from './utf8.ts'
import {
  ACCOUNT_ROLE,
  DESIGNATION_CODE,
  DESIGNATION_SECURITY,
  EXEC_TYPE_CODE,
  EXECUTING_FIRM,
  ORDER_STATUS_CODE,
  SIDE_CODE,
} from './wire-codes.ts'

export type Encodable =
  | NewOrderSingle
  | OrderCancelRequest
  | OrderStatusRequest
  | DesignationRequest
  | DesignationStatusRequest
  | DesignationReport
  | ExecutionReport
  | OrderCancelReject
  | BusinessReject

/** Writes the field, or nothing when the value is absent or 0. */
function optional(tag: number, value: string | number | undefined): string {
  return value === undefined || value === '' ? '' : field(tag, value)
}

function price(tag: number, value: Price): string {
  return value === 0 ? '' : field(tag, formatPrice(value))
}

/** Removes separators, which would break the frame. Such texts sometimes come from outside. */
function text(value: string | undefined): string {
  return optional(TAG.Text, value === undefined ? '' : toUtf8(withoutControls(value)))
}

function withoutControls(value: string): string {
  let clean = ''
  for (const character of value) clean += character < ' ' ? ' ' : character
  return clean
}

function tradingUnit(value: string): string {
  if (value === '') return ''
  return (
    field(TAG.NoPartyIDs, 1) +
    field(TAG.PartyID, value) +
    field(TAG.PartyIDSource, 'C') +
    field(TAG.PartyRole, EXECUTING_FIRM)
  )
}

function instrument(of: { code: string; market?: Market }): string {
  const names = field(TAG.Symbol, of.code) + field(TAG.SecurityID, of.code)
  return names + field(TAG.SecurityIDSource, 102) + optional(TAG.SecurityExchange, of.market)
}

function order(message: NewOrderSingle): string {
  return (
    field(TAG.ClOrdID, message.clOrdId) +
    tradingUnit(message.tradingUnit) +
    field(TAG.TradeDate, formatFixDate(message.tradeDate)) +
    field(TAG.Account, message.securitiesAccount) +
    field(TAG.HandlInst, 1) +
    instrument(message) +
    field(TAG.Side, SIDE_CODE[message.side]) +
    field(TAG.TransactTime, formatTimestamp(message.transactTime)) +
    field(TAG.OrderQty, message.quantity) +
    price(TAG.Price, message.price) +
    encodeOrderType(message.orderType, message.quantity)
  )
}

function cancel(message: OrderCancelRequest): string {
  return (
    field(TAG.OrigClOrdID, message.originalClOrdId) +
    field(TAG.ClOrdID, message.clOrdId) +
    tradingUnit(message.tradingUnit) +
    field(TAG.Account, message.securitiesAccount) +
    instrument(message) +
    field(TAG.Side, SIDE_CODE[message.side]) +
    field(TAG.TransactTime, formatTimestamp(message.transactTime)) +
    field(TAG.OrderQty, message.quantity)
  )
}

function status(message: OrderStatusRequest): string {
  return (
    field(TAG.ClOrdID, message.clOrdId) +
    tradingUnit(message.tradingUnit) +
    field(TAG.Account, message.securitiesAccount) +
    instrument(message) +
    field(TAG.Side, SIDE_CODE[message.side])
  )
}

function report(message: ExecutionReport): string {
  return (
    field(TAG.OrderID, message.exchangeOrderId) +
    field(TAG.ClOrdID, message.clOrdId) +
    optional(TAG.OrigClOrdID, message.originalClOrdId) +
    tradingUnit(message.tradingUnit) +
    field(TAG.ExecID, message.execId) +
    field(TAG.ExecType, EXEC_TYPE_CODE[message.execType]) +
    field(TAG.OrdStatus, ORDER_STATUS_CODE[message.orderStatus]) +
    optional(TAG.OrdRejReason, message.rejectReason) +
    optional(TAG.Account, message.securitiesAccount) +
    instrument(message) +
    field(TAG.Side, SIDE_CODE[message.side]) +
    field(TAG.OrderQty, message.quantity) +
    price(TAG.Price, message.price) +
    (message.lastQuantity === 0
      ? ''
      : field(TAG.LastQty, message.lastQuantity) + field(TAG.LastPx, formatPrice(message.lastPrice))) +
    optional(TAG.LeavesQty, message.leavesQuantity) +
    optional(TAG.CumQty, message.cumulativeQuantity) +
    field(TAG.AvgPx, formatPrice(message.averagePrice)) +
    optional(TAG.TradeDate, message.tradeDate === undefined ? undefined : formatFixDate(message.tradeDate)) +
    field(TAG.TransactTime, formatTimestamp(message.transactTime)) +
    optional(TAG.CxlQty, message.canceledQuantity) +
    optional(TAG.SecondaryExecID, message.tradeNo) +
    optional(TAG.TrdMatchID, message.tradeNo) +
    optional(TAG.PartitionNo, message.partition) +
    text(message.text)
  )
}

function cancelReject(message: OrderCancelReject): string {
  return (
    field(TAG.OrderID, message.exchangeOrderId) +
    field(TAG.ClOrdID, message.clOrdId) +
    field(TAG.OrigClOrdID, message.originalClOrdId) +
    tradingUnit(message.tradingUnit) +
    field(TAG.OrdStatus, ORDER_STATUS_CODE[message.orderStatus]) +
    field(TAG.TransactTime, formatTimestamp(message.transactTime)) +
    field(TAG.CxlRejResponseTo, 1) +
    field(TAG.CxlRejReason, message.rejectReason) +
    text(message.text)
  )
}

function designation(
  of: DesignationIdentification,
  { transactTime, execType = '' }: { transactTime?: number; execType?: string } = {},
): string {
  return (
    field(TAG.ClOrdID, of.clOrdId) +
    tradingUnit(of.tradingUnit) +
    field(TAG.SecurityID, DESIGNATION_SECURITY[of.instruction]) +
    optional(TAG.TransactTime, transactTime === undefined ? undefined : formatTimestamp(transactTime)) +
    field(TAG.DesignationInstruction, DESIGNATION_CODE[of.instruction]) +
    field(TAG.NoPartyDetails, 1) +
    field(TAG.PartyDetailID, of.securitiesAccount) +
    field(TAG.PartyDetailRole, ACCOUNT_ROLE) +
    optional(TAG.ExecType, execType)
  )
}

function designationReport(message: DesignationReport): string {
  const { transactTime, isAccepted } = message
  const execType = EXEC_TYPE_CODE[isAccepted ? 'new' : 'rejected']
  return (
    designation(message, { transactTime, execType }) +
    optional(TAG.OrdRejReason, message.rejectReason) +
    text(message.text)
  )
}

function businessReject(message: BusinessReject): string {
  return (
    optional(TAG.RefSeqNum, message.refSeq === 0 ? undefined : message.refSeq) +
    field(TAG.RefMsgType, message.refType) +
    optional(TAG.BusinessRejectRefID, message.refId) +
    field(TAG.BusinessRejectReason, message.reason) +
    text(message.text)
  )
}

export function encodeMessage(message: Encodable): string {
  switch (message.kind) {
    case 'new-order':
      return field(TAG.MsgType, 'D') + order(message)
    case 'cancel':
      return field(TAG.MsgType, 'F') + cancel(message)
    case 'status':
      return field(TAG.MsgType, 'H') + status(message)
    case 'execution-report':
      return field(TAG.MsgType, '8') + report(message)
    case 'cancel-reject':
      return field(TAG.MsgType, '9') + cancelReject(message)
    case 'designation':
      return field(TAG.MsgType, 'U001') + designation(message, { transactTime: message.transactTime })
    case 'designation-status':
      return field(TAG.MsgType, 'U003') + designation(message)
    case 'designation-report':
      return field(TAG.MsgType, 'U002') + designationReport(message)
    case 'business-reject':
      return field(TAG.MsgType, 'j') + businessReject(message)
  }
}
