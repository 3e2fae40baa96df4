/**
 * A hostile exchange. By its seed, tellers trade, and in between the exchange sends what it should not, forgets its numbers,
 * requests everything again, is cut, goes silent; units are paused, lines are renumbered, the server is killed. Afterwards an
 * auditor checks: nothing ended the engine twice, no order lives twice, every fact is booked or listed, and the second engine
 * agrees.
 *
 * The seed decides what is done; the machine decides when it happens.
 */
import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { present } from '@guitai/core/base/assert.ts'
import { FIRST_TELLERS } from '../../../apps/server/installation.ts'
import { pick, seeded, type Random } from '../../../apps/trial/sample-clients.ts'
import { asking } from '../asking.ts'
import type { ExchangeReceipt, ExchangeTradeView } from '../auditor.ts'
import { Load, signIn, type Listed } from '../load.ts'
import { TestInstallation } from '../test-installation.ts'
import { until } from '../until.ts'
import { ACTS, renumber, unhealthy, UNITS, type World } from './acts.ts'
import { judge, marksHeard } from './judge.ts'
import { Operators } from './operators.ts'

export interface HostileResult {
  seed: number
  /** How often each act was done. */
  acts: Record<string, number>
  /** How often the server was killed and started again. */
  restarts: number
  /** The largest resident memory of the server process. */
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

interface Round {
  acts: { name: string; random: Random }[]
  /** The market whose unit is paused meanwhile. */
  paused: string | undefined
}

/** The rounds, from the seed alone. */
function planOf(seed: number): Round[] {
  const random = seeded(seed)
  const own = (): Random => seeded(Math.floor(random() * 2 ** 32))
  return Array.from({ length: ROUNDS }, () => ({
    acts: Array.from({ length: ACTS_A_ROUND }, () => ({
      name: pick(random, Object.keys(ACTS)),
      random: own(),
    })),
    paused: random() < 0.35 ? pick(random, Object.keys(UNITS)) : undefined,
  }))
}

class Simulation {
  readonly #installation: TestInstallation
  readonly #seed: number
  readonly #acts: Record<string, number> = {}
  readonly #world: World
  /** Odd while the server is away. */
  #comings = 0
  #resident = 0

  constructor(seed: number) {
    this.#seed = seed
    const installation = new TestInstallation({ seed, tradeDate: TRADE_DATE, clients: CLIENTS })
    this.#installation = installation
    this.#world = {
      installation,
      operators: new Operators(() => installation.url),
      said: [],
      lost: new Set(),
      restart: () => this.#restart(),
    }
  }

  async run(): Promise<HostileResult> {
    await this.#installation.start()
    try {
      const load = await this.#load()
      for (const round of planOf(this.#seed)) await this.#play(round, load)
      await this.#installation.exchange('DELETE', '/faults')
      const unheard = await this.#settle(load)
      const contradictions = [...unheard, ...(await this.#judged())]
      this.#noteResident()
      const residentMegabytes = this.#resident
      if (residentMegabytes > MOST_MEGABYTES) contradictions.push(`resident memory ${residentMegabytes} MB`)
      const restarts = this.#comings / 2
      return { seed: this.#seed, acts: this.#acts, restarts, residentMegabytes, contradictions }
    } finally {
      await this.#installation.stop()
    }
  }

  async #load(): Promise<Load> {
    const { url, databaseUrl } = this.#installation
    const people = FIRST_TELLERS.filter(({ name }) => name === 'teller' || name === 'admin')
    return new Load({
      url: () => this.#installation.url,
      tellers: await Promise.all(people.map(({ name, password }) => signIn(url, name, password))),
      random: seeded(this.#seed),
      comings: () => this.#comings,
      ...(await asking(databaseUrl, whatIsTraded)),
    })
  }

  /** Tellers work while the exchange disturbs them. */
  async #play({ acts, paused }: Round, load: Load): Promise<void> {
    const tellers = Array.from({ length: CONNECTIONS }, () => load.work(REQUESTS_A_CONNECTION))
    const worst = async (): Promise<void> => {
      if (paused !== undefined) await this.#setUnit(paused, 'paused')
      for (const { name, random } of acts) {
        this.#count(name)
        await ACTS[name]?.(this.#world, random)
      }
      await this.#untilWell()
      if (paused !== undefined) await this.#setUnit(paused, 'running')
    }
    await Promise.all([...tellers, worst()])
  }

  async #setUnit(market: string, status: 'paused' | 'running'): Promise<void> {
    if (status === 'paused') this.#count('a unit paused')
    await this.#world.operators.act('S03', { pbuId: UNITS[market], market, branchNo: 1, status })
  }

  #count(act: string): void {
    this.#acts[act] = (this.#acts[act] ?? 0) + 1
  }

  #untilWell(): Promise<void> {
    return until('the server is well', PATIENCE_SECONDS, () => unhealthy(this.#installation))
  }

  async #restart(): Promise<void> {
    this.#noteResident()
    this.#comings++
    await this.#installation.killServer()
    await this.#installation.startServer()
    this.#comings++
  }

  #noteResident(): void {
    const { serverPid } = this.#installation
    if (serverPid === undefined) return
    const highest = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${serverPid}/status`, 'utf8'))?.[1]
    this.#resident = Math.max(this.#resident, Math.round(Number(highest ?? 0) / 1024))
  }

  /**
   * Market time stands still and lost lines are renumbered. What was sent on the other lines arrives by itself, behind an order
   * on each. Then every line is renumbered, so that the state of every open order is requested, and nothing more comes. Returns
   * what was never heard.
   */
  async #settle(load: Load): Promise<string[]> {
    await this.#untilWell()
    await this.#installation.exchange('POST', '/clock', { mode: 'stepped' })
    for (const market of this.#world.lost) await renumber(this.#world, market)
    await load.probe()
    const unheard = await this.#untilHeard()
    for (const market of Object.keys(UNITS)) await renumber(this.#world, market)
    await load.probe()
    let before = ''
    await until('nothing more is on its way', PATIENCE_SECONDS, async () => {
      const now = await asking(this.#installation.databaseUrl, booked)
      const isStill = now === before
      before = now
      return isStill ? [] : [now]
    })
    return unheard
  }

  async #untilHeard(): Promise<string[]> {
    const owed = this.#world.said.filter(({ mayBeLost }) => !mayBeLost)
    let missing: string[] = []
    const look = async (): Promise<string[]> => {
      const heard = await asking(this.#installation.databaseUrl, marksHeard)
      missing = owed
        .filter(({ mark }) => !heard.has(mark))
        .map(({ mark, name, market }) => `${mark}, ${name}, was never heard over ${market}`)
      return missing
    }
    const deadline = performance.now() + PATIENCE_SECONDS * 1000
    await until('what was said is heard', 2 * PATIENCE_SECONDS, async () =>
      performance.now() > deadline ? [] : await look(),
    )
    return missing
  }

  async #judged(): Promise<string[]> {
    const installation = this.#installation
    return judge({
      databaseUrl: installation.databaseUrl,
      tradeDate: TRADE_DATE,
      said: this.#world.said,
      receipts: (await installation.exchange('GET', '/orders')) as ExchangeReceipt[],
      trades: (await installation.exchange('GET', '/trades')) as ExchangeTradeView[],
      engineEnds: installation.engineEnds,
    })
  }
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

/** The amount of booked data, which stands still when nothing more comes. */
async function booked(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ text: string }>(
    `select concat_ws('/', (select count(*) from everyday.trade), (select count(*) from current.unplaced),
      (select count(*) from everyday.command where function_code = 'execution-report'),
      (select count(*) from current.orders where status in ('pendingNew', 'pendingCancel'))) as text`,
  )
  return present(rows[0], 'counts').text
}

export function runHostileSeed(seed: number): Promise<HostileResult> {
  return new Simulation(seed).run()
}
