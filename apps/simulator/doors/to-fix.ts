/** Turns the exchange's reports into messages of the order-entry session. */
import { dayNumber } from '@guitai/core/base/business-date.ts'
import type { TimeOfDay } from '@guitai/core/base/market.ts'
import { mulDiv, type Price } from '@guitai/core/base/money.ts'
import type {
  DesignationReport,
  ExecutionReport,
  NewOrderSingle,
  OrderCancelReject,
  OrderStatusRequest,
} from '@guitai/protocols/fix/messages.ts'
import { findReceipt, type Exchange } from '../exchange/exchange.ts'
import type { ExchangeOrder, ExchangeReport, OrderRequest, Refusal } from '../exchange/exchange-order.ts'

const NO_ORDER_ID = 'NONE'
const MS_PER_DAY = 86_400_000
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** The order request. When the message names no trading unit, the session's own id takes its place. */
export function orderRequestOf(order: NewOrderSingle, sessionId: string): OrderRequest {
  const { clOrdId, securitiesAccount, code, side, quantity, price } = order
  const tradingUnit = order.tradingUnit === '' ? sessionId : order.tradingUnit
  return {
    tradingUnit,
    clOrdId,
    securitiesAccount,
    code,
    side,
    quantity,
    price,
    type: order.orderType,
  }
}

function transactTime(exchange: Exchange, time: TimeOfDay): number {
  return dayNumber(exchange.tradeDate) * MS_PER_DAY + time * 1000 - SHANGHAI_OFFSET_MS
}

export function exchangeOrderId(order: ExchangeOrder): string {
  return String(order.orderNo).padStart(10, '0')
}

const execIdOf = (exchange: Exchange, execNo: number): string =>
  `${exchange.market}${String(execNo).padStart(10, '0')}`

const textOf = (refusal: Refusal): string =>
  refusal.code === 0 ? refusal.text : `${refusal.code} ${refusal.text}`

function averageOf(worth: number, filled: number): Price {
  return filled === 0 ? 0 : mulDiv(worth, 1, filled)
}

/** The fields that every report about an order has. A request that never became an order has zeros everywhere. */
function reportOn(
  exchange: Exchange,
  request: OrderRequest,
  time: TimeOfDay,
): Omit<ExecutionReport, 'execId' | 'execType' | 'orderStatus'> {
  const { clOrdId, tradingUnit, securitiesAccount, code, side, quantity, price } = request
  return {
    kind: 'execution-report',
    clOrdId,
    tradingUnit,
    securitiesAccount,
    market: exchange.market,
    code,
    side,
    exchangeOrderId: NO_ORDER_ID,
    quantity,
    price,
    leavesQuantity: 0,
    cumulativeQuantity: 0,
    lastQuantity: 0,
    lastPrice: 0,
    averagePrice: 0,
    tradeDate: exchange.tradeDate,
    transactTime: transactTime(exchange, time),
  }
}

/** The report with the order's current state. */
function reportOnOrder(
  exchange: Exchange,
  order: ExchangeOrder,
  time: TimeOfDay,
): ReturnType<typeof reportOn> {
  return {
    ...reportOn(exchange, order.request, time),
    exchangeOrderId: exchangeOrderId(order),
    leavesQuantity: order.open,
    cumulativeQuantity: order.filled,
    averagePrice: averageOf(order.filledWorth, order.filled),
  }
}

type Told = Exclude<ExchangeReport, { kind: 'cancel-rejected' | 'designation-answered' }>

export function executionReportOf(exchange: Exchange, report: Told): ExecutionReport {
  const execId = execIdOf(exchange, report.execNo)
  switch (report.kind) {
    case 'accepted':
      return {
        ...reportOn(exchange, report.order.request, report.time),
        exchangeOrderId: exchangeOrderId(report.order),
        execId,
        execType: 'new',
        orderStatus: 'new',
        leavesQuantity: report.order.request.quantity,
      }
    case 'rejected':
      return {
        ...reportOn(exchange, report.request, report.time),
        execId,
        execType: 'rejected',
        orderStatus: 'rejected',
        rejectReason: report.refusal.fixReason,
        text: textOf(report.refusal),
      }
    case 'filled':
      return {
        ...reportOnOrder(exchange, report.order, report.time),
        execId,
        execType: 'trade',
        orderStatus: report.open === 0 ? 'filled' : 'partiallyFilled',
        leavesQuantity: report.open,
        cumulativeQuantity: report.filled,
        lastQuantity: report.trade.quantity,
        lastPrice: report.trade.price,
        averagePrice: averageOf(report.filledWorth, report.filled),
        tradeNo: String(report.trade.tradeNo),
        partition: String(report.trade.partition),
      }
    case 'canceled':
      return {
        ...reportOnOrder(exchange, report.order, report.time),
        ...(report.cancel === undefined
          ? {}
          : { clOrdId: report.cancel.clOrdId, originalClOrdId: report.cancel.originalClOrdId }),
        execId,
        execType: 'canceled',
        orderStatus: 'canceled',
        leavesQuantity: 0,
        canceledQuantity: report.canceled,
      }
  }
}

export function cancelRejectOf(
  exchange: Exchange,
  report: Extract<ExchangeReport, { kind: 'cancel-rejected' }>,
): OrderCancelReject {
  const { cancel, order, refusal } = report
  return {
    kind: 'cancel-reject',
    clOrdId: cancel.clOrdId,
    originalClOrdId: cancel.originalClOrdId,
    tradingUnit: cancel.tradingUnit,
    exchangeOrderId: order === undefined ? NO_ORDER_ID : exchangeOrderId(order),
    orderStatus: order === undefined ? 'rejected' : order.status,
    rejectReason: refusal.fixReason,
    transactTime: transactTime(exchange, report.time),
    text: textOf(refusal),
  }
}

export function designationReportOf(
  exchange: Exchange,
  { request, refusal, time }: Extract<ExchangeReport, { kind: 'designation-answered' }>,
): DesignationReport {
  return {
    kind: 'designation-report',
    ...request,
    isAccepted: refusal === undefined,
    transactTime: transactTime(exchange, time),
    ...(refusal === undefined ? {} : { rejectReason: refusal.fixReason, text: textOf(refusal) }),
  }
}

/** The answer to a status request. `statusNo` makes its ExecID different from those of the day's reports. */
export function statusReportOf(
  exchange: Exchange,
  { asked, sessionId, statusNo }: { asked: OrderStatusRequest; sessionId: string; statusNo: number },
): ExecutionReport {
  const execId = `${exchange.market}I${String(statusNo).padStart(9, '0')}`
  const tradingUnit = asked.tradingUnit === '' ? sessionId : asked.tradingUnit
  const receipt = findReceipt(exchange, tradingUnit, asked.clOrdId)
  if (receipt?.kind === 'order' && receipt.order !== undefined) {
    const { order } = receipt
    return {
      ...reportOnOrder(exchange, order, exchange.time),
      execId,
      execType: 'status',
      orderStatus: order.status,
    }
  }
  const unknown = { ...asked, tradingUnit, quantity: 0, price: 0, type: 'limit' as const }
  const refusal = receipt?.refusal
  return {
    ...reportOn(exchange, unknown, exchange.time),
    execId,
    execType: 'status',
    orderStatus: 'rejected',
    rejectReason: refusal?.fixReason ?? 5,
    text: refusal === undefined ? 'unknown order' : textOf(refusal),
  }
}
