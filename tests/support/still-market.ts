/**
 * A counter with its database, and exchanges where only requested things happen: market time goes in steps, no crowd trades,
 * and a test names who trades with our clients. For tests that state exactly what moves.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatTimeOfDay, MARKETS } from '@guitai/core/base/market.ts'
import { startCounter, type Counter } from '../../apps/server/counter.ts'
import { install } from '../../apps/server/installation.ts'
import { control, startSimulator, type SimulatorProcess } from '../../apps/trial/start-simulator.ts'
import { giver } from '../../apps/server/system-commands.ts'
import { until } from '../simulation/until.ts'
import { prepareCluster } from './prepared-cluster.ts'

const PATIENCE_SECONDS = 20
const STREAMS_SECONDS = 30

export class StillMarket {
  readonly counter: Counter
  readonly #folder: string
  readonly #simulator: SimulatorProcess

  private constructor(folder: string, simulator: SimulatorProcess, counter: Counter) {
    this.#folder = folder
    this.#simulator = simulator
    this.counter = counter
  }

  /** A new installation: tellers, roles, trading units; no day is open. */
  static async open(date: string, staticDir?: string): Promise<StillMarket> {
    const folder = await mkdtemp(join(tmpdir(), 'guitai-still-'))
    await prepareCluster(join(folder, 'data', 'postgres'))
    const simulator = await startSimulator({
      seed: 1,
      date,
      mode: 'stepped',
      speed: 0,
      activity: 0,
      time: '09:00',
      filesFolder: join(folder, 'day-files'),
      // Tests read and change the files.
      layouts: 'own',
    })
    const counter = await startCounter({
      dataDir: join(folder, 'data'),
      host: '127.0.0.1',
      port: 0,
      logLevel: process.env['GUITAI_LOG'] ?? 'silent',
      findLines: () => Promise.resolve(simulator.lines),
      ...(staticDir === undefined ? {} : { staticDir }),
    })
    await install(giver(counter, 'still'))
    await counter.markets.refresh()
    return new StillMarket(folder, simulator, counter)
  }

  async close(): Promise<void> {
    await this.counter.stop()
    await this.#simulator.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }

  /** Where the depository puts its day files. */
  get filesFolder(): string {
    return join(this.#folder, 'day-files')
  }

  /** Sends a request to the exchanges. */
  exchange(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
    return control(this.#simulator.controlPort, method, path, body)
  }

  /** Moves market time; the counter's clock has heard of it when it resolves. */
  async stepTo(time: string): Promise<void> {
    await this.exchange('POST', '/clock', { to: time })
    await until(`the counter's clock at ${time}`, PATIENCE_SECONDS, () => {
      const now = formatTimeOfDay(this.counter.clock.now().time)
      return Promise.resolve(now >= time ? [] : [now])
    })
  }

  /** Trading ends; every exchange has told the counter that nothing more comes when it resolves. */
  async endTrading(): Promise<void> {
    await this.stepTo('15:31')
    await until('the streams to be complete', STREAMS_SECONDS, () => {
      const markets = this.counter.host.books?.markets
      return Promise.resolve(MARKETS.filter(each => markets?.get(each)?.streamComplete !== true))
    })
  }
}
