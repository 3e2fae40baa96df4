/**
 * Our gateway with QuickFIX (C++) as the exchange. Usage: driver.ts EXCHANGE-BINARY DICTIONARY. Each step prints one line, and
 * the last line is 'N passed, N failed'. The exit code is not 0 when one failed.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Received } from '@guitai/adapters/exchange-fix/gateway-ports.ts'
import type { Outgoing, OutgoingOrder } from '@guitai/adapters/exchange-fix/outgoing.ts'
import { openProxy, type Proxy } from './proxy.ts'

const STEP_LIMIT = 60_000
const [binary = '', dictionary = ''] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'guitai-quickfix-'))

interface Told {
  what: 'received' | 'state' | 'stopped' | 'note'
  content: unknown
}

/** Everything the counters were told, over all restarts. */
const received: Received[] = []
const notes: string[] = []
let state = 'down'
let watchers: (() => void)[] = []

function changed(): void {
  for (const watcher of watchers) watcher()
}

/** Resolves when the condition holds after something was told; a step fails when it never does. */
function until(what: string, condition: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(
      () => finish(new Error(`${what}: not within ${STEP_LIMIT / 1000} s`)),
      STEP_LIMIT,
    )
    const watcher = (): void => {
      if (condition()) finish()
    }
    const finish = (error?: Error): void => {
      clearTimeout(limit)
      watchers = watchers.filter(each => each !== watcher)
      if (error === undefined) resolve()
      else reject(error)
    }
    watchers.push(watcher)
    watcher()
  })
}

function lines(child: ChildProcess, each: (line: string) => void): void {
  if (child.stdout === null) return
  createInterface({ input: child.stdout }).on('line', line => {
    each(line)
    changed()
  })
}

const gone = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })
}

const exchangePort = await freePort()
const exchangeWords: string[] = []
let exchange: ChildProcess
let counter: ChildProcess
const proxy: Proxy = await openProxy(exchangePort)

async function startExchange(): Promise<void> {
  let isListening = false
  exchange = spawn(binary, [String(exchangePort), folder, dictionary], { stdio: ['pipe', 'pipe', 'inherit'] })
  lines(exchange, line => {
    exchangeWords.push(line)
    if (line === 'listening') isListening = true
  })
  await until('exchange listening', () => isListening)
}

function startCounter(): void {
  const script = join(import.meta.dirname, 'counter.ts')
  const words = [script, String(proxy.port), join(folder, 'counter.store')]
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.on('error', () => undefined)
  lines(child, line => {
    const told = JSON.parse(line) as Told
    if (told.what === 'received') received.push(...(told.content as Received[]))
    else if (told.what === 'state') state = (told.content as { state: string }).state
    else notes.push(line)
  })
  counter = child
}

let lastOrder = 0

function newOrders(count: number, price = 101_200): OutgoingOrder[] {
  return Array.from({ length: count }, () => {
    lastOrder++
    const clOrdId = `A${String(lastOrder).padStart(9, '0')}`
    const instrument = { market: 'XSHG', code: '600000', side: 'buy', quantity: 100 } as const
    const kind = { kind: 'new-order', orderType: 'limit', price, tradeDate: '2026-01-05' } as const
    return {
      ...kind,
      ...instrument,
      orderId: lastOrder,
      clOrdId,
      tradingUnit: '12345',
      securitiesAccount: 'A123456789',
    }
  })
}

function send(batch: Outgoing[]): void {
  counter.stdin?.write(`${JSON.stringify(batch)}\n`)
}

/** Sends in small batches, so that the line is busy for a while. */
async function sendSlowly(orders: OutgoingOrder[], during: () => void): Promise<void> {
  for (let at = 0; at < orders.length; at += 10) {
    send(orders.slice(at, at + 10))
    if (at === Math.floor(orders.length / 20) * 10) during()
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** The clOrdIds of fills by execution id, as the books would count them. */
function filled(): Set<string> {
  const ids = new Set<string>()
  for (const { message } of received) {
    if (message.kind === 'execution-report' && message.execType === 'trade') ids.add(message.clOrdId)
  }
  return ids
}

const areFilled = (orders: readonly OutgoingOrder[]): (() => boolean) => {
  return () => {
    const ids = filled()
    return orders.every(({ clOrdId }) => ids.has(clOrdId))
  }
}

function executed(): string[] {
  return readFileSync(join(folder, 'orders.log'), 'utf8').split('\n').slice(0, -1)
}

function assertEqual(what: string, actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`)
}

/** The exchange executed each of our orders once, and we could read every message. */
function assertOnce(): void {
  const ids = executed().map(line => line.split(' ')[0])
  assertEqual('orders executed', ids.length, lastOrder)
  assertEqual('different orders executed', new Set(ids).size, lastOrder)
  const strange = received.find(({ message }) => message.kind !== 'execution-report')
  assertEqual('something strange', JSON.stringify(strange), undefined)
  assertEqual(
    'rejects',
    exchangeWords.find(word => word.startsWith('rejected')),
    undefined,
  )
}

const steps: [string, () => Promise<void>][] = [
  ['logon', () => until('logged on', () => state === 'logged-on')],
  [
    'orders and fills, in order, with price, trade number and Chinese text',
    async () => {
      const orders = newOrders(200)
      send(orders)
      await until('fills', areFilled(orders))
      assertEqual('order of fills', [...filled()].join(), orders.map(({ clOrdId }) => clOrdId).join())
      const fill = received.find(
        ({ message }) => message.kind === 'execution-report' && message.execType === 'trade',
      )?.message
      if (fill?.kind !== 'execution-report') throw new Error('no fill')
      assertEqual('fill', `${fill.lastPrice} ${fill.tradeNo} ${fill.text}`, '101200 TA000000001 成交')
      assertOnce()
    },
  ],
  [
    'cancel',
    async () => {
      const [resting] = newOrders(1, 10_000)
      if (resting === undefined) throw new Error('no order')
      const { orderType: _, price: __, tradeDate: ___, ...rest } = resting
      send([resting, { ...rest, kind: 'cancel', clOrdId: 'C000000001', originalClOrdId: resting.clOrdId }])
      await until('canceled', () =>
        received.some(
          ({ message }) =>
            message.kind === 'execution-report' &&
            message.execType === 'canceled' &&
            message.originalClOrdId === resting.clOrdId,
        ),
      )
    },
  ],
  [
    'the line cut in traffic: nothing twice, nothing lost',
    async () => {
      const orders = newOrders(500)
      await sendSlowly(orders, () => proxy.cut())
      await until('fills', areFilled(orders))
      assertOnce()
    },
  ],
  [
    'bytes lost on a living line, to the exchange: it asks, we send again',
    async () => {
      const before = proxy.spoiled
      const orders = newOrders(300)
      await sendSlowly(orders, () => (proxy.swallow.toExchange = 1))
      await until('fills', areFilled(orders))
      assertOnce()
      assertEqual('chunks spoiled', proxy.spoiled, before + 1)
    },
  ],
  [
    'bytes lost on a living line, to us: we ask, it sends again',
    async () => {
      const before = proxy.spoiled
      const orders = newOrders(300)
      await sendSlowly(orders, () => (proxy.swallow.toCounter = 1))
      await until('fills', areFilled(orders))
      assertOnce()
      assertEqual('chunks spoiled', proxy.spoiled, before + 1)
    },
  ],
  [
    'bytes changed, both ways',
    async () => {
      const orders = newOrders(300)
      await sendSlowly(orders, () => (proxy.corrupt.toExchange = proxy.corrupt.toCounter = 1))
      await until('fills', areFilled(orders))
      assertOnce()
    },
  ],
  [
    'kill -9 of the gateway in traffic, restart with its numbers',
    async () => {
      const orders = newOrders(500)
      await sendSlowly(orders, () => counter.kill('SIGKILL'))
      await gone(counter)
      startCounter()
      // The engine offers again everything that has no answer.
      send(orders.filter(({ clOrdId }) => !filled().has(clOrdId)))
      await until('fills', areFilled(orders))
      assertOnce()
    },
  ],
  [
    'kill -9 of the exchange in traffic, restart with its numbers',
    async () => {
      const orders = newOrders(500)
      await sendSlowly(orders, () => exchange.kill('SIGKILL'))
      await gone(exchange)
      await startExchange()
      await until('fills', areFilled(orders))
      assertOnce()
    },
  ],
  [
    'an order already sent, offered again after a restart: its state is asked for',
    async () => {
      const [order] = newOrders(1, 10_000)
      if (order === undefined) throw new Error('no order')
      const isTold = (execType: string) => (): boolean =>
        received.some(
          ({ message }) =>
            message.kind === 'execution-report' &&
            message.clOrdId === order.clOrdId &&
            message.execType === execType,
        )
      send([order])
      await until('accepted', isTold('new'))
      counter.kill('SIGKILL')
      await gone(counter)
      startCounter()
      send([order])
      await until('state', isTold('status'))
      assertOnce()
    },
  ],
  [
    'logout, and logon again with the numbers kept',
    async () => {
      const before = exchangeWords.length
      counter.stdin?.end()
      await gone(counter)
      await until('logout', () => exchangeWords.slice(before).includes('logout'))
      startCounter()
      const orders = newOrders(10)
      send(orders)
      await until('fills', areFilled(orders))
      const highest = Math.max(...received.slice(-20).map(({ inSeq }) => inSeq))
      assertEqual('incoming numbers go on', highest > 2_000, true)
      assertOnce()
    },
  ],
  [
    'quiet: heartbeats keep the line',
    async () => {
      const before = exchangeWords.length
      // A little more than twice the heartbeat: without heartbeats either side would have given up.
      await new Promise(resolve => setTimeout(resolve, 6_000))
      assertEqual('logouts', exchangeWords.slice(before).includes('logout'), false)
      const orders = newOrders(1)
      send(orders)
      await until('fill', areFilled(orders))
      assertOnce()
    },
  ],
  [
    'an order that its dictionary refuses is rejected by tag and reason, and the line goes on',
    async () => {
      const [order] = newOrders(1)
      // JSON has no NaN, so the text arrives and is written as it is.
      send([{ ...order, quantity: 'many' }] as unknown as Outgoing[])
      await until('reject', () =>
        received.some(
          ({ message }) => message.kind === 'session-reject' && message.refTag === 38 && message.reason === 6,
        ),
      )
      const orders = newOrders(1)
      send(orders)
      await until('fill', areFilled(orders))
    },
  ],
]

let failures = 0
await startExchange()
startCounter()
for (const [name, step] of steps) {
  try {
    await step()
    console.log(`ok    ${name}`)
  } catch (error) {
    failures++
    console.log(`FAIL  ${name}: ${String(error)}`)
    for (const note of notes.slice(-3)) console.log(`      ${note.slice(0, 300)}`)
  }
}
counter!.stdin?.end()
exchange!.stdin?.end()
await Promise.all([gone(counter!), gone(exchange!)])
proxy.close()
rmSync(folder, { recursive: true, force: true })
console.log(`${steps.length - failures} passed, ${failures} failed`)
process.exitCode = failures === 0 ? 0 : 1
