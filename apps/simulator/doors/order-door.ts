/**
 * Where counters log on to one market: a FIX 4.4 acceptor whose CompID is the market's code. Messages name their trading unit,
 * and reports go to the session that last sent a message for the unit.
 */
import {
  createAcceptor,
  type Acceptor,
  type AcceptorOptions,
} from '@guitai/adapters/exchange-fix/acceptor.ts'
import { createFaults, type Faults } from '@guitai/adapters/exchange-fix/faults.ts'
import type { AcceptorStore } from '@guitai/adapters/exchange-fix/session-store.ts'
import type { DesignationIdentification } from '@guitai/protocols/fix/messages.ts'
import { answerDesignationStatus, type DesignationManner } from '../exchange/designate.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { DesignationRequest, ExchangeReport, Refusal } from '../exchange/exchange-order.ts'
import { ORDER_REFUSALS } from '../exchange/refusals.ts'
import type { SimulatedMarket } from '../market-day.ts'
import type { MarketInput } from '../market-input.ts'
import { gatherWrites } from './gather-writes.ts'
import {
  cancelRejectOf,
  designationReportOf,
  executionReportOf,
  orderRequestOf,
  statusReportOf,
} from './to-fix.ts'

export interface OrderDoorOptions {
  market: SimulatedMarket
  port: number
  store: AcceptorStore
  /** The exchange of the current day. */
  exchange: () => Exchange
  onInput: (input: MarketInput) => void
  designationManner: () => DesignationManner
  note: (text: string) => void
}

export interface OrderDoor {
  port: number
  faults: Faults
  /** How many of the next orders are refused, whatever they contain. */
  rejectNext: number
  sessions: Set<string>
  /** The orders and cancels received today, and the reports sent since the start. */
  heard: number
  told: number
  /**
   * The session that gets the reports of each trading unit. Before a unit has sent anything it is the session with its name.
   */
  sessionOfUnit: Map<string, string>
  report(report: ExchangeReport): void
  /** Messages that no exchange should send; see hostile-requests.ts. */
  hostile: Pick<Acceptor, 'say' | 'bytes' | 'forget'>
  cut(): void
  stop(): Promise<void>
}

const unitOf = (report: ExchangeReport): string => {
  if (report.kind === 'cancel-rejected') return report.cancel.tradingUnit
  return report.kind === 'rejected' || report.kind === 'designation-answered'
    ? report.request.tradingUnit
    : report.order.request.tradingUnit
}

/** When the message names no trading unit, the session's own id takes its place. */
function designationOf(
  { clOrdId, tradingUnit, securitiesAccount, instruction }: DesignationIdentification,
  sessionId: string,
): DesignationRequest {
  return { clOrdId, tradingUnit: tradingUnit || sessionId, securitiesAccount, instruction }
}

/** The refusal of an order that the exchange does not look at: the fault menu refuses it, or it is meant for another day. */
function forcedRefusal(door: OrderDoor, isOtherDay: boolean): Refusal | undefined {
  if (door.rejectNext > 0) {
    door.rejectNext--
    return ORDER_REFUSALS.brokerOption
  }
  return isOtherDay ? ORDER_REFUSALS.tradeDate : undefined
}

/** Takes the messages about designations; `meet` is told which session speaks for which unit. */
function designationDesk(
  { market, exchange, onInput, designationManner }: OrderDoorOptions,
  meet: (unit: { tradingUnit: string; sessionId: string }) => void,
): Pick<AcceptorOptions, 'onDesignation' | 'onDesignationStatus'> {
  return {
    onDesignation(message, { sessionId }) {
      const designation = designationOf(message, sessionId)
      meet({ tradingUnit: designation.tradingUnit, sessionId })
      onInput({ kind: 'designation', market, sessionId, designation, manner: designationManner() })
    },
    onDesignationStatus(message, { sessionId }) {
      answerDesignationStatus(exchange(), designationOf(message, sessionId), designationManner())
    },
  }
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
      acceptor.report(
        sessionId,
        statusReportOf(exchange(), { asked: request, sessionId, statusNo: ++statusNo }),
      )
    },
    ...designationDesk(options, unit => sessionOfUnit.set(unit.tradingUnit, unit.sessionId)),
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
      else if (report.kind === 'designation-answered')
        acceptor.designationReport(sessionId, designationReportOf(exchange(), report))
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
