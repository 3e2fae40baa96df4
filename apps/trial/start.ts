/**
 * `npm start`: the server with the simulated exchanges and depository at the other end of its lines, a first set of tellers and
 * clients, and an open day. When it is started again it continues where it stopped.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { present } from '@guitai/core/base/assert.ts'
import { dateOfDayNumber } from '@guitai/core/base/business-date.ts'
import { HEADQUARTERS } from '@guitai/core/books/branches.ts'
import type { Books } from '@guitai/core/books/books.ts'
import type { BusinessDay } from '@guitai/core/books/tables/day/business-day.ts'
import { calendarOf, nextTradingDay, onOrAfter } from '@guitai/core/rules/calendar.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import type { Counter } from '@guitai/server/counter.ts'
import { FIRST_TELLERS, install, isInstalled, whoMaySignIn } from '@guitai/server/installation.ts'
import type { Line } from '@guitai/server/lines.ts'
import { dataDir, runServer, staticDir } from '@guitai/server/run-server.ts'
import { giver } from '@guitai/server/system-commands.ts'
import { closeMarket, keepControlPort } from './market-control.ts'
import { openSampleClients, pledgeHalf, seeded, takerOver } from './sample-clients.ts'
import { startDay } from './start-day.ts'
import { control, startSimulator, type SimulatorProcess } from './start-simulator.ts'

const { env } = process
const SAMPLE_CLIENTS = 40
const MOST_INSTRUMENTS = 6000
const BUSY_INSTRUMENTS = 500

/** The first half belongs to headquarters; each branch has every second one of the others. */
const sampleBranch = (number: number): number =>
  number < SAMPLE_CLIENTS / 2 ? HEADQUARTERS : 2 + (number % 2)

let simulator: SimulatorProcess | undefined

await runServer({
  options: () => ({
    publicPasswords: FIRST_TELLERS.map(({ password }) => password),
    findLines: simulatedLines,
    dayMoved: openNextDay,
    closeMarket: () => closeMarket(join(dataDir, 'market')),
  }),
  opened: firstDay,
  ended: async () => simulator?.stop(),
  welcome: ({ url }) => {
    const unbuilt = existsSync(join(staticDir, 'index.html')) ? '' : '(the web counter is not built)\n'
    return `\n柜台 Guitai  ${url}\n\n${whoMaySignIn()}\n数据 data      ${dataDir}\n停止 stop      Ctrl-C\n\n${unbuilt}`
  },
})

async function simulatedLines(
  day: Readonly<BusinessDay>,
  parameters: Readonly<Parameters>,
): Promise<readonly Line[]> {
  simulator = await startSimulator({
    seed: Number(env['GUITAI_SEED'] ?? 7),
    date: marketDate(day, parameters),
    mode: env['GUITAI_MARKET_TIME'] === 'real' ? 'real' : 'accelerated',
    speed: Number(env['GUITAI_SPEED'] ?? 10),
    ...marketSize(env['GUITAI_INSTRUMENTS']),
    filesFolder: join(dataDir, 'day-files'),
    stateFolder: join(dataDir, 'market'),
    ...(env['GUITAI_MARKET_TIME'] === 'real' ? {} : { time: '09:14' }),
  })
  keepControlPort(join(dataDir, 'market'), simulator.controlPort)
  return simulator.lines
}

/**
 * A market of full size acts as often in all as the small one four times over; each of its securities moves less often, as most of
 * them do in reality.
 */
function marketSize(wanted: string | undefined): { activity: number; instruments?: number } {
  if (wanted === undefined) return { activity: 1 }
  const instruments = Number(wanted)
  if (!Number.isSafeInteger(instruments) || instruments < 0 || instruments > MOST_INSTRUMENTS)
    throw new Error(`GUITAI_INSTRUMENTS: 0 to ${MOST_INSTRUMENTS}`)
  return { instruments, activity: Math.min(1, BUSY_INSTRUMENTS / Math.max(1, instruments)) }
}

/** The market's date: the open day, or the next one to be opened. */
function marketDate(day: Readonly<BusinessDay>, { holidays }: Readonly<Parameters>): string {
  const calendar = calendarOf(holidays)
  if (day.dayNo === 0)
    return onOrAfter(calendar, dateOfDayNumber(Math.floor((Date.now() + 8 * 3600_000) / 86_400_000)))
  return day.phase === 'closed' ? nextTradingDay(calendar, day.businessDate) : day.businessDate
}

function openNextDay(businessDate: string, { holidays }: Readonly<Parameters>): void {
  const { controlPort } = present(simulator, 'simulator')
  const tradeDate = nextTradingDay(calendarOf(holidays), businessDate)
  control(controlPort, 'POST', '/start-day', { tradeDate }).catch((error: unknown) =>
    process.stderr.write(`the market did not open its next day: ${String(error)}\n`),
  )
}

/** A new installation gets its tellers, its units, an open day and some clients. */
async function firstDay(counter: Counter): Promise<void> {
  const books = present(counter.host.books, 'open books')
  if (isInstalled(books)) return
  const give = giver(counter, 'installation')
  await install(give)
  await startDay(counter, give, marketDate(books.day, books.parameters))
  const openBooks = (): Books => present(counter.host.books, 'open books')
  const takeOver = takerOver(give, present(simulator, 'simulator').controlPort)
  const wanted = { count: SAMPLE_CLIENTS, branchOf: sampleBranch, random: seeded(7) }
  const clients = await openSampleClients({ give, books: openBooks, takeOver, ...wanted })
  await pledgeHalf(give, openBooks(), clients)
}
