/**
 * The simulated outside world of a counter: two exchanges with their crowds, the quote feed, and the depository.
 * This file wires them and keeps the time; what each does is in its own folder.
 *
 *   start ─► day is on ─► (time passes) ─► a market's last session ends: its files are written, the end of its stream
 *   is told ─► both over ─► start-day ─► the next day is on
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { TimeOfDay } from '@guitai/core/base/market.ts'
import type { Price } from '@guitai/core/base/money.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { instrumentId } from '@guitai/core/rules/instrument.ts'
import type { SessionPhase } from '@guitai/core/rules/parameters.ts'
import type { ClockMessage, ClockMode } from '@guitai/protocols/quote-feed/quote-feed.ts'
import { speedOf, timeAfter, shanghaiTimeOfDay, type MarketClock } from './clock/market-clock.ts'
import { holdingsFile, moneyFile, securitiesFile, tradesFile } from './depository/build-day-files.ts'
import { openDepository, settleTrade, startDepositoryDay } from './depository/depository.ts'
import { writeDayFile } from './depository/write-day-files.ts'
import { openControlDoor, type ControlDoor } from './doors/control-door.ts'
import { openFeedDoor, type FeedDoor } from './doors/feed-door.ts'
import { openOrderDoor, type OrderDoor } from './doors/order-door.ts'
import {
  advanceDay,
  answerOrder,
  isOver,
  marketPhase,
  nextDayBoundary,
  openMarketDay,
  SIMULATED_MARKETS,
  type MarketDay,
  type SimulatedMarket,
} from './market-day.ts'
import { daysList } from './reference/days-list.ts'
import { REFERENCE_INSTRUMENTS, type ReferenceInstrument } from './reference/instruments.ts'
import type { Simulator, SimulatorControl, SimulatorOptions } from './simulator-control.ts'

/** 09:00: before anything is open. */
const DAY_START: TimeOfDay = 9 * 3600
const TURN_MS = 50
/** Quotes of one instrument are told at most so often. */
const FLUSH_MS = 200
const CLOCK_MS = 1000
/** A long step lets other work in between after so many market seconds. */
const STEP_SECONDS = 300
const IDLE_PHASES: readonly SessionPhase[] = ['before-open', 'break']

class RunningSimulator implements SimulatorControl {
  readonly clock: MarketClock
  readonly depository = openDepository()
  readonly #options: SimulatorOptions
  readonly #references: readonly ReferenceInstrument[]
  readonly #parameters = defaultParameters()
  #day: MarketDay
  #doors: Record<SimulatedMarket, OrderDoor> | undefined
  #feed: FeedDoor | undefined
  #control: ControlDoor | undefined
  #timers: NodeJS.Timeout[] = []
  /** Markets whose trades the depository has booked; and those whose files are there too. */
  readonly #settled = new Set<SimulatedMarket>()
  readonly #ended = new Set<SimulatedMarket>()
  /** Steps, day changes and files one after another. */
  #work: Promise<void> = Promise.resolve()
  #isStepping = false
  #turnAt = performance.now()

  constructor(options: SimulatorOptions) {
    this.#options = options
    this.#references = options.instruments ?? REFERENCE_INSTRUMENTS
    this.clock = { mode: options.mode, speed: options.speed, fraction: 0 }
    this.#day = this.#openDay(options.tradeDate, options.startTime ?? DAY_START, new Map())
  }

  get doors(): Record<SimulatedMarket, OrderDoor> {
    if (this.#doors === undefined) throw new Error('the simulator is not open yet')
    return this.#doors
  }

  day(): MarketDay {
    return this.#day
  }

  async open(): Promise<Simulator> {
    const { fixPort, feedPort, controlPort } = this.#options
    await this.#writeSecurities()
    const XSHG = await this.#openDoor('XSHG', fixPort)
    const XSHE = await this.#openDoor('XSHE', fixPort === 0 ? 0 : fixPort + 1)
    this.#doors = { XSHG, XSHE }
    this.#feed = await openFeedDoor({
      port: feedPort,
      day: () => this.#day,
      clock: () => this.#clockMessage(),
      hasEnded: market => this.#ended.has(market),
    })
    this.#control = await openControlDoor(controlPort, this)
    this.#turnAt = performance.now()
    this.#timers = [
      setInterval(() => this.#turn(), TURN_MS),
      setInterval(() => this.#feed?.flush(), FLUSH_MS),
      setInterval(() => this.#feed?.tellClock(), CLOCK_MS),
    ]
    return {
      fixPorts: { XSHG: XSHG.port, XSHE: XSHE.port },
      feedPort: this.#feed.port,
      controlPort: this.#control.port,
      control: this,
      stop: () => this.#stop(),
    }
  }

  #openDoor(market: SimulatedMarket, port: number): Promise<OrderDoor> {
    return openOrderDoor({
      market,
      port,
      exchange: () => this.#day.exchanges[market],
      onOrder: code => answerOrder(this.#day, market, code, this.#options.activity),
      note: text => this.#options.note?.(text),
    })
  }

  #openDay(tradeDate: BusinessDate, time: TimeOfDay, closes: ReadonlyMap<string, Price>): MarketDay {
    const parameters = this.#parameters
    return openMarketDay({
      tradeDate,
      time,
      seed: this.#options.seed,
      instruments: daysList(this.#references, closes, tradeDate, parameters),
      parameters,
      report: (market, report) => this.doors[market].report(report),
    })
  }

  #clockMessage(): ClockMessage {
    const { tradeDate, time } = this.#day
    return { type: 'clock', tradeDate, time, mode: this.clock.mode, speed: speedOf(this.clock) }
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
    if (time > this.#day.time) this.#enqueue(() => this.#step(time)).catch(() => undefined)
  }

  /** What fails is noted here, and told to whoever waits for it. */
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
        advanceDay(this.#day, Math.min(time, this.#day.time + STEP_SECONDS), this.#options.activity)
        if (this.#day.time < time) await new Promise(resolve => setImmediate(resolve))
      }
      for (const market of SIMULATED_MARKETS) if (isOver(this.#day, market)) await this.#closeMarket(market)
    } finally {
      this.#isStepping = false
    }
    if (this.clock.mode === 'stepped') this.#feed?.flush()
  }

  /** The depository books and writes; only then the end of the stream is told. A failed write is tried again. */
  async #closeMarket(market: SimulatedMarket): Promise<void> {
    if (this.#ended.has(market)) return
    const exchange = this.#day.exchanges[market]
    if (!this.#settled.has(market)) {
      this.#settled.add(market)
      for (const trade of exchange.trades) settleTrade(this.depository, market, trade)
    }
    const { filesFolder } = this.#options
    await writeDayFile(filesFolder, tradesFile(exchange))
    await writeDayFile(filesFolder, holdingsFile(exchange, this.depository))
    await writeDayFile(filesFolder, moneyFile(exchange, this.#parameters))
    this.#ended.add(market)
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

  /** What is left of a day that is not over yet is gone through first. */
  startDay(tradeDate: BusinessDate): Promise<void> {
    return this.#enqueue(async () => {
      await this.#step(24 * 3600)
      this.#feed?.flush()
      startDepositoryDay(this.depository)
      this.#settled.clear()
      this.#ended.clear()
      this.#day = this.#openDay(tradeDate, DAY_START, this.#closes())
      await this.#writeSecurities()
      this.#feed?.restart()
    })
  }

  #closes(): Map<string, Price> {
    const listings = SIMULATED_MARKETS.flatMap(market => [...this.#day.exchanges[market].listings.values()])
    return new Map(
      listings.map(({ instrument, close }) => [instrumentId(instrument), close ?? instrument.previousClose]),
    )
  }

  suspend(market: SimulatedMarket, code: string, isSuspended: boolean): boolean {
    const exchange = this.#day.exchanges[market]
    const listing = exchange.listings.get(code)
    if (listing === undefined) return false
    listing.isSuspended = isSuspended
    exchange.changed.add(listing)
    const { name } = listing.instrument
    const text = isSuspended
      ? { zh: `${name}（${code}）停牌`, en: `${name} (${code}) is suspended` }
      : { zh: `${name}（${code}）复牌`, en: `${name} (${code}) resumes trading` }
    this.#feed?.tell({ type: 'announcement', tradeDate: this.#day.tradeDate, time: this.#day.time, text })
    return true
  }

  async #stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    await this.#work
    await Promise.all([this.#control?.stop(), this.#feed?.stop(), this.#doors?.XSHG.stop(), this.#doors?.XSHE.stop()])
  }
}

export function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  return new RunningSimulator(options).open()
}
