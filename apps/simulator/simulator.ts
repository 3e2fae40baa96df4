/**
 * The simulated outside world of a counter: three exchanges with their crowds, the quote feed, and the depository. This file
 * wires them and keeps the time; what each does is in its own folder.
 *
 *   start ─► day is on ─► (time passes) ─► the last session ends: files and the end of the stream ─► start-day ─► day is on
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { TimeOfDay } from '@guitai/core/base/market.ts'
import type { Price, Shares } from '@guitai/core/base/money.ts'
import { createFileStore } from '@guitai/adapters/exchange-fix/file-store.ts'
import { createMemoryStore } from '@guitai/adapters/exchange-fix/memory-store.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import type { ClockMessage, ClockMode } from '@guitai/protocols/quote-feed/quote-feed.ts'
import type { DayFile } from '@guitai/protocols/day-file/day-file.ts'
import type { CustodyRecord } from '@guitai/protocols/day-file/kinds.ts'
import { speedOf, timeAfter, shanghaiTimeOfDay, type MarketClock } from './clock/market-clock.ts'
import { securitiesFile } from './depository/build-day-files.ts'
import {
  openDepository,
  setHolding,
  startDepositoryDay,
  type ArrivingShares,
  type CustodyManner,
  type HoldingKey,
} from './depository/depository.ts'
import { designationManner, leaveDesignations } from './depository/custody.ts'
import { custodyAnswers } from './depository/custody-file.ts'
import { settleMarket } from './depository/settle-market.ts'
import { tellOpenings } from './depository/tell-openings.ts'
import { writeClosing } from './depository/write-closing.ts'
import { writeDayFile } from '@guitai/adapters/day-files/write-day-file.ts'
import { openControlDoor, type ControlDoor } from './doors/control-door.ts'
import { openFeedDoor, type FeedDoor } from './doors/feed-door.ts'
import { openOrderDoor, type OrderDoor } from './doors/order-door.ts'
import type { ExchangeReport, OrderRequest } from './exchange/exchange-order.ts'
import { suspensionText } from './exchange/listing.ts'
import { dayOpening, openJournal, type DayOpening, type Journal, type JournalEntry } from './journal.ts'
import {
  advanceDay,
  closesOf,
  isOver,
  keepDesignations,
  marketPhase,
  nextDayBoundary,
  openMarketDay,
  SIMULATED_MARKETS,
  type MarketDay,
  type SimulatedMarket,
} from './market-day.ts'
import { Gate } from './gate.ts'
import { applyInput, unitIn, type MarketInput } from './market-input.ts'
import { daysList } from './reference/days-list.ts'
import { REFERENCE_INSTRUMENTS } from './reference/instruments.ts'
import type { Simulator, SimulatorControl, SimulatorOptions } from './simulator-control.ts'
import type { SessionPhase } from '@guitai/core/words/session-phase.ts'

/** 09:00, before any session is open. */
const DAY_START: TimeOfDay = 9 * 3600
const DAY_END: TimeOfDay = 24 * 3600
const TURN_MS = 50
/** The shortest time between two quotes of one instrument. */
const FLUSH_MS = 200
const CLOCK_MS = 1000
/** A long step lets other work run after this many market seconds. */
const STEP_SECONDS = 300
/** How often the passing of time is written to the journal, in market seconds. */
const JOURNAL_SECONDS = 30
const IDLE_PHASES: readonly SessionPhase[] = ['before-open', 'break']

class RunningSimulator implements SimulatorControl {
  readonly clock: MarketClock
  readonly depository = openDepository()
  tellings = 0
  readonly gate = new Gate(
    input => this.#accept(input),
    () => this.#day,
  )
  readonly #options: SimulatorOptions
  readonly #parameters = defaultParameters()
  readonly #journal: Journal | undefined
  /** The activity of the current day. A continued day keeps its own. */
  #activity: number
  #day: MarketDay
  #doors: Record<SimulatedMarket, OrderDoor> | undefined
  #feed: FeedDoor | undefined
  #control: ControlDoor | undefined
  #timers: NodeJS.Timeout[] = []
  /** The reports that the replay of the recorded day produces; undefined when there is no replay. */
  #replayed: { market: SimulatedMarket; report: ExchangeReport }[] | undefined
  #journaledTime: TimeOfDay = 0
  /** What the depository moved when it booked the trades of a market. The set is of the markets whose files are written, too. */
  readonly #moved = new Map<SimulatedMarket, DayFile<'movements'>>()
  readonly #ended = new Set<SimulatedMarket>()
  /** The depository's answers of today. */
  readonly #custody = new Map<SimulatedMarket, CustodyRecord[]>()
  /** True when a former run began the day. */
  #isContinued: boolean
  /** Runs steps, day changes and files one after another. */
  #work: Promise<void> = Promise.resolve()
  #isStepping = false
  #turnAt = performance.now()

  constructor(options: SimulatorOptions) {
    this.#options = options
    this.clock = { mode: options.mode, speed: options.speed, fraction: 0 }
    this.#journal = options.stateFolder === undefined ? undefined : openJournal(options.stateFolder)
    this.#activity = options.activity
    const recorded = this.#journal?.recorded
    const canGoOn = recorded !== undefined && recorded.opening.tradeDate <= options.tradeDate
    this.#isContinued = canGoOn
    const { tradeDate, startTime = DAY_START } = options
    const opening = canGoOn ? recorded.opening : this.#opening(tradeDate, startTime)
    this.#day = this.#openDay(opening)
    if (canGoOn) this.#replay(recorded.entries)
    else this.#journal?.begin(opening)
  }

  get doors(): Record<SimulatedMarket, OrderDoor> {
    if (this.#doors === undefined) throw new Error('the simulator is not open yet')
    return this.#doors
  }

  day(): MarketDay {
    return this.#day
  }

  async open(): Promise<Simulator> {
    const { fixPort, feedPort, controlPort, tradeDate } = this.#options
    await this.#writeSecurities()
    const portOf = (index: number): number => (fixPort === 0 ? 0 : fixPort + index)
    const XSHG = await this.#openDoor('XSHG', portOf(0))
    const XSHE = await this.#openDoor('XSHE', portOf(1))
    const BJSE = await this.#openDoor('BJSE', portOf(2))
    this.#doors = { XSHG, XSHE, BJSE }
    this.#feed = await openFeedDoor({
      port: feedPort,
      day: () => this.#day,
      clock: () => this.#clockMessage(),
      hasEnded: market => this.#ended.has(market),
    })
    this.#goOn()
    if (this.#day.tradeDate < tradeDate) await this.startDay(tradeDate)
    this.#control = await openControlDoor(controlPort, this)
    this.#turnAt = performance.now()
    this.#timers = [
      setInterval(() => this.#turn(), TURN_MS),
      setInterval(() => this.#feed?.flush(), FLUSH_MS),
      setInterval(() => this.#feed?.tellClock(), CLOCK_MS),
    ]
    return {
      fixPorts: { XSHG: XSHG.port, XSHE: XSHE.port, BJSE: BJSE.port },
      feedPort: this.#feed.port,
      controlPort: this.#control.port,
      control: this,
      stop: () => this.#stop(),
    }
  }

  async #openDoor(market: SimulatedMarket, port: number): Promise<OrderDoor> {
    const { stateFolder } = this.#options
    if (stateFolder !== undefined) await mkdir(stateFolder, { recursive: true })
    return openOrderDoor({
      market,
      port,
      store:
        stateFolder === undefined
          ? createMemoryStore()
          : await createFileStore(join(stateFolder, `fix-${market}.jsonl`)),
      exchange: () => this.#day.exchanges[market],
      onInput: input => this.gate.take(input),
      designationManner: () => designationManner(this.depository),
      note: text => this.#options.note?.(text),
    })
  }

  #opening(tradeDate: BusinessDate, time: TimeOfDay, closes = new Map<string, Price>()): DayOpening {
    const { seed, activity } = this.#options
    const holdings = [...this.depository.holdings.values()]
    const { dues, repos } = this.depository
    return dayOpening({ tradeDate, time, seed, activity, closes: [...closes], holdings, repos, dues })
  }

  #openDay(opening: DayOpening): MarketDay {
    const { tradeDate, time, seed, activity, closes, holdings, repos, dues } = opening
    const parameters = this.#parameters
    this.#activity = activity
    this.#journaledTime = time
    for (const holding of holdings) setHolding(this.depository, holding, holding.quantity)
    this.depository.repos = [...repos]
    this.depository.dues = dues
    const references = this.#options.instruments ?? REFERENCE_INSTRUMENTS
    return openMarketDay({
      tradeDate,
      time,
      seed,
      instruments: daysList(references, { closes: new Map(closes), tradeDate, parameters }),
      parameters,
      report: (market, report) => {
        if (this.#replayed === undefined) this.doors[market].report(report)
        else this.#replayed.push({ market, report })
      },
    })
  }

  /** Plays a recorded day again without sending anything. */
  #replay(entries: readonly JournalEntry[]): void {
    this.#replayed = []
    for (const entry of entries) {
      advanceDay(this.#day, entry.time, this.#activity)
      if (entry.kind === 'holding') setHolding(this.depository, entry.key, entry.quantity)
      else if (entry.kind === 'arriving') this.depository.arriving.push(entry.shares)
      else if (entry.kind === 'manner') this.depository.manner = entry.manner
      else if (entry.kind !== 'time' && entry.kind !== 'stop') applyInput(this.#day, entry, this.#activity)
    }
    this.#journaledTime = this.#day.time
  }

  /**
   * Runs after a replay. When the former run did not end normally, nobody knows which reports it had handed over. Then all
   * reports of the day are sent again with the same ExecIDs, and the counter recognises those it has.
   */
  #goOn(): void {
    const entries = this.#journal?.recorded?.entries ?? []
    for (const entry of entries)
      if ('sessionId' in entry) this.doors[entry.market].sessionOfUnit.set(unitIn(entry), entry.sessionId)
    const replayed = this.#replayed ?? []
    this.#replayed = undefined
    if (entries.at(-1)?.kind === 'stop') return
    for (const { market, report } of replayed) this.doors[market].report(report)
  }

  #accept(input: MarketInput): void {
    this.#journal?.append({ time: this.#day.time, ...input })
    applyInput(this.#day, input, this.#activity)
  }

  enterOutside(market: SimulatedMarket, request: OrderRequest): void {
    this.#accept({ kind: 'outside-order', market, request })
  }

  setHolding(key: HoldingKey, quantity: Shares): void {
    this.#journal?.append({ time: this.#day.time, kind: 'holding', key, quantity })
    setHolding(this.depository, key, quantity)
  }

  readonly openHoldings: SimulatorControl['openHoldings'] = openings =>
    this.#enqueue(() => tellOpenings(this, openings, this.#options.filesFolder))

  arrive(shares: ArrivingShares): void {
    this.#journal?.append({ time: this.#day.time, kind: 'arriving', shares })
    this.depository.arriving.push(shares)
  }

  setManner(manner: CustodyManner): void {
    this.#journal?.append({ time: this.#day.time, kind: 'manner', manner })
    this.depository.manner = manner
  }

  #clockMessage(): ClockMessage {
    const { tradeDate, time } = this.#day
    const telling = ++this.tellings
    return { type: 'clock', tradeDate, time, mode: this.clock.mode, speed: speedOf(this.clock), telling }
  }

  /** Lets market time pass as the clock says. */
  #turn(): void {
    const now = performance.now()
    const elapsedMs = now - this.#turnAt
    this.#turnAt = now
    if (this.#isStepping || this.#ended.size === SIMULATED_MARKETS.length) return
    const time = timeAfter(this.clock, {
      time: this.#day.time,
      elapsedMs,
      wallTime: shanghaiTimeOfDay(Date.now()),
      isIdle: SIMULATED_MARKETS.every(market => IDLE_PHASES.includes(marketPhase(this.#day, market))),
      boundary: nextDayBoundary(this.#day),
    })
    const isMissingFiles = SIMULATED_MARKETS.some(market => isOver(this.#day, market))
    if (time > this.#day.time || isMissingFiles) this.#enqueue(() => this.#step(time)).catch(() => undefined)
  }

  /** Runs the work after what is queued before it. A failure goes to the caller and into the notes; the queue goes on. */
  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work)
    this.#work = done.catch((error: unknown) => this.#options.note?.(String(error)))
    return done
  }

  stepTo(time: TimeOfDay): Promise<void> {
    return this.#enqueue(() => this.#step(time))
  }

  async #step(time: TimeOfDay): Promise<void> {
    this.#isStepping = true
    try {
      while (this.#day.time < time) {
        advanceDay(this.#day, Math.min(time, this.#day.time + STEP_SECONDS), this.#activity)
        this.#journalTime(JOURNAL_SECONDS)
        if (this.#day.time < time) await new Promise(resolve => setImmediate(resolve))
      }
      for (const market of SIMULATED_MARKETS) if (isOver(this.#day, market)) await this.#closeMarket(market)
    } finally {
      this.#isStepping = false
    }
    if (this.clock.mode !== 'stepped') return
    this.#feed?.flush()
    // The time is sent last, so that a listener who has heard it has heard everything up to it.
    this.#feed?.tellClock()
  }

  #journalTime(atLeast: number): void {
    const { time } = this.#day
    if (time - this.#journaledTime < atLeast) return
    this.#journaledTime = time
    this.#journal?.append({ time, kind: 'time' })
  }

  /** The depository books and writes files; only then the end of the stream is reported. A failed write is tried again. */
  async #closeMarket(market: SimulatedMarket): Promise<void> {
    if (this.#ended.has(market)) return
    const exchange = this.#day.exchanges[market]
    const parameters = this.#parameters
    const moved = this.#moved.get(market) ?? settleMarket(this.depository, exchange, parameters)
    this.#moved.set(market, moved)
    const custody = this.#custody.get(market) ?? (await this.#answerCustody(market))
    const { depository } = this
    leaveDesignations(depository, exchange)
    await writeClosing(exchange, { ...this.#options, depository, parameters, custody, moved })
    this.#ended.add(market)
  }

  async #answerCustody(market: SimulatedMarket): Promise<CustodyRecord[]> {
    const { filesFolder, note } = this.#options
    const close = { filesFolder, market, tradeDate: this.#day.tradeDate, isContinued: this.#isContinued }
    const answers = await custodyAnswers(this.depository, { ...close, note: text => note?.(text) })
    this.#custody.set(market, answers)
    return answers
  }

  async #writeSecurities(): Promise<void> {
    for (const market of SIMULATED_MARKETS) {
      const exchange = this.#day.exchanges[market]
      await writeDayFile(this.#options.filesFolder, securitiesFile(exchange, this.#day.instruments))
    }
  }

  setClock(mode: ClockMode, speed: number): void {
    this.clock.mode = mode
    this.clock.speed = speed
    this.#feed?.tellClock()
  }

  /** First plays the rest of a day that is not over yet. */
  startDay(tradeDate: BusinessDate): Promise<void> {
    return this.#enqueue(async () => {
      await this.#step(DAY_END)
      this.#feed?.flush()
      startDepositoryDay(this.depository, this.#day.tradeDate)
      this.#custody.clear()
      this.#moved.clear()
      this.#isContinued = false
      this.#ended.clear()
      for (const market of SIMULATED_MARKETS) this.doors[market].heard = 0
      const opening = this.#opening(tradeDate, DAY_START, closesOf(this.#day))
      const former = this.#day
      this.#journal?.begin(opening)
      this.#day = this.#openDay(opening)
      keepDesignations(former, this.#day)
      await this.#writeSecurities()
      this.#feed?.restart()
    })
  }

  suspend(market: SimulatedMarket, code: string, isSuspended: boolean): boolean {
    const listing = this.#day.exchanges[market].listings.get(code)
    if (listing === undefined) return false
    this.#accept({ kind: 'suspend', market, code, isSuspended })
    const { tradeDate, time } = this.#day
    this.#feed?.tell({ type: 'announcement', tradeDate, time, text: suspensionText(listing, isSuspended) })
    return true
  }

  async #stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    await this.#work
    await Promise.all([
      this.#control?.stop(),
      this.#feed?.stop(),
      ...Object.values(this.#doors ?? {}).map(door => door.stop()),
    ])
    this.#journal?.append({ time: this.#day.time, kind: 'stop' })
    this.#journal?.close()
  }
}

export function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  return new RunningSimulator(options).open()
}
