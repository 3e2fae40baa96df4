/**
 * Where counters log on to one market: a FIX 4.4 acceptor whose CompID is the market's code. Trading units are told
 * apart by what their messages say; reports go to the session that last spoke for the unit.
 */
import { createAcceptor, type Acceptor } from '@guitai/adapters/exchange-fix/acceptor.ts'
import { createFaults, type Faults } from '@guitai/adapters/exchange-fix/faults.ts'
import type { AcceptorStore } from '@guitai/adapters/exchange-fix/session-store.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { ExchangeReport, Refusal } from '../exchange/exchange-order.ts'
import { ORDER_REFUSALS } from '../exchange/refusals.ts'
import type { SimulatedMarket } from '../market-day.ts'
import type { MarketInput } from '../market-input.ts'
import { gatherWrites } from './gather-writes.ts'
import { cancelRejectOf, executionReportOf, orderRequestOf, statusReportOf } from './to-fix.ts'

export interface OrderDoorOptions {
  market: SimulatedMarket
  port: number
  store: AcceptorStore
  /** The exchange of the day that is on. */
  exchange: () => Exchange
  onInput: (input: MarketInput) => void
  note: (text: string) => void
}

export interface OrderDoor {
  port: number
  faults: Faults
  /** How many of the next orders are refused whatever they are. */
  rejectNext: number
  sessions: Set<string>
  /** Orders and cancels that have come today, and reports given since the start. */
  heard: number
  told: number
  /** Which session gets the reports of each trading unit; where none has spoken yet, the one of its name. */
  sessionOfUnit: Map<string, string>
  report(report: ExchangeReport): void
  /** What no exchange should say: see hostile-requests.ts. */
  hostile: Pick<Acceptor, 'say' | 'bytes' | 'forget'>
  cut(): void
  stop(): Promise<void>
}

const unitOf = (report: ExchangeReport): string => {
  if (report.kind === 'cancel-rejected') return report.cancel.tradingUnit
  return report.kind === 'rejected' ? report.request.tradingUnit : report.order.request.tradingUnit
}

/** Refused before the exchange looks at it: by the fault menu, or because it is meant for another day. */
function forcedRefusal(door: OrderDoor, isOtherDay: boolean): Refusal | undefined {
  if (door.rejectNext > 0) {
    door.rejectNext--
    return ORDER_REFUSALS.brokerOption
  }
  return isOtherDay ? ORDER_REFUSALS.tradeDate : undefined
}

export async function openOrderDoor(options: OrderDoorOptions): Promise<OrderDoor> {
  const { market, port, store, exchange, onInput } = options
  const { faults, hook } = createFaults()
  const sessionOfUnit = new Map<string, string>()
  let statusNo = 0

  const acceptor: Acceptor = createAcceptor({
    port,
    compId: market,
    store,
    clock: Date.now,
    onOrder(order, { sessionId }) {
      door.heard++
      const request = orderRequestOf(order, sessionId)
      sessionOfUnit.set(request.tradingUnit, sessionId)
      const forced = forcedRefusal(door, order.tradeDate !== exchange().tradeDate)
      onInput({ kind: 'order', market, sessionId, request, ...(forced === undefined ? {} : { forced }) })
    },
    onCancel({ clOrdId, originalClOrdId, tradingUnit }, { sessionId }) {
      door.heard++
      const cancel = { clOrdId, originalClOrdId, tradingUnit: tradingUnit === '' ? sessionId : tradingUnit }
      sessionOfUnit.set(cancel.tradingUnit, sessionId)
      onInput({ kind: 'cancel', market, sessionId, cancel })
    },
    onStatus(request, { sessionId }) {
      door.told++
      acceptor.report(sessionId, statusReportOf(exchange(), request, sessionId, ++statusNo))
    },
    onLogon: sessionId => door.sessions.add(sessionId),
    onNote: text => options.note(`${market}: ${text}`),
    outgoing: gatherWrites(hook),
  })

  const door: OrderDoor = {
    port: 0,
    faults,
    rejectNext: 0,
    sessions: new Set(),
    heard: 0,
    told: 0,
    sessionOfUnit,
    hostile: acceptor,
    report(report) {
      door.told++
      const sessionId = sessionOfUnit.get(unitOf(report)) ?? unitOf(report)
      if (report.kind === 'cancel-rejected')
        acceptor.cancelReject(sessionId, cancelRejectOf(exchange(), report))
      else acceptor.report(sessionId, executionReportOf(exchange(), report))
    },
    cut() {
      for (const sessionId of door.sessions) acceptor.cut(sessionId)
    },
    async stop() {
      await acceptor.stop(true)
      await store.close()
    },
  }
  door.port = await acceptor.listen()
  return door
}
