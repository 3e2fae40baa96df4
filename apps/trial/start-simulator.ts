/** Starts the simulated exchanges and depository as a process of their own, and ends them with ours. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { present } from '@guitai/core/base/assert.ts'
import { MARKETS, type Market } from '@guitai/core/base/market.ts'
import type { Line } from '@guitai/server/lines.ts'

export interface SimulatorProcess {
  lines: readonly Line[]
  controlPort: number
  process: ChildProcess
  stop: () => Promise<void>
}

export interface SimulatorChoice {
  seed: number
  date: string
  mode: 'real' | 'accelerated' | 'stepped'
  speed: number
  activity: number
  /** At least as many as the reference list has; absent: just these. */
  instruments?: number
  filesFolder: string
  /** Those of the depository's closing files; absent: its published tables. */
  layouts?: 'csdc' | 'own'
  stateFolder?: string
  time?: string
}

const MAIN = fileURLToPath(new URL('../simulator/main.ts', import.meta.url))

export async function startSimulator(choice: SimulatorChoice): Promise<SimulatorProcess> {
  const {
    seed,
    date,
    mode,
    speed,
    activity,
    filesFolder,
    stateFolder,
    time,
    instruments,
    layouts = 'csdc',
  } = choice
  const args = [
    MAIN,
    '--seed',
    String(seed),
    '--date',
    date,
    '--mode',
    mode,
    '--speed',
    String(speed),
    '--activity',
    String(activity),
    '--files',
    filesFolder,
    '--layouts',
    layouts,
    '--with-parent',
    ...(instruments === undefined ? [] : ['--instruments', String(instruments)]),
    ...(stateFolder === undefined ? [] : ['--state', stateFolder]),
    ...(time === undefined ? [] : ['--time', time]),
  ]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ready = await firstLine(child)
  const { fixPorts, feedPort, controlPort } = JSON.parse(ready) as {
    fixPorts: Record<string, number>
    feedPort: number
    controlPort: number
  }
  return {
    lines: linesOf({ fixPorts, feedPort, filesFolder, layouts }),
    controlPort,
    process: child,
    stop: () =>
      new Promise(resolve => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

interface Ports {
  fixPorts: Partial<Record<Market, number>>
  feedPort: number
  filesFolder: string
  layouts: 'csdc' | 'own'
}

/** The lines that lead to the simulator. */
function linesOf({ fixPorts, feedPort, filesFolder, layouts }: Ports): Line[] {
  const host = '127.0.0.1'
  const exchanges = MARKETS.map(market => ({
    name: `simulated ${market}`,
    kind: 'exchange-fix' as const,
    market,
    host,
    port: present(fixPorts[market], `port of ${market}`),
  }))
  return [
    ...exchanges,
    { name: 'simulated quotes', kind: 'quotes', host, port: feedPort },
    ...depositoryLines(filesFolder, layouts),
  ]
}

function depositoryLines(folder: string, layouts: Ports['layouts']): Line[] {
  if (layouts === 'own') return [{ name: 'simulated depository', kind: 'depository-own', folder }]
  return [
    { name: 'simulated CSDC Shanghai', kind: 'depository-sh', folder, layout: '3.102', participant: 'js326' },
    { name: 'simulated CSDC Shenzhen', kind: 'depository-sz', folder, layout: '5.17' },
    { name: 'simulated depository', kind: 'depository-own', market: 'BJSE', folder },
  ]
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('the simulator has no output'))
    const lines = createInterface({ input: child.stdout })
    lines.once('line', resolve)
    child.once('exit', code =>
      reject(new Error(`the simulator ended with ${String(code)} before it was ready`)),
    )
  })
}

/** Sends a request to the simulator's control port. */
export async function control(
  port: number,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
  return answer
}
