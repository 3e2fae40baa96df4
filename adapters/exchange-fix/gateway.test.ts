/** Tests the gateway with the acceptor over real sockets: a message is sent once and nothing is lost. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStore } from './memory-store.ts'
import { numberOf } from './outgoing.ts'
import { prepare } from './prepare.ts'
import type { AcceptorStore } from './session-store.ts'
import { cancelOf, filledReport, order, TestCounter, TestExchange } from './testing/fix-pair.ts'

let exchange: TestExchange
let store: AcceptorStore
const counters: TestCounter[] = []

function counter(over: ConstructorParameters<typeof TestCounter>[2] = {}): TestCounter {
  const made = new TestCounter(exchange, store, over)
  counters.push(made)
  made.gateway.start()
  return made
}

/** Does what the engine does with a batch: it stores decisions and next_in in one transaction. */
async function persist({ batches }: TestCounter): Promise<void> {
  const last = batches.at(-1)
  if (last !== undefined) await store.received('exchange', last.numbering, last.nextIn)
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)

beforeEach(async () => {
  store = createMemoryStore()
  exchange = new TestExchange(createMemoryStore())
  await exchange.start()
})

afterEach(async () => {
  await Promise.all(counters.splice(0).map(({ gateway }) => gateway.stop()))
  await exchange.acceptor.stop(true)
})

describe('an ordinary day', () => {
  test('orders go out in order, answers come in order, each with its fields', async () => {
    const us = counter()
    const orders = range(1, 50).map(id => order(id))
    us.gateway.send(orders)
    await us.until(() => us.fills().length === 50)
    expect(exchange.orders.map(({ clOrdId }) => clOrdId)).toEqual(orders.map(({ clOrdId }) => clOrdId))
    expect(us.fills()).toEqual(orders.map(({ clOrdId }) => clOrdId))
    expect(exchange.orders[0]).toMatchObject({
      market: 'XSHG',
      code: '600000',
      price: 101_200,
      quantity: 100,
      tradingUnit: '12345',
    })
    const fill = us.received[1]?.message
    expect(fill).toMatchObject({
      kind: 'execution-report',
      execType: 'trade',
      lastPrice: 101_200,
      tradeNo: 'T1',
      partition: '1',
    })
    expect(us.received.map(({ inSeq }) => inSeq)).toEqual(
      us.received.map(({ inSeq }) => inSeq).toSorted((a, b) => a - b),
    )
  })

  test('orders sent while down wait for the logon', async () => {
    const us = new TestCounter(exchange, store)
    counters.push(us)
    us.gateway.send([order(1)])
    expect(us.gateway.state).toBe('down')
    us.gateway.start()
    await us.until(() => us.fills().length === 1)
  })

  test('an engine that sends from within the news of the logon', async () => {
    const us = new TestCounter(exchange, store)
    counters.push(us)
    const told = us.states.push.bind(us.states)
    us.states.push = (...news) => {
      if (news.some(([state]) => state === 'logged-on')) us.gateway.send([order(1), order(2)])
      return told(...news)
    }
    us.gateway.start()
    await us.until(() => us.fills().length === 2)
    expect(us.states.map(([state]) => state)).toEqual(['connecting', 'logged-on'])
    const { nextOut } = await store.load('exchange')
    const rows = await store.sent('exchange', 1, 1, nextOut)
    expect(rows.map(({ kind }) => kind)).toEqual(['admin', 'admin', 'new-order', 'new-order'])
  })

  test('a cancel names its order and is answered', async () => {
    exchange.isFilling = false
    const us = counter()
    us.gateway.send([order(1), cancelOf(order(1), 'C000000001')])
    await us.until(() => us.received.length === 2)
    expect(exchange.cancels[0]).toMatchObject({ originalClOrdId: 'A000000001', clOrdId: 'C000000001' })
    expect(us.received[1]?.message).toMatchObject({
      execType: 'canceled',
      originalClOrdId: 'A000000001',
      canceledQuantity: 100,
    })
  })

  test('the same order offered twice is sent once', async () => {
    const us = counter()
    us.gateway.send([order(1)])
    us.gateway.send([order(1), order(2)])
    await us.until(() => us.fills().length === 2)
    expect(exchange.orders.map(({ clOrdId }) => clOrdId)).toEqual(['A000000001', 'A000000002'])
  })
})

describe('faults of the line', () => {
  test('cut in the middle of a message: the rest comes again, once', async () => {
    exchange.faults.faults.cutAfter = 7
    const us = counter()
    us.gateway.send(range(1, 20).map(id => order(id)))
    await us.until(() => us.fills().length === 20)
    expect(us.fills()).toEqual(range(1, 20).map(id => order(id).clOrdId))
    expect(new Set(exchange.orders.map(({ clOrdId }) => clOrdId)).size).toBe(exchange.orders.length)
    expect(us.received.some(({ possDup }) => possDup)).toBe(true)
  })

  test.each(['lose', 'duplicate', 'reorder'] as const)(
    '%s: every answer arrives once, in order',
    async fault => {
      const us = counter()
      us.gateway.send([order(1)])
      await us.until(() => us.fills().length === 1)
      exchange.faults.faults[fault] = 3
      for (const id of range(2, 30)) us.gateway.send([order(id)])
      await us.until(() => us.fills().length === 30 || us.gateway.state === 'down')
      await us.until(() => us.fills().length === 30)
      expect(us.fills()).toEqual(range(1, 30).map(id => order(id).clOrdId))
      expect(exchange.orders.length).toBe(30)
    },
  )

  test('the line cut many times under load: each order once, each fill once', async () => {
    const us = counter()
    const total = 150
    let sent = 0
    let nextCut = 40
    exchange.watch(() => {
      if (exchange.orders.length >= nextCut) {
        nextCut += 40
        exchange.acceptor.cut('GUITAI')
      }
      if (sent < total) us.gateway.send([order(++sent)])
    })
    us.gateway.send(range(1, 20).map(() => order(++sent)))
    await us.until(() => us.fills().length === total)
    expect(us.fills()).toEqual(range(1, total).map(id => order(id).clOrdId))
    expect(exchange.orders.length).toBe(total)
  }, 30_000)

  test('reports given while the counter is away come after its next logon', async () => {
    exchange.isFilling = false
    const us = counter()
    us.gateway.send([order(1)])
    await us.until(() => us.received.length === 1)
    exchange.acceptor.cut('GUITAI')
    const [taken] = exchange.orders
    if (taken === undefined) throw new Error('no order')
    exchange.acceptor.report('GUITAI', filledReport(taken, 'E9', 'T9'))
    await us.until(() => us.fills().length === 1)
  })
})

describe('restarts', () => {
  test('the exchange restarted with its store: numbers go on, nothing twice', async () => {
    const us = counter()
    us.gateway.send(range(1, 5).map(id => order(id)))
    await us.until(() => us.fills().length === 5)
    await exchange.restart()
    us.gateway.send(range(6, 10).map(id => order(id)))
    await us.until(() => us.fills().length === 10)
    expect(exchange.orders.length).toBe(10)
  })

  test('ours restarted with a lagging nextIn: what was not decided comes again as possible duplicates', async () => {
    const first = counter()
    first.gateway.send([order(1)])
    await first.until(() => first.fills().length === 1)
    await persist(first)
    first.gateway.send([order(2)])
    await first.until(() => first.fills().length === 2)
    await first.gateway.stop()
    const second = counter()
    await second.until(() => second.fills().length === 1)
    expect(second.fills()).toEqual(['A000000002'])
    expect(second.received.every(({ possDup }) => possDup)).toBe(true)
    expect(exchange.orders.length).toBe(2)
  })

  test('a row without a write is sent by the resend, with its first number, and never again when offered', async () => {
    const first = counter()
    first.gateway.send([order(1)])
    await first.until(() => first.fills().length === 1)
    await persist(first)
    await first.gateway.stop()
    // This is the state after a kill between commit and write.
    const { numbering, nextOut } = await store.load('exchange')
    const lost = prepare(order(2), Date.now()).body
    const row = {
      session: 'exchange',
      numbering,
      outSeq: nextOut,
      kind: 'new-order',
      orderId: 2,
      clOrdId: 'A000000002',
    } as const
    await store.commit([{ ...row, sentAt: Date.now(), body: lost }])
    const second = counter()
    second.gateway.send([order(2), order(3)])
    await second.until(() => second.fills().length === 2)
    expect(second.fills().toSorted()).toEqual(['A000000002', 'A000000003'])
    expect(exchange.orders.length).toBe(3)
    expect(exchange.possDup).toEqual(['A000000002'])
  })

  test('an order with a row and no answer is asked for when the logon has settled', async () => {
    exchange.isFilling = false
    const first = counter()
    first.gateway.send([order(1)])
    await first.until(() => first.received.length === 1)
    await persist(first)
    await first.gateway.stop()
    const second = counter()
    second.gateway.send([order(1)])
    await second.until(() => second.received.length === 1)
    expect(second.received[0]?.message).toMatchObject({ execType: 'status', clOrdId: 'A000000001' })
    expect(exchange.statusRequests.map(({ clOrdId }) => clOrdId)).toEqual(['A000000001'])
    expect(exchange.orders.length).toBe(1)
  })

  test('an exchange that has forgotten everything: down with its reason, until an operator resets', async () => {
    const us = counter()
    us.gateway.send([order(1)])
    await us.until(() => us.fills().length === 1)
    await exchange.store.reset('GUITAI')
    await exchange.restart()
    await us.until(() =>
      us.states.some(([state, detail]) => state === 'down' && detail?.includes('too low') === true),
    )
    await us.gateway.reset()
    us.gateway.send([order(1), order(2)])
    await us.until(() => us.fills().length === 2)
    expect(exchange.orders.map(({ clOrdId }) => clOrdId)).toEqual(['A000000001', 'A000000002'])
  })

  test('a simulator begun anew is followed at once where that is wanted; what it has not answered is asked for', async () => {
    const us = counter({ whenPeerForgot: 'reset' })
    us.gateway.send([order(1)])
    await us.until(() => us.fills().length === 1)
    exchange.faults.faults.silent = true
    us.gateway.send([order(2)])
    await us.until(() => exchange.orders.length === 2)
    await exchange.store.reset('GUITAI')
    await exchange.restart()
    exchange.faults.faults.silent = false
    // A message numbered before the loss is noticed would be asked for, and not sent again.
    await us.until(() => us.gateway.state !== 'logged-on')
    us.gateway.send([order(3)])
    await us.until(() => us.fills().length === 2 && exchange.statusRequests.length === 1)
    expect(us.fills()).toEqual(['A000000001', 'A000000003'])
    expect(exchange.statusRequests.map(({ clOrdId }) => clOrdId)).toEqual(['A000000002'])
    expect(exchange.orders.length).toBe(3)
  })

  test('stopped and started in any state', async () => {
    const us = counter()
    await us.gateway.stop()
    us.gateway.start()
    us.gateway.start()
    await us.gateway.stop()
    await us.gateway.stop()
    expect(us.gateway.state).not.toBe('logged-on')
    us.gateway.start()
    us.gateway.send([order(1)])
    await us.until(() => us.fills().length === 1)
  })

  test('a new day: both numbers start at 1', async () => {
    const us = counter()
    us.gateway.send([order(1)])
    await us.until(() => us.fills().length === 1)
    await us.gateway.reset()
    us.gateway.send([order(2)])
    await us.until(() => us.fills().length === 2)
    expect(us.batches.at(-1)?.numbering).toBe(2)
    expect((await store.load('exchange')).nextOut).toBeLessThan(6)
    await store.forget('exchange')
    expect([...(await store.submitted('exchange'))]).toEqual(['2/A000000002'])
  })
})

describe('kill switches', () => {
  test('what may not be written is stopped, numbers stay without holes', async () => {
    const us = counter({ mayWrite: outgoing => numberOf(outgoing) !== 2 })
    us.gateway.send([order(1), order(2), order(3)])
    await us.until(() => us.fills().length === 2 && us.stopped.length === 1)
    expect(us.stopped.map(numberOf)).toEqual([2])
    expect(exchange.orders.map(({ clOrdId }) => clOrdId)).toEqual(['A000000001', 'A000000003'])
  })

  test('thrown between commit and write: its row is withdrawn, a gap fill takes its number', async () => {
    let asked = 0
    const us = counter({ mayWrite: outgoing => numberOf(outgoing) !== 2 || ++asked < 2 })
    us.gateway.send([order(1), order(2), order(3)])
    await us.until(() => us.fills().length === 2 && us.stopped.length === 1)
    expect(exchange.orders.map(({ clOrdId }) => clOrdId)).toEqual(['A000000001', 'A000000003'])
    expect([...(await store.submitted('exchange'))]).toEqual(['1/A000000001', '3/A000000003'])
  })
})

test('a switch thrown while other rows are being withdrawn holds for the rest of the batch', async () => {
  const asked = [0, 0, 0, 0]
  const us = counter({
    mayWrite: outgoing => {
      const orderId = numberOf(outgoing)
      const times = (asked[orderId] = (asked[orderId] ?? 0) + 1)
      return orderId === 1 || times < orderId
    },
  })
  us.gateway.send([order(1), order(2), order(3)])
  await us.until(() => us.fills().length === 1 && us.stopped.length === 2)
  expect(us.stopped.map(numberOf)).toEqual([2, 3])
  expect(exchange.orders.map(({ clOrdId }) => clOrdId)).toEqual(['A000000001'])
})

describe('a trading unit that stops', () => {
  test('what waits while its line is down is given back, and never leaves', async () => {
    let isRunning = true
    const us = counter({ mayWrite: () => isRunning })
    us.gateway.send([order(1)])
    await us.until(() => us.fills().length === 1)
    await exchange.acceptor.stop(true)
    await us.until(() => us.gateway.state !== 'logged-on')
    us.gateway.send([order(2), order(3)])
    isRunning = false
    us.gateway.recheck()
    us.gateway.recheck()
    expect(us.stopped.map(numberOf)).toEqual([2, 3])
    isRunning = true
    await exchange.restart()
    us.gateway.send([order(4)])
    await us.until(() => us.fills().length === 2)
    expect(exchange.orders.map(({ clOrdId }) => clOrdId)).toEqual(['A000000001', 'A000000004'])
  })

  test('what has a row stays, though it is offered again', async () => {
    const us = counter()
    us.gateway.send([order(1)])
    await us.until(() => us.fills().length === 1)
    await us.gateway.stop()
    const again = counter({ mayWrite: () => false })
    again.gateway.send([order(1)])
    await again.until(() => exchange.statusRequests.length === 1)
    again.gateway.recheck()
    expect(again.stopped).toEqual([])
  })
})

test('reconcile asks for what has no answer, as often as it is asked', async () => {
  exchange.isSilent = true
  const us = counter()
  us.gateway.send([order(1), order(2)])
  await us.until(() => exchange.orders.length === 2)
  us.gateway.reconcile()
  await us.until(() => exchange.statusRequests.length === 2)
  expect(exchange.orders.length).toBe(2)
  us.gateway.reconcile()
  await us.until(() => us.received.length >= 2)
  expect(exchange.orders.length).toBe(2)
})

describe('a failing store', () => {
  test('nothing is written that is not committed; all goes on when it is back', async () => {
    let isBroken = false
    const commit = store.commit.bind(store)
    store.commit = rows => (isBroken ? Promise.reject(new Error('no database')) : commit(rows))
    const us = counter()
    us.gateway.send([order(1)])
    await us.until(() => us.fills().length === 1)
    isBroken = true
    us.gateway.send([order(2)])
    await us.until(() => us.notes.some(text => text.includes('no database')))
    expect(exchange.orders.length).toBe(1)
    isBroken = false
    await us.until(() => us.fills().length === 2)
    expect(exchange.orders.length).toBe(2)
  })
})
