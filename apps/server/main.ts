/**
 * `npm start`: the counter on its embedded database (or DATABASE_URL), with the simulated exchanges, a first set of tellers
 * and clients, and a day that is open. Started again it goes on where it stood.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { present } from '@guitai/core/base/assert.ts'
import { dateOfDayNumber } from '@guitai/core/base/business-date.ts'
import { MARKETS } from '@guitai/core/base/market.ts'
import type { BusinessDay } from '@guitai/core/books/books.ts'
import { calendarOf, nextTradingDay, onOrAfter } from '@guitai/core/rules/calendar.ts'
import type { Books } from '@guitai/core/books/books.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import { startCounter, type Counter } from './counter.ts'
import { CannotListen, readListening, tryListening, type Listening } from './listening.ts'
import { FIRST_TELLERS, install, isInstalled } from './installation.ts'
import { openSampleClients, pledgeHalf, seeded } from './sample-clients.ts'
import { control, startSimulator, type SimulatorProcess } from './start-simulator.ts'
import { giver } from './system-commands.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const { env } = process
const dataDir = resolve(env['GUITAI_DATA'] ?? join(ROOT, 'data'))
const staticDir = join(ROOT, 'apps/web/dist')
const SAMPLE_CLIENTS = 40

let simulator: SimulatorProcess | undefined

/** The market's date: the one that is open, or the next one to be opened. */
function marketDate(day: Readonly<BusinessDay>, { holidays }: Readonly<Parameters>): string {
  const calendar = calendarOf(holidays)
  if (day.dayNo === 0)
    return onOrAfter(calendar, dateOfDayNumber(Math.floor((Date.now() + 8 * 3600_000) / 86_400_000)))
  return day.phase === 'closed' ? nextTradingDay(calendar, day.businessDate) : day.businessDate
}

let counter: Counter | undefined
let ending: Promise<void> | undefined

/** Whatever has been started by now is ended; asked twice (a signal to the process and to its group), done once. */
function end(): Promise<void> {
  ending ??= (async () => {
    await counter?.stop()
    await simulator?.stop()
  })()
  return ending
}

let isToEnd = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    isToEnd = true
    // In the middle of the start it is the start that ends, as soon as it knows what there is to be ended.
    if (counter !== undefined) void end().then(() => process.exit(0))
  })

try {
  await begin()
} catch (error) {
  await end()
  if (isToEnd) process.exit(0)
  if (!(error instanceof CannotListen)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(2)
}

async function begin(): Promise<void> {
  const listening = readListening(env)
  await tryListening(listening)
  const started = await open(listening)
  counter = started
  if (isToEnd) throw new Error('told to end while starting')
  await firstDay(started)
  say(started)
}

function open(listening: Listening): Promise<Counter> {
  return startCounter({
    dataDir,
    staticDir,
    ...listening,
    publicPasswords: FIRST_TELLERS.map(({ password }) => password),
    logLevel: env['GUITAI_LOG'] ?? 'warn',
    ...(env['DATABASE_URL'] === undefined ? {} : { databaseUrl: env['DATABASE_URL'] }),
    ...(env['GUITAI_HEADS'] === undefined ? {} : { headsFolder: resolve(env['GUITAI_HEADS']) }),
    findExchange: async (day, parameters) => {
      simulator = await startSimulator({
        seed: Number(env['GUITAI_SEED'] ?? 7),
        date: marketDate(day, parameters),
        mode: env['GUITAI_MARKET_TIME'] === 'real' ? 'real' : 'accelerated',
        speed: Number(env['GUITAI_SPEED'] ?? 10),
        activity: 1,
        filesFolder: join(dataDir, 'day-files'),
        stateFolder: join(dataDir, 'market'),
        ...(env['GUITAI_MARKET_TIME'] === 'real' ? {} : { time: '09:14' }),
      })
      return simulator.address
    },
    dayClosed: (businessDate, { holidays }) => {
      const { controlPort } = present(simulator, 'simulator')
      const tradeDate = nextTradingDay(calendarOf(holidays), businessDate)
      control(controlPort, 'POST', '/start-day', { tradeDate }).catch((error: unknown) =>
        counter?.log.error({ err: error }, 'the market did not open its next day'),
      )
    },
  })
}

/** A new installation gets its people, its units, an open day and some clients. */
async function firstDay(counter: Counter): Promise<void> {
  const books = present(counter.host.books, 'open books')
  if (isInstalled(books)) return
  const give = giver(counter, 'installation')
  await install(give)
  await give('X03', { tradeDate: marketDate(books.day, books.parameters) })
  for (const market of MARKETS) await give('X04', { market })
  await counter.markets.refresh()
  const openBooks = (): Books => present(counter.host.books, 'open books')
  const { holdings, clients } = await openSampleClients(give, openBooks, SAMPLE_CLIENTS, seeded(7))
  if (simulator !== undefined) await control(simulator.controlPort, 'POST', '/holdings', holdings)
  await pledgeHalf(give, openBooks(), clients)
}

function say({ url }: Counter): void {
  const people = FIRST_TELLERS.map(
    ({ name, fullName, password }) => `  ${name.padEnd(10)} ${password.padEnd(16)} ${fullName}`,
  ).join('\n')
  process.stdout.write(
    `\n柜台 Guitai  ${url}\n\n登录（仅限本机） sign in, on this machine only, as\n${people}\n\n数据 data      ${dataDir}\n停止 stop      Ctrl-C\n\n`,
  )
  if (!existsSync(join(staticDir, 'index.html'))) process.stdout.write('(the web counter is not built)\n')
}
