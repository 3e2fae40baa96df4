/**
 * A hostile exchange: by its seed, tellers trade, and in between the exchange says what none should say, forgets its numbers,
 * asks for everything again, is cut, goes silent; units are paused, blocks are set, the server is killed. Afterwards all is said
 * by an auditor: nothing ended the engine twice, no order lives twice, every fact is booked or listed, the second engine agrees.
 */
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { present } from '@guitai/core/base/assert.ts'
import { FIRST_TELLERS } from '../../../apps/server/installation.ts'
import { pick, seeded, type Random } from '../../../apps/trial/sample-clients.ts'
import { Load, signIn, type Listed } from '../load.ts'
import { TestInstallation } from '../test-installation.ts'
import { until } from '../until.ts'
import type { ExchangeReceipt, ExchangeTradeView } from '../auditor.ts'
import { forge, SENSELESS, type LiveOrder } from './forged-reports.ts'
import { judge, type Said } from './judge.ts'

export interface HostileResult {
  seed: number
  /** What was done, how often. */
  acts: Record<string, number>
  /** Of the server process, at its highest. */
  residentMegabytes: number
  contradictions: string[]
}

const TRADE_DATE = '2026-11-23'
const CLIENTS = 12
const ROUNDS = 8
const ACTS_A_ROUND = 4
const CONNECTIONS = 6
const REQUESTS_A_CONNECTION = 4
const PATIENCE_SECONDS = 60
const MOST_MEGABYTES = 1536
const UNITS: Readonly<Record<string, string>> = { XSHG: '26001', XSHE: '260001', BJSE: '260900' }

interface World {
  installation: TestInstallation
  random: Random
  load: Load
  acts: Record<string, number>
  said: Said[]
  comings: number
  resident: number
  areNumbersLost: boolean
}

type Act = (world: World) => Promise<unknown>

const someMarket = ({ random }: World): string => pick(random, Object.keys(UNITS))

async function hostile(
  world: World,
  kind: string,
  more: object = {},
  market = someMarket(world),
): Promise<void> {
  const { installation } = world
  await installation.exchange('POST', '/hostile', { market, session: UNITS[market], kind, ...more })
}

const fault =
  (kind: string, how: object = {}): Act =>
  ({ installation }) =>
    installation.exchange('POST', '/faults', { kind, ...how })

async function forgeOne(world: World): Promise<void> {
  const { installation, random, said } = world
  const orders = (await installation.exchange('GET', '/orders')) as LiveOrder[]
  const mark = `HOSTILE${said.length + 1000}`
  const forged = forge(random, orders, mark)
  if (forged === undefined) return
  said.push({ mark, name: forged.name, fate: forged.fate, mayBeLost: world.areNumbersLost })
  const market = /\|17=.*/.test(forged.body) ? marketOfBody(forged.body, orders) : someMarket(world)
  await hostile(world, 'say', { body: forged.body }, market)
}

/** Over the line of the order itself, whatever market the report names. */
function marketOfBody(body: string, orders: readonly LiveOrder[]): string {
  const unit = /448=([^|]+)/.exec(body)?.[1]
  return orders.find(({ tradingUnit }) => tradingUnit === unit)?.market ?? 'XSHG'
}

/** What was said before may be lost with the numbers, and so may what is said before the line is renumbered. */
function forgetNumbers(world: World): void {
  world.areNumbersLost = true
  for (const each of world.said) each.mayBeLost = true
}

async function speakNonsense(world: World): Promise<void> {
  const mark = `HOSTILE${world.said.length + 1000}`
  const name = pick(world.random, Object.keys(SENSELESS))
  const make = SENSELESS[name] as (mark: string) => string
  await hostile(world, 'say', { body: make(mark) })
}

async function restart(world: World): Promise<void> {
  noteResident(world)
  world.comings++
  await world.installation.killServer()
  await world.installation.startServer()
  world.comings++
}

function randomBytes(random: Random, count: number): string {
  return Array.from({ length: count }, () => String.fromCharCode(Math.floor(random() * 256))).join('')
}

const ACTS: Readonly<Record<string, Act>> = {
  'a forged report': forgeOne,
  'another forged report': forgeOne,
  'a third forged report': forgeOne,
  'a senseless message': speakNonsense,
  'random bytes': world => hostile(world, 'bytes', { text: randomBytes(world.random, 200) }),
  'a message that claims to be long': world =>
    hostile(world, 'bytes', { text: '8=FIX.4.4\u00019=99999999\u000135=8\u0001' }),
  'everything asked for again': world => hostile(world, 'say', { body: '35=2|7=1|16=0' }),
  'a reset of the numbers forward': world => {
    forgetNumbers(world)
    return hostile(world, 'say', { body: '35=4|123=N|36=999999' })
  },
  'numbers forgotten': world => {
    forgetNumbers(world)
    return hostile(world, 'forget')
  },
  'a logout': world => hostile(world, 'say', { body: '35=5|58=goodbye' }),
  'the line cut': fault('cut'),
  'messages twice': fault('duplicate', { count: 5 }),
  'messages lost': fault('lose', { count: 4 }),
  'messages out of order': fault('reorder', { count: 3 }),
  silence: fault('silence', { ms: 500 }),
  'orders refused': fault('reject', { count: 2 }),
  'the server killed': restart,
}

interface Answer {
  status: number
  body: { approvalId?: number; error?: { code: string } }
}

async function post(url: string, token: string, body: object): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}

const firstTeller = (wanted: string): { name: string; password: string } =>
  present(
    FIRST_TELLERS.find(({ name }) => name === wanted),
    wanted,
  )

/** By one administrator, agreed to by the other where a second person is asked for. */
async function operate({ installation }: World, functionCode: string, input: object): Promise<void> {
  const { url } = installation
  const [maker, checker] = [firstTeller('admin'), firstTeller('admin2')]
  const { token } = await signIn(url, maker.name, maker.password)
  const requestId = `${functionCode}/${performance.now()}`
  const { status, body } = await post(`${url}/api/functions/${functionCode}`, token, { requestId, input })
  if (status === 200) return
  const { approvalId } = body
  if (status !== 202 || approvalId === undefined)
    throw new Error(`${functionCode}: ${status} ${JSON.stringify(body)}`)
  const agreed = await post(`${url}/api/approvals/${approvalId}/decide`, token, {
    requestId: `${requestId}/agreed`,
    checker: checker.name,
    password: checker.password,
    agree: true,
  })
  if (agreed.status !== 200)
    throw new Error(`${functionCode}: ${agreed.status} ${JSON.stringify(agreed.body)}`)
}

async function renumberLines(world: World): Promise<void> {
  for (const pbuId of Object.values(UNITS))
    await operate(world, 'X02', { act: 'renumber', pbuId, reason: '交易所重启' })
}

export async function runHostileSeed(seed: number): Promise<HostileResult> {
  const installation = new TestInstallation({ seed, tradeDate: TRADE_DATE, clients: CLIENTS })
  const random = seeded(seed)
  await installation.start()
  try {
    const world = await openWorld(installation, random)
    for (let round = 0; round < ROUNDS; round++) await oneRound(world)
    await installation.exchange('DELETE', '/faults')
    await until('the server is well', PATIENCE_SECONDS, () => unhealthy(installation))
    await settle(world)
    const contradictions = await judge({
      databaseUrl: installation.databaseUrl,
      tradeDate: TRADE_DATE,
      said: world.said,
      receipts: (await installation.exchange('GET', '/orders')) as ExchangeReceipt[],
      trades: (await installation.exchange('GET', '/trades')) as ExchangeTradeView[],
      engineEnds: installation.engineEnds,
    })
    noteResident(world)
    if (world.resident > MOST_MEGABYTES) contradictions.push(`resident memory ${world.resident} MB`)
    return { seed, acts: world.acts, residentMegabytes: world.resident, contradictions }
  } finally {
    await installation.stop()
  }
}

async function openWorld(installation: TestInstallation, random: Random): Promise<World> {
  const tellers = await Promise.all(
    FIRST_TELLERS.filter(({ name }) => name === 'teller' || name === 'admin').map(({ name, password }) =>
      signIn(installation.url, name, password),
    ),
  )
  const traded = await asking(installation.databaseUrl, whatIsTraded)
  const world: World = {
    installation,
    random,
    load: new Load({ url: () => installation.url, tellers, random, comings: () => world.comings, ...traded }),
    acts: {},
    said: [],
    comings: 0,
    resident: 0,
    areNumbersLost: false,
  }
  return world
}

async function whatIsTraded(client: pg.Client): Promise<{ instruments: Listed[]; clients: number[] }> {
  const instruments = await client.query<Listed>(
    `select code || '.' || market as instrument, previous_close::float8 as "previousClose" from current.instrument
    where kind = 'stock' and previous_close < 1000000 and not is_suspended order by market, code`,
  )
  const clients = await client.query<{ no: number }>(
    'select client_no::float8 as no from current.client order by client_no',
  )
  return { instruments: instruments.rows, clients: clients.rows.map(({ no }) => no) }
}

async function asking<T>(url: string, read: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'auditor' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await read(client)
  } finally {
    await client.end()
  }
}

/** Tellers work while the exchange does its worst; one round in three a unit is paused or a block is set meanwhile. */
async function oneRound(world: World): Promise<void> {
  const { random, load, acts } = world
  const tellers = Array.from({ length: CONNECTIONS }, () => load.work(REQUESTS_A_CONNECTION))
  const isStopped = random() < 0.35
  const market = someMarket(world)
  const stop = async (isOn: boolean): Promise<void> => {
    acts['a unit paused'] = (acts['a unit paused'] ?? 0) + (isOn ? 1 : 0)
    await operate(world, 'S03', {
      pbuId: UNITS[market],
      market,
      branchNo: 1,
      status: isOn ? 'paused' : 'running',
    })
  }
  const worst = async (): Promise<void> => {
    if (isStopped) await stop(true)
    for (let act = 0; act < ACTS_A_ROUND; act++) {
      const name = pick(random, Object.keys(ACTS))
      acts[name] = (acts[name] ?? 0) + 1
      await ACTS[name]?.(world)
    }
    await until('the server is well', PATIENCE_SECONDS, () => unhealthy(world.installation))
    if (isStopped) await stop(false)
  }
  await Promise.all([...tellers, worst()])
}

async function unhealthy({ url }: TestInstallation): Promise<string[]> {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5000) })
    return response.status === 200 ? [] : [await response.text()]
  } catch (error) {
    return [String(error)]
  }
}

function noteResident(world: World): void {
  const { serverPid } = world.installation
  if (serverPid === undefined) return
  const highest = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${serverPid}/status`, 'utf8'))?.[1]
  world.resident = Math.max(world.resident, Math.round(Number(highest ?? 0) / 1024))
}

/** Market time stands still, every line is renumbered, what is under way arrives, and nothing more comes. */
async function settle(world: World): Promise<void> {
  const { installation, load } = world
  await installation.exchange('POST', '/clock', { mode: 'stepped' })
  await renumberLines(world)
  await load.probe()
  let before = ''
  await until('nothing more is on its way', PATIENCE_SECONDS, async () => {
    const now = await asking(installation.databaseUrl, booked)
    const isStill = now === before
    before = now
    return isStill ? [] : [now]
  })
}

/** How much there is: it stands still when nothing more comes. */
async function booked(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ text: string }>(
    `select concat_ws('/', (select count(*) from everyday.trade), (select count(*) from current.unplaced),
      (select count(*) from everyday.command where function_code = 'execution-report'),
      (select count(*) from current.orders where status in ('pendingNew', 'pendingCancel'))) as text`,
  )
  return present(rows[0], 'counts').text
}
