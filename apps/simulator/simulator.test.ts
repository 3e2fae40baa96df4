import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { timeOfDay } from '@guitai/core/base/market.ts'
import { decodeDayFile } from '@guitai/protocols/day-file/day-file.ts'
import { parseFeedMessage, type FeedMessage } from '@guitai/protocols/quote-feed/quote-feed.ts'
import { startSimulator } from './simulator.ts'
import type { Simulator } from './simulator-control.ts'
import { SMALL_MARKET, TRADE_DATE } from './testing/small-exchange.ts'
import { connectCounter, type TestCounter } from './testing/test-counter.ts'

let filesFolder: string
let simulator: Simulator
let counters: TestCounter[]

beforeEach(async () => {
  filesFolder = await mkdtemp(join(tmpdir(), 'guitai-simulator-'))
  counters = []
  simulator = await startSimulator({
    seed: 7,
    tradeDate: TRADE_DATE,
    mode: 'stepped',
    speed: 1,
    activity: 0,
    fixPort: 0,
    feedPort: 0,
    controlPort: 0,
    filesFolder,
    layouts: 'own',
    instruments: SMALL_MARKET,
  })
})

afterEach(async () => {
  for (const counter of counters) await counter.stop()
  await simulator.stop()
  await rm(filesFolder, { recursive: true, force: true })
})

function counterAt(market: 'XSHG' | 'XSHE'): TestCounter {
  const counter = connectCounter(simulator, market, TRADE_DATE)
  counters.push(counter)
  return counter
}

async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${simulator.controlPort}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

/** Listens to the feed until a message satisfies `isLast`. */
function listenUntil(isLast: (message: FeedMessage) => boolean): Promise<FeedMessage[]> {
  const socket = connect(simulator.feedPort, '127.0.0.1')
  const heard: FeedMessage[] = []
  return new Promise((resolve, reject) => {
    createInterface({ input: socket }).on('line', line => {
      const result = parseFeedMessage(line)
      if (!result.ok) return reject(new Error(`${result.reason}: ${line}`))
      heard.push(result.message)
      if (!isLast(result.message)) return
      socket.destroy()
      resolve(heard)
    })
    socket.on('error', reject)
  })
}

const isEndOf =
  (market: string) =>
  (message: FeedMessage): boolean =>
    message.type === 'end-of-stream' && message.market === market

describe('the gate', () => {
  test('behind it orders wait; they are let in by account, each account in the order of its numbers', async () => {
    await simulator.control.stepTo(timeOfDay('10:00'))
    expect(await ask('POST', '/gate', { closed: true })).toMatchObject({ status: 200, body: { held: 0 } })
    const counter = counterAt('XSHG')
    counter.order('O3', { side: 'sell', quantity: 100, price: 100_000, securitiesAccount: 'A000000003' })
    counter.order('O2', { side: 'sell', quantity: 100, price: 100_000, securitiesAccount: 'A000000001' })
    counter.order('O1', { side: 'sell', quantity: 100, price: 100_000, securitiesAccount: 'A000000001' })
    counter.cancel('C1', 'O1')
    await expect.poll(() => simulator.control.gate.held).toBe(4)
    expect(counter.received).toEqual([])
    expect(await ask('POST', '/release')).toEqual({ status: 200, body: { released: 4 } })
    await counter.untilReceived(4)
    expect(counter.reports().map(({ clOrdId, execType }) => [clOrdId, execType])).toEqual([
      ['O1', 'new'],
      ['O2', 'new'],
      ['O3', 'new'],
      ['C1', 'canceled'],
    ])
    expect(await ask('POST', '/release')).toEqual({ status: 200, body: { released: 0 } })
  })

  test('opened again it lets in what waits, and nothing waits any more', async () => {
    await simulator.control.stepTo(timeOfDay('10:00'))
    await ask('POST', '/gate', { closed: true })
    const counter = counterAt('XSHG')
    counter.order('O1', { side: 'buy', quantity: 100, price: 100_000 })
    await expect.poll(() => simulator.control.gate.held).toBe(1)
    await ask('POST', '/gate', { closed: false })
    counter.order('O2', { side: 'buy', quantity: 100, price: 100_000 })
    await counter.untilReceived(2)
    expect(await ask('POST', '/gate', { closed: 'yes' })).toMatchObject({ status: 400 })
  })
})

describe('orders over FIX', () => {
  test('a fill reaches both sides; duplicates, unknown orders and cancels are answered', async () => {
    await simulator.control.stepTo(timeOfDay('10:00'))
    const counter = counterAt('XSHG')
    counter.order('s1', { side: 'sell', quantity: 300, price: 100_000 })
    counter.order('b1', { side: 'buy', quantity: 100, price: 100_100 })
    counter.order('s1', { side: 'sell', quantity: 300, price: 100_000 })
    counter.cancel('c1', 's1')
    counter.cancel('c2', 'unknown')
    await counter.untilReceived(7)
    const facts = counter.received.map(message => {
      if (message.kind === 'cancel-reject')
        return ['cancel-reject', message.clOrdId, message.rejectReason, message.text]
      if (message.kind !== 'execution-report') return [message.kind]
      const { clOrdId, execType, orderStatus, cumulativeQuantity, leavesQuantity, tradeNo, rejectReason } =
        message
      return [clOrdId, execType, orderStatus, cumulativeQuantity, leavesQuantity, tradeNo ?? rejectReason]
    })
    expect(facts).toEqual([
      ['s1', 'new', 'new', 0, 300, undefined],
      ['b1', 'new', 'new', 0, 100, undefined],
      ['b1', 'trade', 'filled', 100, 0, '1'],
      ['s1', 'trade', 'partiallyFilled', 100, 200, '1'],
      ['s1', 'rejected', 'rejected', 0, 0, 6],
      ['c1', 'canceled', 'canceled', 100, 0, undefined],
      ['cancel-reject', 'c2', 1, '401 no such order'],
    ])
    expect(new Set(counter.reports().map(report => report.execId)).size).toBe(6)
    const { body } = await ask('GET', '/orders?market=XSHG&tradingUnit=12345')
    expect(body).toMatchObject([
      { clOrdId: 's1', kind: 'order', times: 2, status: 'canceled', filled: 100, open: 0 },
      { clOrdId: 'b1', kind: 'order', times: 1, status: 'filled', filled: 100 },
      { clOrdId: 'c1', kind: 'cancel', times: 1, status: 'done' },
      { clOrdId: 'c2', kind: 'cancel', times: 1, status: 'rejected' },
    ])
    expect((await ask('GET', '/trades?tradingUnit=12345')).body).toMatchObject([
      { tradeNo: 1, clOrdId: 'b1', side: 'buy', price: 100_000, quantity: 100 },
      { tradeNo: 1, clOrdId: 's1', side: 'sell', price: 100_000, quantity: 100 },
    ])
  })

  test('an order of another day is refused', async () => {
    await simulator.control.stepTo(timeOfDay('10:00'))
    const counter = counterAt('XSHE')
    counter.order('1', { price: 100_000, tradeDate: '2026-11-20' })
    await counter.untilReceived(1)
    expect(counter.reports()[0]).toMatchObject({ execType: 'rejected', rejectReason: 2 })
  })

  test('refused by request; cut in the middle of an answer and answered after all, once', async () => {
    await simulator.control.stepTo(timeOfDay('10:00'))
    const counter = counterAt('XSHG')
    expect((await ask('POST', '/faults', { kind: 'reject', count: 1, market: 'XSHG' })).status).toBe(200)
    counter.order('1', { price: 100_000 })
    await counter.untilReceived(1)
    expect(counter.reports()[0]).toMatchObject({ clOrdId: '1', execType: 'rejected', rejectReason: 0 })
    await ask('POST', '/faults', { kind: 'cut', count: 0, market: 'XSHG' })
    counter.order('2', { price: 100_000 })
    await counter.untilReceived(2)
    expect(counter.reports().map(report => report.clOrdId)).toEqual(['1', '2'])
    const { body } = await ask('GET', '/orders?market=XSHG')
    expect(body).toMatchObject([
      { clOrdId: '1', times: 1 },
      { clOrdId: '2', times: 1 },
    ])
  })
})

describe('a day', () => {
  test('phases, quotes and ends are told; files are there when the end is told; the next day begins with the sums', async () => {
    await ask('POST', '/holdings', [
      {
        market: 'XSHE',
        securitiesAccount: '0100000001',
        tradingUnit: '234500',
        code: '000001',
        quantity: 1000,
      },
    ])
    const heard = listenUntil(isEndOf('XSHE'))
    const counter = counterAt('XSHE')
    await ask('POST', '/clock', { to: 'continuous' })
    counter.order('1', { side: 'sell', quantity: 300, price: 101_000 })
    counter.order('2', { side: 'buy', quantity: 200, price: 101_000, securitiesAccount: '0100000002' })
    await counter.untilReceived(4)
    const { body } = await ask('POST', '/clock', { to: 'closed' })
    expect(body).toMatchObject({
      timeText: '15:30:00',
      markets: { XSHE: { isOver: true, reports: { '234500': 4 } } },
    })
    const messages = await heard
    expect(messages.find(isEndOf('XSHE'))).toMatchObject({
      market: 'XSHE',
      tradeDate: TRADE_DATE,
      reports: { '234500': 4 },
    })
    expect(messages.slice(0, 2).map(message => message.type)).toEqual(['clock', 'phase'])
    const last = messages.filter(message => message.type === 'quote' && message.code === '000001').at(-1)
    expect(last).toMatchObject({
      last: 101_000,
      close: 101_000,
      volume: 200,
      amount: 202_000,
      phase: 'closed',
    })
    const phases = messages.flatMap(message =>
      message.type === 'phase' && message.market === 'XSHE' ? message.phase : [],
    )
    expect(phases[0]).toBe('before-open')
    expect(phases.at(-1)).toBe('closed')

    const names = await readdir(filesFolder)
    expect(names.sort()).toEqual(
      ['custody', 'holdings', 'money', 'movements', 'securities', 'trades'].flatMap(kind => [
        `${kind}-BJSE-20261123.txt`,
        `${kind}-XSHE-20261123.txt`,
        `${kind}-XSHG-20261123.txt`,
      ]),
    )
    const text = await readFile(join(filesFolder, 'holdings-XSHE-20261123.txt'), 'utf8')
    const decoded = decodeDayFile(text, { kind: 'holdings', market: 'XSHE', tradeDate: TRADE_DATE })
    expect(decoded).toMatchObject({
      ok: true,
      file: {
        records: [
          { quantity: 1000, bought: 0, sold: 200 },
          { quantity: 0, bought: 200, sold: 0 },
        ],
      },
    })

    await ask('POST', '/start-day', { tradeDate: '2026-11-24' })
    expect((await ask('GET', '/holdings')).body).toMatchObject([{ quantity: 800 }, { quantity: 200 }])
    const list = await readFile(join(filesFolder, 'securities-XSHE-20261124.txt'), 'utf8')
    const securities = decodeDayFile(list, { kind: 'securities', market: 'XSHE', tradeDate: '2026-11-24' })
    expect(securities).toMatchObject({
      ok: true,
      file: { records: [{ code: '000001', previousClose: 101_000 }, {}, {}] },
    })
  })

  test('what a branch brings lies in files of its own, and with the depository; told again it takes the place of the former', async () => {
    const bought = { market: 'XSHE', securitiesAccount: '0100000001', tradingUnit: '234500', code: '000001' }
    const first = { ...bought, acquiredOn: '2025-01-02', quantity: 300, cost: 1_000 }
    const held = async (): Promise<unknown> => (await ask('GET', '/holdings')).body
    expect(
      (await ask('POST', '/opening', [first, { ...first, acquiredOn: '2025-01-03', quantity: 30 }])).body,
    ).toEqual({ opened: 2 })
    expect(await held()).toMatchObject([{ code: '000001', shareNature: 'tradable', quantity: 330 }])
    await ask('POST', '/opening', [{ ...first, shareNature: 'pledged', quantity: 7 }])
    expect(await held()).toMatchObject([
      { shareNature: 'tradable', quantity: 0 },
      { shareNature: 'pledged', quantity: 7 },
    ])
    const text = await readFile(join(filesFolder, 'opening-XSHE-20261123.txt'), 'utf8')
    const decoded = decodeDayFile(text, { kind: 'opening', market: 'XSHE', tradeDate: TRADE_DATE })
    const { market: _, ...row } = first
    expect(decoded).toMatchObject({
      ok: true,
      file: { records: [{ ...row, shareNature: 'pledged', quantity: 7 }] },
    })
    expect(await readFile(join(filesFolder, 'opening-XSHG-20261123.txt'), 'utf8')).toMatch(/^TRAILER\|0/m)
  })

  test('who listens late hears the end too', async () => {
    await simulator.control.stepTo(timeOfDay('16:00'))
    const messages = await listenUntil(isEndOf('XSHE'))
    expect(messages.filter(isEndOf('XSHG'))).toHaveLength(1)
  })

  test('an accelerated clock moves by itself', async () => {
    const later = listenUntil(
      message => message.type === 'phase' && message.market === 'XSHE' && message.phase === 'continuous',
    )
    await ask('POST', '/clock', { mode: 'accelerated', speed: 10_000 })
    await later
    await ask('POST', '/clock', { mode: 'stepped' })
    expect(simulator.control.day().time).toBeGreaterThanOrEqual(timeOfDay('09:30'))
  })

  test('a suspension is told and refuses orders', async () => {
    await simulator.control.stepTo(timeOfDay('10:00'))
    const announced = listenUntil(
      message => message.type === 'quote' && message.code === '600000' && message.isSuspended,
    )
    await ask('POST', '/suspensions', { market: 'XSHG', code: '600000', isSuspended: true })
    await announced
    const counter = counterAt('XSHG')
    counter.order('1', { price: 100_000 })
    await counter.untilReceived(1)
    expect(counter.reports()[0]).toMatchObject({ execType: 'rejected', text: '213 security is suspended' })
  })
})

const OPENED = {
  market: 'XSHG',
  securitiesAccount: 'A000000001',
  code: '600000',
  acquiredOn: '2025-01-02',
  quantity: 100,
  cost: 1,
}

describe('the control port refuses', () => {
  const cases: [string, string, unknown, number][] = [
    ['GET', '/nothing', undefined, 404],
    ['POST', '/clock', { mode: 'fast' }, 400],
    ['POST', '/clock', { speed: -1 }, 400],
    ['POST', '/clock', { to: 'noon' }, 400],
    ['POST', '/clock', [], 400],
    ['POST', '/start-day', { tradeDate: TRADE_DATE }, 400],
    ['POST', '/start-day', { tradeDate: 'tomorrow' }, 400],
    ['POST', '/holdings', [{ market: 'XSHG', securitiesAccount: 'A1', code: '600000', quantity: 1.5 }], 400],
    ['POST', '/holdings', [{ market: 'XHKG', securitiesAccount: 'A1', code: '600000', quantity: 1 }], 400],
    ['POST', '/opening', [{ ...OPENED, quantity: 0 }], 400],
    ['POST', '/opening', [{ ...OPENED, cost: -1 }], 400],
    ['POST', '/opening', [{ ...OPENED, acquiredOn: 'once' }], 400],
    ['POST', '/opening', [{ ...OPENED, shareNature: 'restricted' }], 400],
    ['POST', '/opening', {}, 400],
    ['POST', '/faults', { kind: 'flood' }, 400],
    ['POST', '/faults', { kind: 'delay', ms: -5 }, 400],
    ['POST', '/suspensions', { market: 'XSHG', code: '999999', isSuspended: true }, 400],
  ]

  test.each(cases)('%s %s %j', async (method, path, body, status) => {
    const answer = await ask(method, path, body)
    expect(answer.status).toBe(status)
    expect(answer.body).toHaveProperty('error')
  })
})

describe('stopped and started again', () => {
  const startWithState = (stateFolder: string, tradeDate = TRADE_DATE): Promise<Simulator> =>
    startSimulator({
      seed: 7,
      tradeDate,
      mode: 'stepped',
      speed: 1,
      activity: 1,
      fixPort: 0,
      feedPort: 0,
      controlPort: 0,
      filesFolder,
      layouts: 'own',
      stateFolder,
      instruments: SMALL_MARKET,
    })

  /** Everything the control port reports about orders, trades and counts. */
  async function picture(): Promise<unknown[]> {
    const { body } = await ask('GET', '/state')
    const { markets, ...rest } = body as { markets: Record<string, { sessions: string[] }> }
    const counts = Object.values(markets).map(market => ({ ...market, sessions: [] }))
    return [rest, counts, (await ask('GET', '/orders')).body, (await ask('GET', '/trades')).body]
  }

  test('the same day goes on: books, trades, numbers, sessions, holdings', async () => {
    await simulator.stop()
    const state = await mkdtemp(join(filesFolder, 'state-'))
    simulator = await startWithState(state)
    await ask('POST', '/holdings', [
      { market: 'XSHG', securitiesAccount: 'A000000001', code: '600000', quantity: 500 },
    ])
    await ask('POST', '/clock', { to: '10:00' })
    const counter = counterAt('XSHG')
    for (let i = 1; i <= 20; i++)
      counter.order(`o${i}`, { side: i % 2 ? 'buy' : 'sell', price: 99_000 + i * 100 })
    counter.cancel('c', 'o1')
    await counter.untilReceived(21)
    await ask('POST', '/clock', { to: '10:07:13' })
    await ask('POST', '/suspensions', { market: 'XSHE', code: '000001', isSuspended: true })
    await counter.stop()
    const before = await picture()
    const holdings = (await ask('GET', '/holdings')).body
    await simulator.stop()

    simulator = await startWithState(state)
    expect(await picture()).toEqual(before)
    expect((await ask('GET', '/holdings')).body).toEqual(holdings)

    await simulator.stop()
    simulator = await startWithState(state, '2026-11-24')
    expect((await ask('GET', '/state')).body).toMatchObject({ tradeDate: '2026-11-24', timeText: '09:00:00' })
    expect(await readdir(filesFolder)).toContain('trades-XSHG-20261123.txt')
  })

  test('after a kill all reports of the day are given again, with the same ExecIDs', async () => {
    await simulator.stop()
    const state = await mkdtemp(join(filesFolder, 'state-'))
    simulator = await startWithState(state)
    await ask('POST', '/clock', { to: '10:00' })
    const counter = counterAt('XSHG')
    counter.order('1', { side: 'sell', price: 110_000 })
    await counter.untilReceived(1)
    await counter.stop()
    const execIds = counter.reports().map(report => report.execId)
    await simulator.stop()
    const journal = join(state, 'market-day.jsonl')
    const lines = (await readFile(journal, 'utf8')).split('\n')
    expect(lines.at(-2)).toContain('"stop"')
    // A kill leaves no normal end and half a line.
    await writeFile(journal, `${lines.slice(0, -2).join('\n')}\n{"time":36`)

    simulator = await startWithState(state)
    const again = connectCounter(simulator, 'XSHG', TRADE_DATE, counter.store)
    counters.push(again)
    await again.untilReceived(1)
    expect(again.reports().map(report => [report.clOrdId, report.execId])).toEqual([['1', execIds[0]]])
    expect((await ask('GET', '/orders')).body).toMatchObject([{ clOrdId: '1', times: 1, status: 'new' }])
  })
})
