/** The smallest possible counter, for tests of the simulator: it logs on to one market and remembers the messages it got. */
import type { Gateway } from '@guitai/adapters/exchange-fix/gateway-ports.ts'
import { createGateway } from '@guitai/adapters/exchange-fix/gateway.ts'
import { createMemoryStore } from '@guitai/adapters/exchange-fix/memory-store.ts'
import type { OutgoingOrder } from '@guitai/adapters/exchange-fix/outgoing.ts'
import type { AcceptorStore } from '@guitai/adapters/exchange-fix/session-store.ts'
import type { ExecutionReport, FromExchange } from '@guitai/protocols/fix/messages.ts'
import type { SimulatedMarket } from '../market-day.ts'
import type { Simulator } from '../simulator-control.ts'

export interface TestCounter {
  gateway: Gateway
  store: AcceptorStore
  received: FromExchange[]
  reports(): ExecutionReport[]
  /** Resolves when this many messages have come. If they do not come, the test's own time limit ends the wait. */
  untilReceived(count: number): Promise<void>
  order(clOrdId: string, more?: Partial<OutgoingOrder>): void
  cancel(clOrdId: string, originalClOrdId: string): void
  stop(): Promise<void>
}

export const TEST_UNIT: Record<SimulatedMarket, string> = { XSHG: '12345', XSHE: '234500', BJSE: '345600' }
const CODE: Record<SimulatedMarket, string> = { XSHG: '600000', XSHE: '000001', BJSE: '920819' }

/** With the store of an earlier counter it continues that counter's session. */
export function connectCounter(
  simulator: Simulator,
  market: SimulatedMarket,
  tradeDate: string,
  store = createMemoryStore(),
): TestCounter {
  const received: FromExchange[] = []
  let waiting: { count: number; done: () => void }[] = []
  const gateway = createGateway({
    host: '127.0.0.1',
    port: simulator.fixPorts[market],
    senderCompId: 'COUNTER',
    targetCompId: market,
    session: market,
    heartbeatSeconds: 30,
    store,
    clock: Date.now,
    events: {
      received(batch) {
        void store.received(batch.session, batch.numbering, batch.nextIn)
        received.push(...batch.messages.map(each => each.message))
        for (const each of waiting) if (received.length >= each.count) each.done()
        waiting = waiting.filter(each => received.length < each.count)
      },
      state: () => undefined,
      stopped: () => undefined,
    },
  })
  let orderId = 0
  const base = {
    tradingUnit: TEST_UNIT[market],
    securitiesAccount: market === 'XSHG' ? 'A000000001' : '0100000001',
    market,
    code: CODE[market],
    side: 'buy' as const,
    quantity: 100,
  }
  gateway.start()
  return {
    gateway,
    store,
    received,
    reports: () => received.filter(message => message.kind === 'execution-report'),
    untilReceived: count =>
      received.length >= count ? Promise.resolve() : new Promise(done => waiting.push({ count, done })),
    order(clOrdId, more = {}) {
      const order = { ...base, kind: 'new-order' as const, orderId: ++orderId, clOrdId, tradeDate }
      gateway.send([{ ...order, orderType: 'limit', price: 0, ...more }])
    },
    cancel(clOrdId, originalClOrdId) {
      gateway.send([{ ...base, kind: 'cancel', orderId: ++orderId, clOrdId, originalClOrdId }])
    },
    stop: () => gateway.stop(),
  }
}
