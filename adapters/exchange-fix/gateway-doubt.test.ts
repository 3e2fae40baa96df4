/** Whether a message has left is never concluded on our side, neither from a kill switch nor from lost numbers. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { logonBody } from '@guitai/protocols/fix/admin-message.ts'
import { frameMessage } from '@guitai/protocols/fix/frame.ts'
import type { GatewayOptions, LineAlarm } from './gateway-ports.ts'
import { createMemoryStore } from './memory-store.ts'
import type { AcceptorStore } from './session-store.ts'
import { order, TestCounter, TestExchange } from './testing/fix-pair.ts'

let exchange: TestExchange
let store: AcceptorStore
let alarms: LineAlarm[]
const counters: TestCounter[] = []

function counter(over: Partial<GatewayOptions> = {}): TestCounter {
  const made = new TestCounter(exchange, store, over)
  made.alarmed = what => alarms.push(what)
  counters.push(made)
  made.gateway.start()
  return made
}

beforeEach(async () => {
  alarms = []
  store = createMemoryStore()
  exchange = new TestExchange(createMemoryStore())
  await exchange.start()
})

afterEach(async () => {
  await Promise.all(counters.splice(0).map(({ gateway }) => gateway.stop()))
  await exchange.acceptor.stop(true)
})

test('on the wire, then stopped, then asked for again: its place is filled, its row stays, its state is asked for', async () => {
  exchange.isSilent = true
  let isRunning = true
  const us = counter({ mayWrite: () => isRunning })
  us.gateway.send([order(1), order(2)])
  await us.until(() => exchange.orders.length === 2)
  isRunning = false
  // The exchange fails over and does not know the last two numbers.
  const { numbering, nextIn } = await exchange.store.load('GUITAI')
  await exchange.acceptor.stop(true)
  await exchange.store.received('GUITAI', numbering, nextIn - 2)
  await exchange.restart()
  await us.until(() => exchange.statusRequests.length === 2)
  expect(exchange.statusRequests.map(({ clOrdId }) => clOrdId)).toEqual(['A000000001', 'A000000002'])
  expect(us.stopped).toEqual([])
  expect(exchange.orders.length).toBe(2)
  expect([...(await store.submitted('exchange'))]).toEqual(['1/A000000001', '2/A000000002'])
})

test('an exchange that resets its numbers: an alarm, and every open order that has left is asked for', async () => {
  const us = counter({ openOrders: () => Promise.resolve([order(1), order(2), order(7)]) })
  us.gateway.send([order(1), order(2)])
  await us.until(() => us.fills().length === 2)
  await exchange.acceptor.stop(true)
  const other = createServer(socket => {
    const header = { sender: 'SIM', target: 'GUITAI', seq: 1, sendingTime: Date.now() }
    socket.on('data', () => socket.write(frameMessage(header, logonBody(30, true)), 'latin1'))
    socket.on('error', () => undefined)
    other.close()
  })
  other.listen(exchange.port)
  await once(other, 'close')
  await us.until(() => alarms.length === 1)
  await exchange.store.reset('GUITAI')
  await exchange.restart()
  await us.until(() => exchange.statusRequests.length === 2)
  expect(alarms).toEqual(['numbers-reset'])
  // The third order never left, so its state is not requested, and it may still be sent.
  expect(exchange.statusRequests.map(({ clOrdId }) => clOrdId)).toEqual(['A000000001', 'A000000002'])
})

test('an exchange that has lost its numbers: one alarm however often it is tried, and after a reset all is asked for', async () => {
  const us = counter({ openOrders: () => Promise.resolve([order(1)]) })
  us.gateway.send([order(1)])
  await us.until(() => us.fills().length === 1)
  await exchange.store.reset('GUITAI')
  await exchange.restart()
  const refusals = (): number => us.states.filter(([, detail]) => detail?.includes('too low') === true).length
  await us.until(() => refusals() >= 2)
  expect(alarms).toEqual(['numbers-lost'])
  expect(exchange.statusRequests).toEqual([])
  await us.gateway.reset()
  await us.until(() => exchange.statusRequests.length === 1)
  expect(exchange.statusRequests.map(({ clOrdId }) => clOrdId)).toEqual(['A000000001'])
})

test('reconciling asks for answered orders, too: a later report may be lost', async () => {
  const us = counter({ openOrders: () => Promise.resolve([order(1)]) })
  us.gateway.send([order(1)])
  await us.until(() => us.fills().length === 1)
  us.gateway.reconcile()
  await us.until(() => exchange.statusRequests.length === 1)
})

test('a question of the books leaves when the line has settled', async () => {
  const us = counter()
  const { orderType: _, price: __, tradeDate: ___, ...asked } = order(1)
  us.gateway.send([{ ...asked, kind: 'status' }])
  await us.until(() => exchange.statusRequests.length === 1)
})

test('paused, nothing is read; resumed, everything comes', async () => {
  const us = counter()
  us.gateway.send([order(1)])
  await us.until(() => us.fills().length === 1)
  us.gateway.pause()
  us.gateway.send([order(2)])
  await us.until(() => exchange.orders.length === 2)
  expect(us.fills()).toEqual(['A000000001'])
  us.gateway.resume()
  await us.until(() => us.fills().length === 2)
})
