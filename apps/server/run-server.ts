/**
 * The server as a program: where it listens, how it begins, and how it ends whatever it is doing when it is told to. What it is
 * connected to, and what a new installation begins with, is said by who runs it: main.ts, or the trial (apps/trial/start.ts).
 */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startCounter, type Counter, type CounterOptions } from './counter.ts'
import { CannotListen, readListening, tryListening } from './listening.ts'
import { LinesWrong } from './lines.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const { env } = process

export const dataDir = resolve(env['GUITAI_DATA'] ?? join(ROOT, 'data'))
export const staticDir = join(ROOT, 'apps/web/dist')

export interface ServerProgram {
  /** Asked for before anything is started: what it throws starts nothing. */
  options: () => Pick<CounterOptions, 'findLines' | 'dayClosed' | 'publicPasswords'>
  /** Once it serves: what a new installation gets. */
  opened: (counter: Counter) => Promise<void>
  /** What has been started beside it, when it is over. */
  ended?: () => Promise<void>
  /** What the person who started it is told. */
  welcome: (counter: Counter) => string
}

/** Returns when it serves; ends the process with 2 where it cannot begin as it was told. */
export async function runServer(program: ServerProgram): Promise<void> {
  let counter: Counter | undefined
  let ending: Promise<void> | undefined
  let isToEnd = false
  // Asked twice (a signal to the process and to its group), done once.
  const end = (): Promise<void> =>
    (ending ??= (async () => {
      await counter?.stop()
      await program.ended?.()
    })())
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      isToEnd = true
      // In the middle of the start it is the start that ends, as soon as it knows what there is to be ended.
      if (counter !== undefined) void end().then(() => process.exit(0))
    })
  try {
    const options = program.options()
    const listening = readListening(env)
    await tryListening(listening)
    const started = await startCounter({ ...listening, ...fromEnvironment(), ...options })
    counter = started
    if (isToEnd) throw new Error('told to end while starting')
    await program.opened(started)
    process.stdout.write(program.welcome(started))
  } catch (error) {
    await end()
    if (isToEnd) process.exit(0)
    if (!(error instanceof CannotListen || error instanceof LinesWrong)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
}

function fromEnvironment(): Pick<
  CounterOptions,
  'dataDir' | 'staticDir' | 'logLevel' | 'databaseUrl' | 'headsFolder'
> {
  const { DATABASE_URL: databaseUrl, GUITAI_HEADS: heads, GUITAI_LOG: logLevel = 'warn' } = env
  return {
    dataDir,
    staticDir,
    logLevel,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(heads === undefined ? {} : { headsFolder: resolve(heads) }),
  }
}
