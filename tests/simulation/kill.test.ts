/**
 * The kill test: tellers work while server, database and lines to the exchange are killed and cut, twenty times over. The
 * system comes back by itself, and then everything that was promised is true, once.
 *
 *   npm test -- --project simulation tests/simulation/kill.test.ts                      the usual seed
 *   GUITAI_SEED=42 npm test -- --project simulation tests/simulation/kill.test.ts       another one; it is printed
 *   GUITAI_BLOW='database twice' GUITAI_ROUNDS=50 npm test -- …                         one blow, again and again
 *
 * The seed decides the rounds, the faults and the tellers' wishes; what meets what is decided by the machine.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { FIRST_TELLERS } from '../../apps/server/installation.ts'
import { pick, seeded } from '../../apps/trial/sample-clients.ts'
import {
  auditBooks,
  auditDepository,
  auditEffects,
  auditExchange,
  auditLog,
  type DepositoryHolding,
  type ExchangeView,
} from './auditor.ts'
import { isDefinite, lastAnswer, Load, signIn, type Listed, type Request } from './load.ts'
import { TestInstallation } from './test-installation.ts'
import { until } from './until.ts'

const SEED = Number(process.env['GUITAI_SEED'] ?? 20261122)
const ROUNDS = Number(process.env['GUITAI_ROUNDS'] ?? 20)
const ONLY_BLOW = process.env['GUITAI_BLOW']
const TRADE_DATE = '2026-11-23'
const CONNECTIONS = 32
const REQUESTS_A_CONNECTION = 11
const PATIENCE_SECONDS = 30

const random = seeded(SEED)
const installation = new TestInstallation({ seed: SEED, tradeDate: TRADE_DATE, clients: 30 })
let load: Load
let failedRound = 0
/** Odd while the server is away. */
let comings = 0

beforeAll(async () => {
  console.log(`kill test, seed ${SEED}`)
  await installation.start()
  const people = FIRST_TELLERS.filter(({ name }) => name === 'teller' || name === 'admin')
  const tellers = await Promise.all(
    [...people, ...people].map(({ name, password }) => signIn(installation.url, name, password)),
  )
  load = new Load({
    url: () => installation.url,
    tellers,
    random,
    comings: () => comings,
    ...(await whatIsTraded()),
  })
})

afterAll(async () => {
  await installation.stop()
})

async function whatIsTraded(): Promise<{ instruments: Listed[]; clients: number[] }> {
  const client = new pg.Client({ connectionString: installation.databaseUrl })
  await client.connect()
  const instruments = await client.query<Listed>(
    "select code || '.' || market as instrument, previous_close::float8 as \"previousClose\" from current.instrument where kind = 'stock' and previous_close < 1000000 and not is_suspended order by market, code",
  )
  const clients = await client.query<{ no: number }>(
    'select client_no::float8 as no from current.client order by client_no',
  )
  await client.end()
  return { instruments: instruments.rows, clients: clients.rows.map(({ no }) => no) }
}

async function killServer(): Promise<void> {
  comings++
  await installation.killServer()
}

async function restartServer(): Promise<void> {
  await installation.startServer()
  comings++
}

const fault = (kind: string, how: object = {}): Promise<unknown> =>
  installation.exchange('POST', '/faults', { kind, ...how })

/** The names under which the server's connections are known to its database. */
const CONNECTIONS_OF_SERVER = ['guitai writer', 'guitai loader', 'guitai fix', 'guitai server']

/** What is done to the system in one round. It returns when nothing more will be done, not when all is well again. */
const BLOWS: Record<string, () => Promise<unknown>> = {
  server: async () => {
    await killServer()
    await restartServer()
  },
  database: async () => installation.killDatabase(),
  'a backend': () => installation.killBackend(pick(random, CONNECTIONS_OF_SERVER)),
  'connections ended': () => installation.endConnections(pick(random, CONNECTIONS_OF_SERVER)),
  'line cut': () => fault('cut'),
  'line cut within a message': () => fault('cut', { count: Math.floor(random() * 20) }),
  'messages twice': () => fault('duplicate', { count: 3 }),
  'messages lost': () => fault('lose', { count: 1 + Math.floor(random() * 8) }),
  'messages late': () => fault('delay', { ms: 100 }),
  'messages out of order': () => fault('reorder', { count: 3 }),
  silence: () => fault('silence', { ms: 600 }),
  'server and database': async () => {
    await killServer()
    installation.killDatabase()
    await restartServer()
  },
  'database, then server': async () => {
    installation.killDatabase()
    await killServer()
    await restartServer()
  },
  'line and database': async () => {
    await fault('cut')
    installation.killDatabase()
  },
  'lost messages and server': async () => {
    await fault('lose', { count: 5 })
    await killServer()
    await restartServer()
  },
  'silence and database': async () => {
    await fault('silence', { ms: 600 })
    installation.killDatabase()
  },
  'server twice': async () => {
    await killServer()
    await restartServer()
    await killServer()
    await restartServer()
  },
  'database twice': async () => {
    installation.killDatabase()
    await until('the database is back', PATIENCE_SECONDS, unhealthy)
    installation.killDatabase()
  },
}

async function unhealthy(): Promise<string[]> {
  try {
    const response = await fetch(`${installation.url}/health`, { signal: AbortSignal.timeout(5000) })
    return response.status === 200 ? [] : [await response.text()]
  } catch (error) {
    return [String(error)]
  }
}

async function exchangeView(): Promise<ExchangeView> {
  return {
    orders: await installation.exchange('GET', '/orders'),
    trades: await installation.exchange('GET', '/trades'),
  } as ExchangeView
}

/** Repeats everything that is uncertain until it is certain. */
async function askAgain(requests: readonly Request[]): Promise<void> {
  await until('every request gets its answer', PATIENCE_SECONDS, async () => {
    const open = requests.filter(request => !isDefinite(lastAnswer(request)))
    for (const request of open) await load.ask(request)
    return open.map(({ requestId }) => requestId)
  })
}

/**
 * Market time stands still, and what is under way arrives. A lost message shows at the next one, so something is sent
 * meanwhile.
 */
async function settle(): Promise<void> {
  await installation.exchange('POST', '/clock', { mode: 'stepped' })
  let probedAt = performance.now()
  await until('books and exchange agree', PATIENCE_SECONDS, async () => {
    const faults = await auditExchange(installation.databaseUrl, await exchangeView())
    if (faults.length > 0 && performance.now() - probedAt > 700) {
      probedAt = performance.now()
      await load.probe()
    }
    return faults
  })
}

/** Strikes under load, after a seeded part of the round's requests. */
async function strike(blow: string): Promise<void> {
  const at = load.definite + Math.floor((0.1 + random() * 0.5) * CONNECTIONS * REQUESTS_A_CONNECTION)
  const tellers = Array.from({ length: CONNECTIONS }, () => load.work(REQUESTS_A_CONNECTION))
  const fallen = until('the load runs', PATIENCE_SECONDS, () =>
    Promise.resolve(load.definite >= at ? undefined : [`${load.definite} of ${at}`]),
  ).then(() => BLOWS[blow]?.())
  await Promise.all([...tellers, fallen])
}

async function audit(from: number): Promise<void> {
  const ours = load.requests.slice(from)
  expect(await auditLog(installation.databaseUrl, ours)).toEqual([])
  await askAgain(ours)
  await settle()
  const requests = load.requests.slice(from)
  await askAgain(requests)
  // All of them once more: the answers stay the same.
  for (let at = 0; at < requests.length; at += 50)
    await Promise.all(requests.slice(at, at + 50).map(request => load.ask(request)))
  expect(await auditLog(installation.databaseUrl, requests)).toEqual([])
  expect(await auditEffects(installation.databaseUrl, load.requests)).toEqual([])
  const view = await exchangeView()
  expect(await auditExchange(installation.databaseUrl, view)).toEqual([])
  const kept = (await installation.exchange('GET', '/holdings')) as DepositoryHolding[]
  expect(await auditDepository(installation.databaseUrl, kept, view.trades)).toEqual([])
  expect(await auditBooks(installation.databaseUrl)).toEqual([])
}

/** Each blow once, in a seeded order; the remaining rounds repeat some. */
function plan(): string[] {
  if (ONLY_BLOW !== undefined) return Array.from({ length: ROUNDS }, () => ONLY_BLOW)
  const names = Object.keys(BLOWS)
  const order = names
    .map(name => ({ name, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name)
  return Array.from({ length: ROUNDS }, (_, round) => order[round] ?? pick(random, names))
}

test.each(plan().map((blow, i) => ({ round: i + 1, blow })))(
  'round $round: $blow',
  async ({ round, blow }) => {
    if (failedRound > 0) throw new Error(`round ${failedRound} failed; what follows would not mean anything`)
    const from = load.requests.length
    const begun = performance.now()
    installation.note(`--- round ${round}: ${blow}`)
    try {
      await installation.exchange('POST', '/clock', { mode: 'accelerated', speed: 5 })
      await strike(blow)
      await installation.exchange('DELETE', '/faults')
      await until('the system is back', PATIENCE_SECONDS, unhealthy)
      await audit(from)
    } catch (error) {
      failedRound = round
      console.log(
        `seed ${SEED}, round ${round} (${blow}) failed; the server said\n${installation.log.slice(-80).join('\n')}`,
      )
      throw error
    }
    console.log(
      `round ${round}: ${blow}: ${load.requests.length - from} requests, ${Math.round(performance.now() - begun)} ms`,
    )
  },
)

test('the whole log once more, and every kind of answer was met', async () => {
  expect(await auditLog(installation.databaseUrl, load.requests)).toEqual([])
  console.log([...load.seen].map(([what, count]) => `${what}: ${count}`).join('\n'))
  expect([...load.seen.keys()]).toEqual(
    expect.arrayContaining(['200 accepted', '422 refused', 'broken connection']),
  )
  expect(load.seen.has('503 outcome_unknown') || load.seen.has('503 books_unavailable')).toBe(true)
})
