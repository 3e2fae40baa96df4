/** One whole trading day at full speed: opened, traded, closed, proved. What `npm run day` and the tests run. */
import { join } from 'node:path'
import { present } from '@guitai/core/base/assert.ts'
import { MARKETS } from '@guitai/core/base/market.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { withClient } from '@guitai/adapters/storage/with-client.ts'
import { fingerprint } from '@guitai/reports/fingerprint/fingerprint.ts'
import type { CloseCertificate } from '@guitai/reports/proof/close-certificate.ts'
import { addTradingDays, calendarOf } from '@guitai/core/rules/calendar.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { instrumentId } from '@guitai/core/rules/instrument.ts'
import { startCounter, type Counter } from './counter.ts'
import { FIRST_TELLERS, install, type FirstTeller } from './installation.ts'
import { openSampleClients, pledgeHalf, seeded, type Samples } from './sample-clients.ts'
import { control, startSimulator } from './start-simulator.ts'
import { giver, type Give } from './system-commands.ts'
import { TrialClient } from './trial-client.ts'
import { makeOrder, type TrialCrowd, type TrialOrder } from './trial-orders.ts'
import { ACTS, BEFORE_CLEARING, EVENING, inParallel, SLICES, type Working } from './trial-plan.ts'

export interface DayOptions {
  folder: string
  clients: number
  /** A day. */
  orders: number
  seed: number
  /** The first. */
  date: string
  days: number
  say: (text: string) => void
}

export interface DayReport {
  orders: number
  trades: number
  canceled: number
  rejected: number
  entries: number
  seconds: number
  stages: Record<string, number>
  proof: Record<string, boolean>
  certificate: CloseCertificate
  /** Of the books after the last evening: what two runs with the same arguments have in common. */
  fingerprint: string
}

const WAIT_MS = 60_000

export async function runDay(options: DayOptions): Promise<DayReport> {
  const { folder, seed, date, say } = options
  const stages: Record<string, number> = {}
  const began = performance.now()
  const stage = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const from = performance.now()
    const result = await run()
    stages[name] = Math.round(performance.now() - from) / 1000
    say(`${name.padEnd(22)} ${stages[name].toFixed(2)} s`)
    return result
  }
  const simulator = await startSimulator({
    seed,
    date,
    mode: 'stepped',
    speed: 0,
    activity: 0.2,
    filesFolder: join(folder, 'day-files'),
  })
  const counter = await startCounter({
    dataDir: join(folder, 'data'),
    host: '127.0.0.1',
    port: 0,
    logLevel: process.env['GUITAI_LOG'] ?? 'warn',
    findExchange: () => Promise.resolve(simulator.address),
  })
  try {
    const give = giver(counter, 'day')
    const samples = await stage('open the day', async () => {
      await openDay(counter, give, date)
      const opened = await openSampleClients(give, () => booksOf(counter), options.clients, seeded(seed))
      await control(simulator.controlPort, 'POST', '/holdings', opened.holdings)
      await pledgeHalf(give, booksOf(counter), opened.clients)
      return opened
    })
    const crowd = crowdOf(booksOf(counter), samples)
    const counts: Counts = { orders: 0, trades: 0, canceled: 0, rejected: 0, entries: 0 }
    const proof: Record<string, boolean> = {}
    let certificate: CloseCertificate | undefined
    for (const today of datesOf(options)) {
      if (today !== date)
        await stage(`open ${today}`, () => openNextDay(counter, give, simulator.controlPort, today))
      await stage('trade', () => trade(counter, simulator.controlPort, crowd, options, counts))
      await stage('close the market', () => closeMarket(counter, simulator.controlPort))
      await stage('tellers settle', async () =>
        act(await workingOf(counter, crowd, options), BEFORE_CLEARING, say),
      )
      certificate = await endDay(counter, stage)
      sayProof(certificate, say)
      for (const { name, isTrue } of certificate.lines) proof[name] = isTrue && proof[name] !== false
      for (const name of Object.keys(counts) as (keyof Counts)[])
        counts[name] += certificate.totals.counts[name] ?? 0
      await stage('evening', async () => act(await workingOf(counter, crowd, options), EVENING, say))
    }
    const seconds = Math.round(performance.now() - began) / 1000
    say(
      `\n${counts.orders} orders, ${counts.trades} trades, ${counts.canceled} canceled, ${counts.rejected} rejected, ${counts.entries} entries in ${seconds.toFixed(1)} s`,
    )
    const { hash } = await withClient(counter.databaseUrl, 'guitai fingerprint', fingerprint)
    say(`fingerprint of the books ${hash}`)
    return {
      ...counts,
      seconds,
      stages,
      proof,
      certificate: present(certificate, 'certificate'),
      fingerprint: hash,
    }
  } finally {
    await counter.stop()
    await simulator.stop()
  }
}

function booksOf(counter: Counter): Books {
  return present(counter.host.books, 'open books')
}

async function openDay(counter: Counter, give: Give, date: string): Promise<void> {
  await install(give)
  await give('X03', { tradeDate: date })
  for (const market of MARKETS) await give('X04', { market })
  await counter.markets.refresh()
}

function datesOf({ date, days }: DayOptions): string[] {
  const calendar = calendarOf(defaultParameters().holidays)
  return Array.from({ length: days }, (_, i) => addTradingDays(calendar, date, i))
}

async function openNextDay(
  counter: Counter,
  give: Give,
  controlPort: number,
  tradeDate: string,
): Promise<void> {
  await control(controlPort, 'POST', '/start-day', { tradeDate })
  await give('X03', { tradeDate })
  for (const market of MARKETS) await give('X04', { market })
}

function sayProof({ lines }: CloseCertificate, say: (text: string) => void): void {
  say('')
  for (const { name, isTrue, count, examples } of lines)
    say(
      `${isTrue ? '  true ' : '  FALSE'}  ${name}${isTrue ? '' : `  ${count}  ${JSON.stringify(examples)}`}`,
    )
}

/** `rejected` counts those the counter refused and those the exchange did. */
type Counts = Pick<DayReport, 'orders' | 'trades' | 'canceled' | 'rejected' | 'entries'>

async function trade(
  counter: Counter,
  controlPort: number,
  crowd: TrialCrowd,
  { orders, seed, say }: DayOptions,
  counts: Counts,
): Promise<void> {
  const working = await workingOf(counter, crowd, { seed, orders })
  const { random, live, teller } = working
  for (const { at, share } of SLICES) {
    await control(controlPort, 'POST', '/clock', { to: at })
    await until(() => Math.abs(counter.clock.now().time - secondsOf(at)) < 2, `the clock to be ${at}`)
    const wanted = Array.from({ length: Math.round(orders * share) }, () =>
      makeOrder(random, working.crowd, at),
    )
    await inParallel(wanted, order => placeOrder(teller, order, live, counts))
    say(`  ${at}  ${wanted.length} orders`)
    await act({ ...working, orders: wanted.length }, at, say)
  }
  sayRefusals(teller, say)
}

function sayRefusals({ refusals }: TrialClient, say: (text: string) => void): void {
  const often = [...refusals].toSorted(([, a], [, b]) => b - a).map(([what, times]) => `${what} ${times}`)
  if (often.length > 0) say(`  refused: ${often.join(', ')}`)
}

async function workingOf(
  counter: Counter,
  crowd: TrialCrowd,
  { seed, orders }: Pick<DayOptions, 'seed' | 'orders'>,
): Promise<Working> {
  const { day, instruments } = booksOf(counter)
  const { businessDate } = day
  return {
    teller: await TrialClient.signIn(counter.url, firstTeller('teller')),
    books: () => booksOf(counter),
    crowd: { ...crowd, date: businessDate, instruments: [...instruments.values()] },
    random: seeded(seed + Number(businessDate.replaceAll('-', ''))),
    orders,
    live: [],
  }
}

/** What the plan has for this time, one after another. */
async function act(working: Working, at: string, say: (text: string) => void): Promise<void> {
  for (const { name, at: times, run } of ACTS) {
    if (!times.includes(at)) continue
    await run(working)
    say(`         ${name}`)
  }
}

function firstTeller(wanted: string): FirstTeller {
  return present(
    FIRST_TELLERS.find(({ name }) => name === wanted),
    wanted,
  )
}

function crowdOf(books: Books, { clients }: Samples): TrialCrowd {
  const instruments = [...books.instruments.values()]
  const held = (clientNo: number): [string, number][] =>
    (books.clients.get(clientNo)?.holdings ?? []).map(holding => {
      return [
        instrumentId(present(books.instruments.get(holding.instrumentNo), 'instrument')),
        holding.settled,
      ]
    })
  return {
    date: books.day.businessDate,
    clients,
    instruments,
    sellable: new Map(clients.map(({ clientNo }) => [clientNo, new Map(held(clientNo))])),
  }
}

async function placeOrder(
  teller: TrialClient,
  order: TrialOrder,
  live: number[],
  counts: Counts,
): Promise<void> {
  const answer = await teller.run<{ orderId: number }>('C01', order)
  if (answer.result === undefined) counts.rejected++
  else live.push(answer.result.orderId)
}

/** Over only when the exchanges say so, and when all that they counted has come. */
async function closeMarket(counter: Counter, controlPort: number): Promise<void> {
  await control(controlPort, 'POST', '/clock', { to: '15:31' })
  await until(
    () => MARKETS.every(market => booksOf(counter).markets.get(market)?.streamComplete === true),
    'the streams to be complete',
  )
}

async function endDay(
  counter: Counter,
  stage: <T>(name: string, run: () => Promise<T>) => Promise<T>,
): Promise<CloseCertificate> {
  const clearing = await TrialClient.signIn(counter.url, firstTeller('clearing'))
  const step = (name: string, code: string, input: object): Promise<void> =>
    stage(name, async () => void (await clearing.must(code, input)))
  for (const market of MARKETS) await step(`import fills ${market}`, 'E01', { market })
  for (const market of MARKETS) await step(`import settlement ${market}`, 'E02', { market })
  await step('match', 'E03', {})
  await step('clear', 'E11', {})
  await step('settle', 'E12', {})
  await step('summarise and prove', 'E13', {})
  const { rows } = (await clearing.report('certificates', {})) as { rows: { content: CloseCertificate }[] }
  return present(rows[0], 'certificate').content
}

function secondsOf(at: string): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  return hours * 3600 + minutes * 60
}

/** Looks again until it is so; a day that hangs is a bug, so there is an end to it. */
async function until(isSo: () => boolean, what: string): Promise<void> {
  const end = performance.now() + WAIT_MS
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
