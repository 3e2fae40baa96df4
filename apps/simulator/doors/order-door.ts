/**
 * Where counters log on to one market: a FIX 4.4 acceptor whose CompID is the market's code. Trading units are told
 * apart by what their messages say; reports go to the session that last spoke for the unit.
 */
import { createAcceptor, type Acceptor, type Arrival } from '@guitai/adapters/exchange-fix/acceptor.ts'
import { createFaults, type Faults } from '@guitai/adapters/exchange-fix/faults.ts'
import { createMemoryStore } from '@guitai/adapters/exchange-fix/memory-store.ts'
import type { NewOrderSingle, OrderCancelRequest, OrderStatusRequest } from '@guitai/protocols/fix/messages.ts'
import { cancelOrder } from '../exchange/cancel-order.ts'
import { enterOrder } from '../exchange/enter-order.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { ExchangeReport } from '../exchange/exchange-order.ts'
import { ORDER_REFUSALS } from '../exchange/refusals.ts'
import type { SimulatedMarket } from '../market-day.ts'
import { cancelRejectOf, executionReportOf, orderRequestOf, statusReportOf } from './to-fix.ts'

export interface OrderDoorOptions {
  market: SimulatedMarket
  port: number
  /** The exchange of the day that is on. */
  exchange: () => Exchange
  /** After an order has been taken in (the crowd may answer). */
  onOrder: (code: string) => void
  note: (text: string) => void
}

export interface OrderDoor {
  port: number
  faults: Faults
  /** How many of the next orders are refused whatever they are. */
  rejectNext: number
  sessions: Set<string>
  report(report: ExchangeReport): void
  cut(): void
  stop(): Promise<void>
}

const unitOf = (report: ExchangeReport): string => {
  if (report.kind === 'cancel-rejected') return report.cancel.tradingUnit
  return report.kind === 'rejected' ? report.request.tradingUnit : report.order.request.tradingUnit
}

export async function openOrderDoor(options: OrderDoorOptions): Promise<OrderDoor> {
  const { market, port, exchange } = options
  const { faults, hook } = createFaults()
  const sessionOfUnit = new Map<string, string>()
  let statusNo = 0

  function take(order: NewOrderSingle, arrival: Arrival): void {
    const request = orderRequestOf(order, arrival.sessionId)
    sessionOfUnit.set(request.tradingUnit, arrival.sessionId)
    const isForced = door.rejectNext > 0
    if (isForced) door.rejectNext--
    const isOtherDay = order.tradeDate !== exchange().tradeDate
    const otherDay = isOtherDay ? ORDER_REFUSALS.tradeDate : undefined
    enterOrder(exchange(), request, isForced ? ORDER_REFUSALS.brokerOption : otherDay)
    options.onOrder(request.code)
  }

  function takeCancel(cancel: OrderCancelRequest, { sessionId }: Arrival): void {
    const { clOrdId, originalClOrdId } = cancel
    const tradingUnit = cancel.tradingUnit === '' ? sessionId : cancel.tradingUnit
    sessionOfUnit.set(tradingUnit, sessionId)
    cancelOrder(exchange(), { tradingUnit, clOrdId, originalClOrdId })
  }

  function answer(request: OrderStatusRequest, { sessionId }: Arrival): void {
    acceptor.report(sessionId, statusReportOf(exchange(), request, sessionId, ++statusNo))
  }

  const acceptor: Acceptor = createAcceptor({
    port,
    compId: market,
    store: createMemoryStore(),
    clock: Date.now,
    onOrder: take,
    onCancel: takeCancel,
    onStatus: answer,
    onLogon: sessionId => door.sessions.add(sessionId),
    onNote: text => options.note(`${market}: ${text}`),
    outgoing: hook,
  })

  const door: OrderDoor = {
    port: 0,
    faults,
    rejectNext: 0,
    sessions: new Set(),
    report(report) {
      const sessionId = sessionOfUnit.get(unitOf(report)) ?? unitOf(report)
      if (report.kind === 'cancel-rejected') acceptor.cancelReject(sessionId, cancelRejectOf(exchange(), report))
      else acceptor.report(sessionId, executionReportOf(exchange(), report))
    },
    cut() {
      for (const sessionId of door.sessions) acceptor.cut(sessionId)
    },
    stop: () => acceptor.stop(true),
  }
  door.port = await acceptor.listen()
  return door
}
