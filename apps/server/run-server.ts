/**
 * The server as a program: where it listens, how it starts, and how it ends whatever it is doing when it is told to. Its
 * caller, main.ts or the trial (apps/trial/start.ts), says what it is connected to and what a new installation begins with.
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
  /** Asked before anything is started; when it throws, nothing is started. */
  options: () => Pick<CounterOptions, 'findLines' | 'dayMoved' | 'closeMarket' | 'publicPasswords'>
  /** Called when it serves; sets up a new installation. */
  opened: (counter: Counter) => Promise<void>
  /** Ends what has been started beside it. */
  ended?: () => Promise<void>
  /** What is printed to the person who started it. */
  welcome: (counter: Counter) => string
}

/** Returns when it serves; ends the process with 2 when it cannot start as told. */
export async function runServer(program: ServerProgram): Promise<void> {
  let counter: Counter | undefined
  let ending: Promise<void> | undefined
  let isToEnd = false
  // It may be asked twice (a signal to the process and to its group) and is done once.
  const end = (): Promise<void> =>
    (ending ??= (async () => {
      await counter?.stop()
      await program.ended?.()
    })())
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      isToEnd = true
      // In the middle of the start, the start itself ends as soon as it knows what has to be ended.
      if (counter !== undefined) void end().then(() => process.exit(0))
    })
  try {
    const options = program.options()
    const listening = readListening(env)
    await tryListening(listening)
    const started = await startCounter({ ...listening, ...fromEnvironment(), ...options, runsSchedule: true })
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
  'dataDir' | 'staticDir' | 'logLevel' | 'databaseUrl' | 'headsFolder' | 'fontsFolder'
> {
  const {
    DATABASE_URL: databaseUrl,
    GUITAI_HEADS: heads,
    GUITAI_FONTS: fonts,
    GUITAI_LOG: logLevel = 'warn',
  } = env
  return {
    dataDir,
    staticDir,
    logLevel,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(fonts === undefined ? {} : { fontsFolder: resolve(fonts) }),
    ...(heads === undefined ? {} : { headsFolder: resolve(heads) }),
  }
}
