/**
 * Turns received messages into records. Reading is lenient about form (trailing zeros, absent optional fields) and strict about
 * the fields we need: a message that lacks one becomes `unreadable` with a reason, and the counter records and lists it.
 */
import { type Market, MARKETS } from '@guitai/core/base/market.ts'
import { parseDecimal, parsePrice, type Price, type Shares } from '@guitai/core/base/money.ts'
import { MAX_MESSAGE, type Message, readable } from './codec.ts'
import { defectText } from './defect.ts'
import type {
  BusinessReject,
  DesignationIdentification,
  DesignationReport,
  DesignationRequest,
  DesignationStatusRequest,
  ExecutionReport,
  FromCounter,
  FromExchange,
  NewOrderSingle,
  OrderCancelReject,
  OrderCancelRequest,
  OrderIdentification,
  OrderStatusRequest,
  SessionReject,
  UnreadableMessage,
} from './messages.ts'
import { decodeOrderType } from './order-type.ts'
import { TAG } from './tags.ts'
import { decodeText, textOf } from './text.ts'
import { createTimestampReader, parseFixDate, parseTimestamp } from './timestamp.ts'
import { DESIGNATION_OF, EXEC_TYPE_OF, EXECUTING_FIRM, ORDER_STATUS_OF, SIDE_OF } from './wire-codes.ts'

/** Thrown and caught in this file only, when a field is missing or invalid. */
class Unreadable extends Error {}

/**
 * A copy with memory of its own. In V8 a slice of 13 or more characters keeps the whole socket chunk alive, and ids taken from
 * messages stay in the books all day.
 */
function own(value: string): string {
  return value.length < 13 ? value : ` ${value}`.slice(1)
}

function optional(message: Message, tag: number): string {
  return own(message.fields.get(tag) ?? '')
}

function required(message: Message, tag: number): string {
  const value = message.fields.get(tag)
  if (value === undefined) throw new Unreadable(`tag ${tag} is missing`)
  return own(value)
}

function known<T>(value: T | undefined, message: Message, tag: number): T {
  if (value === undefined)
    throw new Unreadable(`tag ${tag}: '${message.fields.get(tag) ?? ''}' is not understood`)
  return value
}

/** '10.500000' becomes 10.5, because QuickFIX and others append zeros. */
function trimmed(value: string): string {
  return value.includes('.') ? value.replace(/\.?0*$/, '') : value
}

function quantity(message: Message, tag: number): Shares {
  const value = message.fields.get(tag)
  if (value === undefined) return 0
  const parsed = parseDecimal(trimmed(value), 0)
  return known(parsed !== undefined && parsed >= 0 ? parsed : undefined, message, tag)
}

function positive(message: Message, tag: number): Shares {
  const value = quantity(message, tag)
  return known(value > 0 ? value : undefined, message, tag)
}

function price(message: Message, tag: number): Price {
  const value = message.fields.get(tag)
  return value === undefined ? 0 : known(parsePrice(trimmed(value)), message, tag)
}

/** The price for display only: any number of decimals, rounded half up; an invalid value gives 0. */
function averagePrice(message: Message): Price {
  const match = /^(\d{1,9})(?:\.(\d*))?$/.exec(message.fields.get(TAG.AvgPx) ?? '')
  if (match === null) return 0
  const digits = (match[2] ?? '').padEnd(5, '0')
  return Number(match[1]) * 10_000 + Number(digits.slice(0, 4)) + (digits.charAt(4) >= '5' ? 1 : 0)
}

function market(message: Message): Market {
  const value = message.fields.get(TAG.SecurityExchange)
  return known(
    MARKETS.find(each => each === value),
    message,
    TAG.SecurityExchange,
  )
}

const readTransactTime = createTimestampReader()

function time(message: Message): number {
  const transactTime = readTransactTime(message.fields.get(TAG.TransactTime) ?? '')
  return transactTime ?? parseTimestamp(message.fields.get(TAG.SendingTime) ?? '') ?? 0
}

function integer(message: Message, tag: number): number {
  const value = message.fields.get(tag) ?? '0'
  return /^\d{1,15}$/.test(value) ? Number(value) : 0
}

function identification(message: Message): Omit<OrderIdentification, 'quantity' | 'market'> {
  return {
    clOrdId: required(message, TAG.ClOrdID),
    tradingUnit: partyInRole(message, EXECUTING_FIRM),
    securitiesAccount: optional(message, TAG.Account),
    code: message.fields.get(TAG.SecurityID) ?? required(message, TAG.Symbol),
    side: known(SIDE_OF.get(required(message, TAG.Side)), message, TAG.Side),
  }
}

function optionalText({ fields }: Message): { text?: string } {
  const text = textOf(fields)
  return text === undefined ? {} : { text: own(text) }
}

/** Parties may come in any order; the role says which one is meant. */
function partyInRole({ fields }: Message, role: string): string {
  let id = ''
  for (const [i, tag] of fields.tags.entries()) {
    if (tag === TAG.PartyID) id = fields.value(i)
    else if (tag === TAG.PartyRole && fields.value(i) === role) return own(id)
  }
  return ''
}

function newOrder(message: Message): NewOrderSingle {
  const { fields } = message
  const orderType = decodeOrderType(
    required(message, TAG.OrdType),
    fields.get(TAG.TimeInForce),
    fields.get(TAG.MaxPriceLevels),
  )
  return {
    kind: 'new-order',
    ...identification(message),
    market: market(message),
    quantity: positive(message, TAG.OrderQty),
    orderType: known(orderType, message, TAG.OrdType),
    price: price(message, TAG.Price),
    tradeDate: known(parseFixDate(required(message, TAG.TradeDate)), message, TAG.TradeDate),
    transactTime: time(message),
  }
}

function cancel(message: Message): OrderCancelRequest {
  return {
    kind: 'cancel',
    ...identification(message),
    market: market(message),
    originalClOrdId: required(message, TAG.OrigClOrdID),
    quantity: quantity(message, TAG.OrderQty),
    transactTime: time(message),
  }
}

function status(message: Message): OrderStatusRequest {
  return { kind: 'status', ...identification(message), market: market(message) }
}

/** A fill needs its price and quantity; everything else may be absent. */
function fill(message: Message, isTrade: boolean): { lastQuantity: Shares; lastPrice: Price } {
  if (!isTrade) return { lastQuantity: quantity(message, TAG.LastQty), lastPrice: price(message, TAG.LastPx) }
  required(message, TAG.LastPx)
  return { lastQuantity: positive(message, TAG.LastQty), lastPrice: price(message, TAG.LastPx) }
}

function reportOptions(message: Message): Partial<ExecutionReport> {
  const { fields } = message
  const options: Partial<ExecutionReport> = optionalText(message)
  const tradeNo = fields.get(TAG.TrdMatchID) ?? fields.get(TAG.SecondaryExecID)
  if (tradeNo !== undefined) options.tradeNo = own(tradeNo)
  const partition = fields.get(TAG.PartitionNo)
  if (partition !== undefined) options.partition = partition
  const original = fields.get(TAG.OrigClOrdID)
  if (original !== undefined) options.originalClOrdId = own(original)
  const tradeDate = parseFixDate(fields.get(TAG.TradeDate) ?? '')
  if (tradeDate !== undefined) options.tradeDate = tradeDate
  if (fields.has(TAG.OrdRejReason)) options.rejectReason = integer(message, TAG.OrdRejReason)
  if (fields.has(TAG.CxlQty)) options.canceledQuantity = quantity(message, TAG.CxlQty)
  if (fields.has(TAG.SecurityExchange)) options.market = market(message)
  if (fields.has(TAG.LeavesQty)) options.leavesQuantity = quantity(message, TAG.LeavesQty)
  if (fields.has(TAG.CumQty)) options.cumulativeQuantity = quantity(message, TAG.CumQty)
  return options
}

function report(message: Message): ExecutionReport {
  const execType = known(EXEC_TYPE_OF.get(required(message, TAG.ExecType)), message, TAG.ExecType)
  return {
    kind: 'execution-report',
    ...identification(message),
    exchangeOrderId: required(message, TAG.OrderID),
    execId: required(message, TAG.ExecID),
    execType,
    orderStatus: known(ORDER_STATUS_OF.get(required(message, TAG.OrdStatus)), message, TAG.OrdStatus),
    quantity: quantity(message, TAG.OrderQty),
    price: price(message, TAG.Price),
    ...fill(message, execType === 'trade' || execType === 'tradeCorrect'),
    averagePrice: averagePrice(message),
    transactTime: time(message),
    ...reportOptions(message),
  }
}

function cancelReject(message: Message): OrderCancelReject {
  return {
    kind: 'cancel-reject',
    clOrdId: required(message, TAG.ClOrdID),
    originalClOrdId: required(message, TAG.OrigClOrdID),
    tradingUnit: partyInRole(message, EXECUTING_FIRM),
    exchangeOrderId: optional(message, TAG.OrderID) || 'NONE',
    orderStatus: known(ORDER_STATUS_OF.get(required(message, TAG.OrdStatus)), message, TAG.OrdStatus),
    rejectReason: message.fields.has(TAG.CxlRejReason) ? integer(message, TAG.CxlRejReason) : 99,
    transactTime: time(message),
    ...optionalText(message),
  }
}

function aboutDesignation(message: Message): DesignationIdentification {
  const instruction = DESIGNATION_OF.get(required(message, TAG.DesignationInstruction))
  return {
    clOrdId: required(message, TAG.ClOrdID),
    tradingUnit: partyInRole(message, EXECUTING_FIRM),
    securitiesAccount: required(message, TAG.PartyDetailID),
    instruction: known(instruction, message, TAG.DesignationInstruction),
  }
}

function designation(message: Message): DesignationRequest {
  return { kind: 'designation', ...aboutDesignation(message), transactTime: time(message) }
}

function designationStatus(message: Message): DesignationStatusRequest {
  return { kind: 'designation-status', ...aboutDesignation(message) }
}

/** A report is about one account, as our requests are; it says that all is done, or that nothing is. */
function designationReport(message: Message): DesignationReport {
  const execType = EXEC_TYPE_OF.get(required(message, TAG.ExecType))
  const isAnswer = execType === 'new' || execType === 'rejected'
  return {
    kind: 'designation-report',
    ...aboutDesignation(message),
    isAccepted: known(isAnswer ? execType : undefined, message, TAG.ExecType) === 'new',
    ...(message.fields.has(TAG.OrdRejReason) ? { rejectReason: integer(message, TAG.OrdRejReason) } : {}),
    transactTime: time(message),
    ...optionalText(message),
  }
}

function businessReject(message: Message): BusinessReject {
  return {
    kind: 'business-reject',
    refSeq: integer(message, TAG.RefSeqNum),
    refType: optional(message, TAG.RefMsgType),
    refId: optional(message, TAG.BusinessRejectRefID),
    reason: integer(message, TAG.BusinessRejectReason),
    ...optionalText(message),
  }
}

function sessionReject(message: Message): SessionReject {
  return {
    kind: 'session-reject',
    refSeq: integer(message, TAG.RefSeqNum),
    refType: optional(message, TAG.RefMsgType),
    refTag: integer(message, TAG.RefTagID),
    reason: integer(message, TAG.SessionRejectReason),
    ...optionalText(message),
  }
}

function reading<T>(
  message: Message,
  readers: Record<string, (message: Message) => T>,
): T | UnreadableMessage {
  const reader = Object.hasOwn(readers, message.type) ? readers[message.type] : undefined
  try {
    if (message.defect !== undefined) throw new Unreadable(defectText(message.defect))
    if (reader === undefined) throw new Unreadable(`message type '${message.type}' is not supported`)
    return reader(message)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return {
      kind: 'unreadable',
      type: own(message.type),
      reason: error.message,
      raw: own(decodeText(readable(message.raw.slice(0, MAX_MESSAGE)))),
    }
  }
}

const FROM_EXCHANGE: Record<string, (message: Message) => FromExchange> = {
  '8': report,
  '9': cancelReject,
  U002: designationReport,
  j: businessReject,
  '3': sessionReject,
}

const FROM_COUNTER: Record<string, (message: Message) => FromCounter> = {
  D: newOrder,
  F: cancel,
  H: status,
  U001: designation,
  U003: designationStatus,
}

/** True for a type of message that a counter sends and an exchange takes. */
export const isFromCounter = (type: string): boolean => Object.hasOwn(FROM_COUNTER, type)

export function decodeFromExchange(message: Message): FromExchange {
  return reading(message, FROM_EXCHANGE)
}

export function decodeFromCounter(message: Message): FromCounter | UnreadableMessage {
  return reading(message, FROM_COUNTER)
}
