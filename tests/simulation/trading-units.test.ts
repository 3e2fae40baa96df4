/**
 * Two trading units on one market, under load: paused, resumed and replaced while lines are cut. Every order reaches the
 * exchange once, through one of them; waiting orders move over. After an outage O04 brings books and exchange together.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pick, seeded } from '../../apps/trial/sample-clients.ts'
import { OrderLines } from './order-lines.ts'
import { until } from './until.ts'

const [FIRST, SECOND, THIRD] = ['26001', '26002', '26003']
const ROUNDS = 12
const ORDERS_A_ROUND = 25

const random = seeded(11)
let lines: OrderLines
let clients: number[] = []

beforeAll(async () => {
  lines = await OrderLines.start('09:31')
  clients = await lines.openClients(2)
  for (const unit of [SECOND, THIRD]) await setUnit(unit, 'running')
  await until('all units to be logged on', 20, async () => {
    const sessions = await lines.sessions()
    return [FIRST, SECOND, THIRD].filter(unit => !sessions.includes(unit))
  })
})
afterAll(() => lines?.stop())

test('a market counts as connected when all its units are', async () => {
  await expect.poll(() => lines.counter.markets.health().XSHG).toEqual({ connected: true })
})

const setUnit = (pbuId: string, status: 'running' | 'paused' | 'replaced') =>
  lines.give('S03', { pbuId, market: 'XSHG', branchNo: 1, status })

const orders = () => clients.flatMap(clientNo => lines.ordersOf(clientNo))

function settled(): Promise<void> {
  return until('every order to be at the exchange', 30, () =>
    Promise.resolve(
      orders().flatMap(({ orderId, status, tradingUnit, clOrdId }) =>
        status === 'queued' || status === 'pendingNew'
          ? [`${orderId} ${status} ${tradingUnit} ${clOrdId}`]
          : [],
      ),
    ),
  )
}

async function expectOnce(): Promise<void> {
  const received = (await lines.received()).toSorted((a, b) => a - b)
  expect(received).toEqual(
    orders()
      .map(({ orderId }) => orderId)
      .toSorted((a, b) => a - b),
  )
  for (const clientNo of clients) {
    const [held, byOrders] = lines.holdsOf(clientNo)
    expect(held).toBe(byOrders)
  }
}

const load = () =>
  Promise.all(Array.from({ length: ORDERS_A_ROUND }, () => lines.enter(pick(random, clients))))

const ACTS: readonly (() => unknown)[] = [
  () => setUnit(FIRST, 'paused'),
  () => setUnit(FIRST, 'running'),
  () => setUnit(SECOND, 'paused'),
  () => setUnit(SECOND, 'running'),
  () => lines.door.cut(),
  () => lines.ask('POST', '/faults', { kind: 'cut', market: 'XSHG' }),
  () => lines.ask('POST', '/faults', { kind: 'cut', count: 4, market: 'XSHG' }),
]

test('paused and resumed under load while lines are cut: nothing twice, nothing lost', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const entered = load()
    for (let act = 0; act < 3; act++) await pick(random, ACTS)()
    const outcomes = await entered
    expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'accepted'))
  }
  await lines.ask('DELETE', '/faults')
  for (const unit of [FIRST, SECOND]) await setUnit(unit, 'running')
  await settled()
  await expectOnce()
  expect(new Set(orders().map(({ tradingUnit }) => tradingUnit)).size).toBeGreaterThan(1)
})

test('no unit runs: orders wait here; the first that runs takes them all', async () => {
  for (const unit of [FIRST, SECOND, THIRD]) await setUnit(unit, 'paused')
  const known = orders().length
  await load()
  const waiting = orders().filter(({ status }) => status === 'queued')
  expect([orders().length - known, waiting.length]).toEqual([ORDERS_A_ROUND, ORDERS_A_ROUND])
  await setUnit(THIRD, 'running')
  await settled()
  expect(new Set(waiting.map(({ tradingUnit }) => tradingUnit))).toEqual(new Set([THIRD]))
  await expectOnce()
  await setUnit(FIRST, 'running')
})

test('replaced for good while its line is down: what waits for it goes over, each order once', async () => {
  await lines.door.shut()
  await until('the lines to be down', 20, () =>
    Promise.resolve(lines.counter.markets.health().XSHG?.connected === false ? [] : ['up']),
  )
  await load()
  const waiting = orders().filter(({ status }) => status === 'pendingNew')
  expect(waiting.length).toBeGreaterThan(0)
  await setUnit(FIRST, 'replaced')
  await until('what waits to go over', 20, () =>
    Promise.resolve(
      waiting.flatMap(({ orderId, tradingUnit }) => (tradingUnit === FIRST ? [`${orderId}`] : [])),
    ),
  )
  await lines.door.open()
  await settled()
  await expectOnce()
  expect(waiting.map(({ tradingUnit }) => tradingUnit)).not.toContain(FIRST)
})

test.each(['lose', 'silence'])('after an outage (%s): O04 brings books and exchange together', async kind => {
  await settled()
  await lines.ask('POST', '/faults', { kind, count: 10_000, market: 'XSHG' })
  await load()
  // Fills of orders that were answered before are lost, so nothing of them is unanswered.
  await lines.sellOutside(500)
  const trades = (await lines.ask('GET', '/trades?market=XSHG')) as { tradingUnit: string }[]
  const filled = trades.filter(({ tradingUnit }) => tradingUnit !== '').length
  expect(filled).toBeGreaterThan(0)
  expect(orders().some(({ status }) => status === 'pendingNew')).toBe(true)
  await lines.ask('DELETE', '/faults')
  await lines.give('O04', {})
  await settled()
  await until('every fill to be known', 20, () => {
    const known = [...lines.books.trades.values()].length
    return Promise.resolve(known === filled ? [] : [`${known} of ${filled}`])
  })
  await expectOnce()
})

test('nothing was listed as unplaced', () => {
  expect([...lines.books.unplaced.values()]).toEqual([])
})
