/** One whole trading day at full speed: opened, traded, closed, proved. `npm run day` and the tests run it. */
import { join } from 'node:path'
import type pg from 'pg'
import { present } from '@guitai/core/base/assert.ts'
import { MARKETS } from '@guitai/core/base/market.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { withClient } from '@guitai/adapters/storage/with-client.ts'
import { fingerprint } from '@guitai/reports/fingerprint/fingerprint.ts'
import type { CloseCertificate } from '@guitai/reports/proof/close-certificate.ts'
import { addTradingDays, calendarOf } from '@guitai/core/rules/calendar.ts'
import { dayPlan, isOfDayEnd } from '@guitai/core/rules/day-plan.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { instrumentId, type Instrument } from '@guitai/core/rules/instrument.ts'
import { startCounter, type Counter } from '@guitai/server/counter.ts'
import { FIRST_TELLERS, install, type FirstTeller } from '@guitai/server/installation.ts'
import { openSampleClients, pledgeHalf, seeded, takerOver, type SampleClient } from './sample-clients.ts'
import { startDay } from './start-day.ts'
import { startSimulator } from './start-simulator.ts'
import { giver, type Give } from '@guitai/server/system-commands.ts'
import { TrialClient } from './trial-client.ts'
import { makeOrder, type TrialCrowd, type TrialOrder } from './trial-orders.ts'
import { TrialMarket, until } from './trial-market.ts'
import { ACTS, BEFORE_CLEARING, EVENING, perClient, SLICES, type Working } from './trial-plan.ts'
import { TrialView } from './trial-view.ts'

export interface DayOptions {
  folder: string
  /** An existing, empty database that stays as it ends; else an embedded one in the folder. */
  databaseUrl?: string
  clients: number
  /** Orders per day. */
  orders: number
  seed: number
  /** The first date; it must be a trading day. */
  date: string
  days: number
  /** The database is left running when the days are over. */
  keepDatabase: boolean
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
  /** The fingerprint of the books after the last evening, the same for all runs with the same arguments. */
  fingerprint: string
  /** The address of the database while it is kept running. */
  database?: string
}

/** `rejected` counts the orders refused by the counter and by the exchange. */
type Counts = Pick<DayReport, 'orders' | 'trades' | 'canceled' | 'rejected' | 'entries'>

type Stage = <T>(name: string, run: () => Promise<T>) => Promise<T>

/** What a trial works with, from its first day to its last. */
interface Trial {
  options: DayOptions
  counter: Counter
  market: TrialMarket
  view: TrialView
  give: Give
  stage: Stage
  counts: Counts
}

export async function runDay(options: DayOptions): Promise<DayReport> {
  const { folder, seed, date } = options
  const simulator = await startSimulator({
    seed,
    date,
    mode: 'stepped',
    speed: 0,
    activity: 0.2,
    filesFolder: join(folder, 'day-files'),
  })
  let counter: Counter | undefined
  try {
    counter = await startCounter({
      dataDir: join(folder, 'data'),
      ...(options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl }),
      host: '127.0.0.1',
      port: 0,
      logLevel: process.env['GUITAI_LOG'] ?? 'warn',
      findLines: () => Promise.resolve(simulator.lines),
    })
    const { databaseUrl } = counter
    const open = { options, counter, controlPort: simulator.controlPort }
    const report = await withClient(databaseUrl, 'guitai trial', database => runDays({ ...open, database }))
    return options.keepDatabase ? { ...report, database: counter.databaseUrl } : report
  } finally {
    await counter?.stop(options.keepDatabase)
    await simulator.stop()
  }
}

interface Open {
  options: DayOptions
  counter: Counter
  controlPort: number
  database: pg.ClientBase
}

async function runDays({ options, counter, controlPort, database }: Open): Promise<DayReport> {
  const { say } = options
  const began = performance.now()
  const stages: Record<string, number> = {}
  const counts: Counts = { orders: 0, trades: 0, canceled: 0, rejected: 0, entries: 0 }
  const trial: Trial = {
    options,
    counter,
    market: new TrialMarket(counter, controlPort, database),
    view: new TrialView(database),
    give: giver(counter, 'day'),
    stage: stageOf(stages, say),
    counts,
  }
  const proof: Record<string, boolean> = {}
  let certificate: CloseCertificate | undefined
  const crowd = await trial.stage('open the day', () => openFirstDay(trial))
  for (const today of datesOf(options)) {
    if (today !== options.date) await trial.stage(`open ${today}`, () => openNextDay(trial, today))
    certificate = await oneDay(trial, crowd)
    for (const { name, isTrue } of certificate.lines) proof[name] = isTrue && proof[name] !== false
    for (const name of Object.keys(counts) as (keyof Counts)[])
      counts[name] += certificate.totals.counts[name] ?? 0
  }
  const seconds = Math.round(performance.now() - began) / 1000
  say(
    `\n${counts.orders} orders, ${counts.trades} trades, ${counts.canceled} canceled, ${counts.rejected} rejected, ${counts.entries} entries in ${seconds.toFixed(1)} s`,
  )
  const { hash } = await fingerprint(database)
  say(`fingerprint ${hash}`)
  const last = present(certificate, 'certificate')
  return { ...counts, seconds, stages, proof, certificate: last, fingerprint: hash }
}

function stageOf(stages: Record<string, number>, say: (text: string) => void): Stage {
  return async (name, run) => {
    const from = performance.now()
    const result = await run()
    stages[name] = Math.round(performance.now() - from) / 1000
    say(`${name.padEnd(26)} ${stages[name].toFixed(2)} s`)
    return result
  }
}

/** From the first order to the evening orders, with the proof in between. */
async function oneDay(trial: Trial, crowd: TrialCrowd): Promise<CloseCertificate> {
  const { market, stage, options } = trial
  await stage('trade', () => trade(trial, crowd))
  await stage('close the market', () => closeMarket(trial))
  await stage('tellers settle', async () => act(await workingOf(trial, crowd), market, BEFORE_CLEARING))
  const certificate = await endDay(trial)
  sayProof(certificate, options.say)
  await stage('evening', async () => act(await workingOf(trial, crowd), market, EVENING))
  return certificate
}

async function openFirstDay(trial: Trial): Promise<TrialCrowd> {
  const { counter, give, market, options } = trial
  await openDay(counter, give, options.date)
  const { clients, seed } = options
  const opened = await openSampleClients({
    give,
    books: () => booksOf(counter),
    takeOver: takerOver(give, market.controlPort),
    count: clients,
    random: seeded(seed),
  })
  await pledgeHalf(give, booksOf(counter), opened)
  await market.closeGate()
  await market.settle()
  return crowdOf(booksOf(counter), opened)
}

function booksOf(counter: Counter): Books {
  return present(counter.host.books, 'open books')
}

async function openDay(counter: Counter, give: Give, date: string): Promise<void> {
  await install(give)
  await startDay(counter, give, date)
}

function datesOf({ date, days }: DayOptions): string[] {
  const calendar = calendarOf(defaultParameters().holidays)
  return Array.from({ length: days }, (_, i) => addTradingDays(calendar, date, i))
}

async function openNextDay({ counter, give, market }: Trial, tradeDate: string): Promise<void> {
  await market.control('POST', '/start-day', { tradeDate })
  // One day each: fees of bonds with accrued interest, and without.
  const value = { withInterest: false }
  const row = { table: 'feeBasis', key: 'government-bond', validFrom: tradeDate, value, reason: '净价计费' }
  await give('S04', { action: 'set', ...row })
  await startDay(counter, give, tradeDate)
  await market.settle()
}

function sayProof({ lines }: CloseCertificate, say: (text: string) => void): void {
  say('')
  for (const { name, isTrue, count, examples } of lines)
    say(
      `${isTrue ? '  true ' : '  FALSE'}  ${name}${isTrue ? '' : `  ${count}  ${JSON.stringify(examples)}`}`,
    )
}

async function trade(trial: Trial, crowd: TrialCrowd): Promise<void> {
  const { market, options, counts } = trial
  const working = await workingOf(trial, crowd)
  const { random, live, teller } = working
  for (const { at, share } of SLICES) {
    await market.stepTo(at)
    const wanted = Array.from({ length: Math.round(options.orders * share) }, () =>
      makeOrder(random, working.crowd, at),
    )
    live.push(...(await placeOrders(teller, wanted, counts)))
    await market.settle()
    options.say(`  ${at}  ${wanted.length} orders`)
    await act({ ...working, orders: wanted.length }, market, at)
  }
  sayRefusals(teller, options.say)
}

function sayRefusals({ refusals }: TrialClient, say: (text: string) => void): void {
  const often = [...refusals].toSorted(([, a], [, b]) => b - a).map(([what, times]) => `${what} ${times}`)
  if (often.length > 0) say(`  refused: ${often.join(', ')}`)
}

async function workingOf({ counter, options, view }: Trial, crowd: TrialCrowd): Promise<Working> {
  const { day, instruments } = booksOf(counter)
  const { businessDate } = day
  return {
    teller: await TrialClient.signIn(counter.url, firstTeller('teller')),
    books: () => booksOf(counter),
    view,
    crowd: { ...crowd, date: businessDate, instruments: inOrder([...instruments.values()]) },
    random: seeded(options.seed + Number(businessDate.replaceAll('-', ''))),
    orders: options.orders,
    live: [],
    say: options.say,
  }
}

/** The books hold them in the order in which they were read. */
function inOrder(instruments: readonly Readonly<Instrument>[]): Readonly<Instrument>[] {
  return instruments.toSorted((a, b) => (instrumentId(a) < instrumentId(b) ? -1 : 1))
}

/** Runs the acts of this time one after another; the market answers each before the next begins. */
async function act(working: Working, market: TrialMarket, at: string): Promise<void> {
  for (const { name, at: times, run } of ACTS) {
    if (!times.includes(at)) continue
    await run(working)
    await market.settle()
    working.say(`         ${name}`)
  }
}

function firstTeller(wanted: string): FirstTeller {
  return present(
    FIRST_TELLERS.find(({ name }) => name === wanted),
    wanted,
  )
}

function crowdOf(books: Books, clients: readonly SampleClient[]): TrialCrowd {
  const instruments = inOrder([...books.instruments.values()])
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

/** The accepted orders, in the order in which they were wanted. */
async function placeOrders(
  teller: TrialClient,
  wanted: readonly TrialOrder[],
  counts: Counts,
): Promise<Working['live']> {
  const taken = new Map<TrialOrder, number>()
  await perClient(wanted, async order => {
    const { result } = await teller.run<{ orderId: number }>('C01', order)
    if (result === undefined) counts.rejected++
    else taken.set(order, result.orderId)
  })
  return wanted.flatMap(order => {
    const orderId = taken.get(order)
    return orderId === undefined ? [] : [{ orderId, clientNo: order.clientNo }]
  })
}

/** The market is closed when the exchanges say so and everything they counted has come. */
async function closeMarket({ counter, market }: Trial): Promise<void> {
  await market.stepTo('15:31')
  await until(
    () => MARKETS.every(each => booksOf(counter).markets.get(each)?.streamComplete === true),
    'the streams to be complete',
  )
}

async function endDay({ counter, stage }: Trial): Promise<CloseCertificate> {
  const clearing = await TrialClient.signIn(counter.url, firstTeller('clearing'))
  const { parameters, day } = booksOf(counter)
  const plan = dayPlan(parameters, day.businessDate)
  for (const { key, title, functionCode, input } of plan.filter(step => isOfDayEnd(plan, step.key)))
    await stage(`${key} ${title.en}`, async () => void (await clearing.must(functionCode, input)))
  const { rows } = (await clearing.report('certificates', {})) as { rows: { content: CloseCertificate }[] }
  return present(rows[0], 'certificate').content
}
