/**
 * One installation that can be killed piece by piece: simulator, server and PostgreSQL, each a process of its own. Nothing here
 * repairs anything; a killed server is only started again, as an operator or a service manager would do.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { control, startSimulator, type SimulatorProcess } from '../../apps/trial/start-simulator.ts'
import { killPostgres, killProcess } from '../support/kill-postgres.ts'
import { prepareCluster } from '../support/prepared-cluster.ts'
import type { CounterProcess, CounterReady } from './counter-process.ts'

const ENTRY = join(import.meta.dirname, 'counter-process.ts')
const LINES_KEPT = 300

export interface InstallationChoice {
  seed: number
  tradeDate: string
  clients: number
}

export class TestInstallation {
  readonly #choice: InstallationChoice
  readonly #folder = mkdtempSync(join(tmpdir(), 'guitai-kill-'))
  readonly log: string[] = []
  /** What the server logged each time its engine ended. */
  readonly engineEnds: string[] = []
  #simulator: SimulatorProcess | undefined
  #server: ChildProcess | undefined
  #ready: CounterReady | undefined

  constructor(choice: InstallationChoice) {
    this.#choice = choice
    chmodSync(this.#folder, 0o755)
  }

  async start(): Promise<void> {
    const { seed, tradeDate } = this.#choice
    await prepareCluster(join(this.#folder, 'data', 'postgres'))
    this.#simulator = await startSimulator({
      seed,
      date: tradeDate,
      mode: 'accelerated',
      speed: 5,
      activity: 1,
      time: '09:31',
      filesFolder: this.filesFolder,
    })
    await this.startServer()
  }

  get url(): string {
    return this.#ready?.url ?? ''
  }

  /** Where the files of all markets lie. */
  get filesFolder(): string {
    return join(this.#folder, 'day-files')
  }

  get serverPid(): number | undefined {
    return this.#server?.pid
  }

  get databaseUrl(): string {
    return this.#ready?.databaseUrl ?? ''
  }

  /** Sends a request to the simulator. */
  exchange(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
    return control(this.#simulator?.controlPort ?? 0, method, path, body)
  }

  async startServer(): Promise<void> {
    if (this.#simulator === undefined) throw new Error('the simulator is not there')
    const { seed, tradeDate, clients } = this.#choice
    const port = this.#ready === undefined ? 0 : Number(new URL(this.#ready.url).port)
    const words: CounterProcess = {
      dataDir: join(this.#folder, 'data'),
      port,
      lines: this.#simulator.lines,
      controlPort: this.#simulator.controlPort,
      tradeDate,
      clients,
      seed,
    }
    const server = spawn(process.execPath, [ENTRY, JSON.stringify(words)], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.#server = server
    this.#ready = await this.#whenReady(server)
  }

  #whenReady(server: ChildProcess): Promise<CounterReady> {
    return new Promise((resolve, reject) => {
      server.once('exit', (code, signal) =>
        reject(new Error(`the server ended (${code ?? signal ?? ''})\n${this.log.slice(-30).join('\n')}`)),
      )
      for (const stream of [server.stdout, server.stderr]) {
        if (stream === null) continue
        createInterface({ input: stream }).on('line', line => {
          this.note(line)
          if (line.startsWith('{"ready":true')) resolve(JSON.parse(line) as CounterReady)
        })
      }
    })
  }

  note(line: string): void {
    if (line.includes('the engine ended')) this.engineEnds.push(line)
    this.log.push(line)
    if (this.log.length > LINES_KEPT) this.log.shift()
  }

  /** Sends kill -9 and waits until the server is gone. */
  async killServer(): Promise<void> {
    const server = this.#server
    if (server === undefined) return
    const gone = new Promise(resolve => server.once('exit', resolve))
    server.kill('SIGKILL')
    await gone
  }

  /** Sends kill -9 to the postmaster and every backend. */
  killDatabase(): void {
    killPostgres(join(this.#folder, 'data', 'postgres'))
  }

  /** Sends kill -9 to one backend; PostgreSQL ends all others and recovers. */
  async killBackend(applicationName: string): Promise<void> {
    for (const pid of (await this.#backends(applicationName)).slice(0, 1)) killProcess(pid)
  }

  /** Ends the connections as a restarted connection pooler would. */
  async endConnections(applicationName: string): Promise<void> {
    for (const pid of await this.#backends(applicationName))
      await this.#ask('select pg_terminate_backend($1::int) as pid', pid)
  }

  #backends(applicationName: string): Promise<number[]> {
    return this.#ask('select pid from pg_stat_activity where application_name = $1', applicationName)
  }

  async #ask(sql: string, value: string | number): Promise<number[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl })
    // Its backend ends with the others.
    client.on('error', () => undefined)
    await client.connect()
    try {
      const { rows } = await client.query<{ pid: number }>(sql, [value])
      return rows.map(({ pid }) => pid)
    } finally {
      await client.end()
    }
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (server !== undefined && server.exitCode === null && server.signalCode === null) {
      const gone = new Promise(resolve => server.once('exit', resolve))
      server.kill('SIGTERM')
      await gone
    }
    this.killDatabase()
    await this.#simulator?.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
