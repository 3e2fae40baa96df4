/**
 * A gateway and an acceptor over a real socket, with records of what each was told. Tests wait for conditions, never for times.
 */
import type {
  DesignationRequest,
  ExecutionReport,
  NewOrderSingle,
  OrderCancelRequest,
  OrderStatusRequest,
} from '@guitai/protocols/fix/messages.ts'
import { type Acceptor, createAcceptor } from '../acceptor.ts'
import { createFaults } from '../faults.ts'
import type {
  Gateway,
  GatewayOptions,
  GatewayState,
  LineAlarm,
  Received,
  ReceivedBatch,
} from '../gateway-ports.ts'
import { createGateway } from '../gateway.ts'
import type { Outgoing, OutgoingCancel, OutgoingDesignation, OutgoingOrder } from '../outgoing.ts'
import type { AcceptorStore, SessionStore } from '../session-store.ts'

export function order(orderId: number, over: Partial<OutgoingOrder> = {}): OutgoingOrder {
  return {
    kind: 'new-order',
    orderId,
    clOrdId: `A${String(orderId).padStart(9, '0')}`,
    tradingUnit: '12345',
    securitiesAccount: 'A123456789',
    market: 'XSHG',
    code: '600000',
    side: 'buy',
    quantity: 100,
    orderType: 'limit',
    price: 101_200,
    tradeDate: '2026-01-05',
    ...over,
  }
}

export function cancelOf(original: OutgoingOrder, clOrdId: string): OutgoingCancel {
  const { orderId, tradingUnit, securitiesAccount, market, code, side, quantity } = original
  return {
    kind: 'cancel',
    orderId,
    clOrdId,
    originalClOrdId: original.clOrdId,
    tradingUnit,
    securitiesAccount,
    market,
    code,
    side,
    quantity,
  }
}

export function designation(transferNo: number): OutgoingDesignation {
  return {
    kind: 'designation',
    transferNo,
    clientNo: 1,
    clOrdId: `A${String(transferNo).padStart(9, '0')}`,
    tradingUnit: '12345',
    securitiesAccount: 'A123456789',
    instruction: 'designate',
  }
}

type OfOrder = Pick<
  NewOrderSingle,
  | 'clOrdId'
  | 'tradingUnit'
  | 'securitiesAccount'
  | 'market'
  | 'code'
  | 'side'
  | 'quantity'
  | 'price'
  | 'transactTime'
>

export function reportOn(of: OfOrder, execId: string, over: Partial<ExecutionReport> = {}): ExecutionReport {
  const { clOrdId, tradingUnit, securitiesAccount, market, code, side, quantity, price, transactTime } = of
  return {
    kind: 'execution-report',
    clOrdId,
    tradingUnit,
    securitiesAccount,
    market,
    code,
    side,
    quantity,
    price,
    transactTime,
    exchangeOrderId: `X${clOrdId}`,
    execId,
    execType: 'new',
    orderStatus: 'new',
    leavesQuantity: quantity,
    cumulativeQuantity: 0,
    lastQuantity: 0,
    lastPrice: 0,
    averagePrice: 0,
    ...over,
  }
}

export function filledReport(of: OfOrder, execId: string, tradeNo: string): ExecutionReport {
  const filled = {
    execType: 'trade',
    orderStatus: 'filled',
    leavesQuantity: 0,
    cumulativeQuantity: of.quantity,
  } as const
  return reportOn(of, execId, {
    ...filled,
    lastQuantity: of.quantity,
    lastPrice: of.price,
    averagePrice: of.price,
    tradeNo,
    partition: '1',
  })
}

/** The exchange of the tests: it accepts every order, fills it at once, and counts what it saw. */
export class TestExchange {
  readonly orders: NewOrderSingle[] = []
  readonly cancels: OrderCancelRequest[] = []
  readonly statusRequests: OrderStatusRequest[] = []
  readonly designations: DesignationRequest[] = []
  readonly designationsAsked: string[] = []
  readonly notes: string[] = []
  readonly possDup: string[] = []
  readonly faults = createFaults()
  readonly store: AcceptorStore
  acceptor: Acceptor
  port = 0
  isFilling = true
  /** When true, it accepts orders and sends no reports. */
  isSilent = false
  readonly #watchers = new Set<() => void>()
  #execNo = 0

  constructor(store: AcceptorStore) {
    this.store = store
    this.acceptor = this.#create(0)
  }

  async start(): Promise<void> {
    this.port = await this.acceptor.listen()
  }

  /** Stops abruptly and starts another on the same port with the same store. */
  async restart(): Promise<void> {
    await this.acceptor.stop(true)
    this.acceptor = this.#create(this.port)
    await this.acceptor.listen()
  }

  changed(): void {
    for (const watcher of this.#watchers) watcher()
  }

  watch(watcher: () => void): void {
    this.#watchers.add(watcher)
  }

  nextExecId(): string {
    this.#execNo++
    return `E${this.#execNo}`
  }

  #create(port: number): Acceptor {
    return createAcceptor({
      port,
      compId: 'SIM',
      counterparties: ['GUITAI'],
      store: this.store,
      clock: Date.now,
      outgoing: this.faults.hook,
      onOrder: (message, { sessionId, possDup }) => {
        this.orders.push(message)
        if (possDup) this.possDup.push(message.clOrdId)
        if (!this.isSilent) this.acceptor.report(sessionId, reportOn(message, this.nextExecId()))
        if (this.isFilling && !this.isSilent)
          this.acceptor.report(sessionId, filledReport(message, this.nextExecId(), `T${this.orders.length}`))
        this.changed()
      },
      onCancel: (message, { sessionId }) => {
        this.cancels.push(message)
        const over = {
          execType: 'canceled',
          orderStatus: 'canceled',
          leavesQuantity: 0,
          originalClOrdId: message.originalClOrdId,
        } as const
        this.acceptor.report(
          sessionId,
          reportOn({ ...message, price: 0 }, this.nextExecId(), {
            ...over,
            canceledQuantity: message.quantity,
          }),
        )
        this.changed()
      },
      onStatus: (message, { sessionId }) => {
        this.statusRequests.push(message)
        const asked = { ...message, quantity: 100, price: 0, transactTime: 0 }
        this.acceptor.report(sessionId, reportOn(asked, this.nextExecId(), { execType: 'status' }))
        this.changed()
      },
      onDesignation: (message, { sessionId, possDup }) => {
        this.designations.push(message)
        if (possDup) this.possDup.push(message.clOrdId)
        const answer = { ...message, kind: 'designation-report', isAccepted: true } as const
        if (!this.isSilent) this.acceptor.designationReport(sessionId, answer)
        this.changed()
      },
      onDesignationStatus: (message, { sessionId }) => {
        this.designationsAsked.push(message.clOrdId)
        const answer = { ...message, kind: 'designation-report', isAccepted: true, transactTime: 0 } as const
        this.acceptor.designationReport(sessionId, answer)
        this.changed()
      },
      onNote: text => this.notes.push(text),
    })
  }
}

/**
 * The counter of the tests: a gateway with records of what it was told. `engine` stands for the database where nextIn is kept.
 */
export class TestCounter {
  readonly gateway: Gateway
  readonly received: Received[] = []
  readonly batches: ReceivedBatch[] = []
  readonly states: [GatewayState, string | undefined][] = []
  readonly stopped: Outgoing[] = []
  readonly submitted: Outgoing[] = []
  readonly notes: string[] = []
  alarmed: (what: LineAlarm) => void = () => undefined
  readonly #watchers = new Set<() => void>()

  constructor(exchange: TestExchange, store: SessionStore, over: Partial<GatewayOptions> = {}) {
    exchange.watch(() => this.#changed())
    this.gateway = createGateway({
      host: '127.0.0.1',
      port: exchange.port,
      senderCompId: 'GUITAI',
      targetCompId: 'SIM',
      session: 'exchange',
      heartbeatSeconds: 30,
      store,
      clock: Date.now,
      events: {
        received: batch => {
          this.batches.push(batch)
          this.received.push(...batch.messages)
          this.#changed()
        },
        state: (state, detail) => {
          this.states.push([state, detail])
          this.#changed()
        },
        stopped: outgoing => {
          this.stopped.push(outgoing)
          this.#changed()
        },
        submitted: outgoing => {
          this.submitted.push(outgoing)
          this.#changed()
        },
        note: text => {
          this.notes.push(text)
          this.#changed()
        },
        alarm: what => {
          this.alarmed(what)
          this.#changed()
        },
      },
      ...over,
    })
  }

  /** The clOrdIds of the fills that came, in order. */
  fills(): string[] {
    return this.received.flatMap(({ message }) =>
      message.kind === 'execution-report' && message.execType === 'trade' ? [message.clOrdId] : [],
    )
  }

  /** Resolves as soon as the condition holds after either side was told something. */
  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve()
    return new Promise(resolve => {
      const watcher = (): void => {
        if (!condition()) return
        this.#watchers.delete(watcher)
        resolve()
      }
      this.#watchers.add(watcher)
    })
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher()
  }
}
