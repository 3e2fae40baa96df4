/**
 * The markets as the server sees them: an exchange link per engine, the quote feed, the market's clock. Queued orders are
 * offered when a market opens, and an exchange's end of stream is believed once everything it counted has come.
 */
import type pg from 'pg'
import type { Logger } from 'pino'
import type { MarketClock } from '@guitai/adapters/clock/market-clock.ts'
import type { EventsHub } from '@guitai/adapters/http/events/events-hub.ts'
import type { GatewayState } from '@guitai/adapters/exchange-fix/gateway-ports.ts'
import { FeedClient } from '@guitai/adapters/quotes/feed-client.ts'
import {
  beginSessionDay,
  noteLineState,
  openDesignations,
  openSubmissions,
  queuedOrders,
  reportsKnown,
  unansweredSubmissions,
} from '@guitai/adapters/storage/gather.ts'
import { QuoteWriter } from '@guitai/adapters/storage/quote-writer.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { Dirty } from '@guitai/core/books/dirty.ts'
import type { MarketQuote } from '@guitai/core/books/market-quote.ts'
import type { Leaving, LineAct, Outgoing } from '@guitai/core/books/outgoing.ts'
import type { Command } from '@guitai/core/engine/command.ts'
import type { Engine } from '@guitai/core/engine/engine.ts'
import { maySend } from '@guitai/core/procedures/orders/may-send.ts'
import { instrumentId } from '@guitai/core/rules/instrument.ts'
import type { EndOfStreamMessage, FeedMessage } from '@guitai/protocols/quote-feed/quote-feed.ts'
import type { EngineHost } from './engine-host.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { BusinessDay } from '@guitai/core/books/tables/day/business-day.ts'
import { CustodyRequests } from './custody-requests.ts'
import { feedOf, filesLineOf, lineOfUnit, type FilesLine, type Line } from './lines.ts'
import { ExchangeLink, type Alarm } from './exchange-link.ts'
import { LineStates, Outages, type LineNames } from './line-states.ts'

export interface MarketsOptions {
  host: EngineHost
  db: pg.Pool
  databaseUrl: string
  clock: MarketClock
  events: EventsHub
  log: Logger
  /** The latest quote of each security; orders are checked with it. */
  latestQuotes: Map<string, MarketQuote>
}

const CHECK_STREAM_MS = 200
const RETRY_MS = 500
const FIRST_CLOCK_MS = 2000
/** Milliseconds. Without a feed nobody says that a market opens, so queued orders are offered this often. */
const OFFER_MS = 5000

export class Markets {
  readonly #options: MarketsOptions
  readonly #quotes: QuoteWriter
  readonly #custody: CustodyRequests
  readonly #connected = new Map<string, { market: Market; isOn: boolean }>()
  /** What a person still has to look at, by trading unit. */
  readonly #alarms = new Map<string, { market: Market; what: Alarm }>()
  readonly #lineStates = new LineStates((session, state) => this.#writeLineState(session, state))
  readonly #outages: Outages
  #lines: readonly Line[] = []
  #feed: FeedClient | undefined
  #link: ExchangeLink | undefined
  #ended = new Map<Market, EndOfStreamMessage>()
  #offering = 0
  #streamTimer: NodeJS.Timeout | undefined
  #offerTimer: NodeJS.Timeout | undefined
  #changing: Promise<void> = Promise.resolve()
  readonly #clockHeard = Promise.withResolvers<void>()
  #isStopped = false

  constructor(options: MarketsOptions) {
    this.#options = options
    this.#outages = new Outages(options.log)
    this.#quotes = new QuoteWriter(options.db, text => options.log.debug(text))
    this.#custody = new CustodyRequests({
      db: options.db,
      log: options.log,
      folderOf: market => this.filesOf(market)?.folder,
      businessDate: () => openedDay(options.host.books?.day),
      hasLine: unit => this.#hasLine(unit),
      tell: async (functionCode, input) =>
        options.host.engine?.submit(this.#inbound({ functionCode, input })),
    })
  }

  /** Connects these lines. */
  async connect(lines: readonly Line[]): Promise<void> {
    this.#lines = lines
    const feed = feedOf(lines)
    if (feed !== undefined) this.#listen(feed)
    else this.#offerTimer ??= setInterval(() => void this.#offerQueued(), OFFER_MS)
    await this.refresh()
    if (feed === undefined) return
    // Before the feed has sent the time it is the wall clock's, and orders would be judged by that. But a feed may be away.
    await Promise.race([
      this.#clockHeard.promise,
      new Promise(resolve => setTimeout(resolve, FIRST_CLOCK_MS)),
    ])
  }

  #listen({ name, ...feed }: { name: string; host: string; port: number }): void {
    const { log } = this.#options
    this.#feed?.stop()
    this.#feed = new FeedClient({
      ...feed,
      message: message => this.#hear(message),
      up: () => this.#outages.up({ line: name }),
      down: reason => this.#outages.down({ line: name }, reason),
      note: text => log.debug(text),
    })
    this.#feed.start()
  }

  /** The line of a market's day files. */
  filesOf(market: Market): FilesLine | undefined {
    return filesLineOf(this.#lines, market)
  }

  #hasLine(pbuId: string): boolean {
    const unit = this.#options.host.books?.tradingUnits.get(pbuId)
    return unit !== undefined && lineOfUnit(this.#lines, unit) !== undefined
  }

  /** In commit order; acts on a line come after what was decided before them. */
  send(leaving: readonly Leaving[]): void {
    let messages: Outgoing[] = []
    for (const one of leaving) {
      if (one.kind !== 'line-act') {
        messages.push(one)
        continue
      }
      this.#link?.send(messages)
      messages = []
      this.#act(one)
    }
    if (messages.length > 0) this.#link?.send(messages)
  }

  #act({ act, tradingUnit }: LineAct): void {
    if (act === 'reconcile') this.#link?.reconcile(tradingUnit)
    else void this.#renumber(tradingUnit)
  }

  /** A new engine gets a new link, which begins where the books stand and is offered everything that they call sent. */
  engineStarted(engine: Engine): void {
    this.#custody.write()
    this.#changing = this.#changing
      .then(() => this.#changeLink(engine))
      .catch((error: unknown) =>
        this.#options.log.error({ err: error }, 'the exchange link could not be opened'),
      )
  }

  /**
   * Links change one after another, because two would take the exchange's session from each other. It is tried as long as the
   * engine lives, because a connection may break although the books stay open.
   */
  async #changeLink(engine: Engine): Promise<void> {
    const old = this.#link
    this.#link = undefined
    await old?.stop()
    while (this.#lines.length > 0 && !engine.isDead && !this.#isStopped) {
      const link = this.#makeLink(engine)
      try {
        return await this.#useLink(link, engine)
      } catch (error) {
        this.#options.log.warn({ err: error }, 'the exchange link could not be opened; it is tried again')
        this.#link = undefined
        await link.stop()
        await new Promise(resolve => setTimeout(resolve, RETRY_MS))
      }
    }
  }

  #makeLink(engine: Engine): ExchangeLink {
    const { databaseUrl, db, log } = this.#options
    return new ExchangeLink({
      databaseUrl,
      lineOf: unit => lineOfUnit(this.#lines, unit),
      beginDay: session => beginSessionDay(db, session, engine.books.day.businessDate),
      openSubmissions: pbuId => this.#openSubmissions(engine, pbuId),
      submit: command => engine.submit(this.#inbound(command)),
      alarm: (pbuId, market, what) => {
        this.#alarms.set(pbuId, { market, what })
        log.error({ pbuId, market, alarm: what }, 'a line needs a person')
        this.#options.events.publish('exchange', '', { pbuId, market, alarm: what })
      },
      state: ({ pbuId, market, line }, state, detail) => {
        this.#noteOutage({ line, market, tradingUnit: pbuId }, state, detail)
        this.#connected.set(pbuId, { market, isOn: state === 'logged-on' })
        this.#lineStates.note(`${market}-${pbuId}`, state)
        if (state === 'logged-on') void this.#offerQueued()
      },
      note: text => log.info(text),
      mayWrite: outgoing => maySend(engine.books, outgoing),
    })
  }

  /** A link that is replaced or stopped takes its lines down itself. */
  #noteOutage(names: LineNames, state: GatewayState, detail = ''): void {
    if (state === 'logged-on') this.#outages.up(names)
    else if (state === 'down' && this.#link !== undefined && !this.#isStopped)
      this.#outages.down(names, detail)
  }

  async #useLink(link: ExchangeLink, engine: Engine): Promise<void> {
    await link.start([...engine.books.tradingUnits.values()])
    // From here on what the engine commits goes to this link; what was committed before is read now. Both may name an order,
    // which leaves once.
    this.#link = link
    const { db } = this.#options
    const { businessDate } = engine.books.day
    link.send([
      ...(await unansweredSubmissions(db, businessDate)),
      ...(await openDesignations(db, businessDate)),
    ])
  }

  /** What a unit has sent and what is not over: open orders, and designations that are not answered. */
  async #openSubmissions(engine: Engine, pbuId: string): Promise<Outgoing[]> {
    const { db } = this.#options
    const { businessDate } = engine.books.day
    const designations = await openDesignations(db, businessDate)
    return [
      ...(await openSubmissions(db, businessDate, pbuId)),
      ...designations.filter(({ tradingUnit }) => tradingUnit === pbuId),
    ]
  }

  /** Only a note: after a failure the former state remains to be read. */
  async #writeLineState(session: string, state: string): Promise<void> {
    try {
      await noteLineState(this.#options.db, session, state)
    } catch (error) {
      this.#options.log.debug({ err: error }, "a line's state could not be noted")
    }
  }

  /** After a commit: units and kill switches decide what may leave, and a new list lets queued orders be checked with it. */
  committed(dirty: Dirty): void {
    const { trading_unit: units, block, market } = dirty
    this.#custody.committed(dirty)
    if (units.inserted.size > 0) void this.refresh()
    const hasChanged = [units, block].some(rows => rows.inserted.size + rows.updated.size > 0)
    if (hasChanged) this.#link?.recheck()
    if (hasChanged || market.updated.size > 0) void this.#offerQueued()
  }

  /** An operator and a second person renumber a line. */
  async #renumber(pbuId: string): Promise<void> {
    this.#alarms.delete(pbuId)
    try {
      await this.#link?.renumber(pbuId)
    } catch (error) {
      this.#options.log.error({ err: error, pbuId }, 'the line could not be renumbered')
    }
  }

  /** Messages of all lines that fitted no order since the books were opened. */
  unplaced(): number {
    return [...(this.#link?.unplaced().values() ?? [])].reduce((sum, count) => sum + count, 0)
  }

  alarms(): number {
    return this.#alarms.size
  }

  #inbound(command: Pick<Command, 'functionCode' | 'input' | 'position'>): Command {
    const { at, time } = this.#options.clock.now()
    return {
      ...command,
      inputText: JSON.stringify(command.input),
      principal: { kind: 'system' },
      channel: 'program',
      workstation: 'exchange',
      secrets: {},
      requestHash: '',
      contentHash: '',
      at,
      time,
    }
  }

  #hear(message: FeedMessage): void {
    const { clock, events } = this.#options
    switch (message.type) {
      case 'clock':
        clock.hear(message)
        this.#clockHeard.resolve()
        return events.keep('clock', '', message)
      case 'quote':
        this.#quotes.put(message)
        this.#options.latestQuotes.set(instrumentId(message), message)
        return events.publish('quote', instrumentId(message), message)
      case 'phase':
        events.keep('phase', message.market, message)
        return void this.#offerQueued()
      case 'end-of-stream':
        this.#ended.set(message.market, message)
        return this.#watchStreams()
      case 'announcement':
        return events.publish('day', '', message)
      default:
        message satisfies never
    }
  }

  /** Offers queued orders one by one; those whose time has not come stay as they are. */
  async #offerQueued(): Promise<void> {
    const { host, db, log } = this.#options
    const { engine } = host
    if (engine === undefined) return
    this.#offering++
    try {
      const orderIds = await queuedOrders(db)
      await Promise.all(
        orderIds.map(orderId =>
          engine.submit(this.#inbound({ functionCode: 'market-opens', input: { orderId } })),
        ),
      )
    } catch (error) {
      log.info({ err: error }, 'queued orders were not offered; the next phase offers them again')
    } finally {
      this.#offering--
    }
  }

  /** True while queued orders are being offered. */
  get isOffering(): boolean {
    return this.#offering > 0
  }

  #watchStreams(): void {
    this.#streamTimer ??= setInterval(() => void this.#checkStreams(), CHECK_STREAM_MS)
  }

  async #checkStreams(): Promise<void> {
    const { host, db, log } = this.#options
    const { engine } = host
    if (engine === undefined) return
    try {
      for (const [market, { tradeDate, reports }] of this.#ended) {
        const counts = await Promise.all(
          Object.entries(reports).map(
            async ([unit, count]) => (await reportsKnown(db, tradeDate, unit)) >= count,
          ),
        )
        if (!counts.every(Boolean) || engine.books.markets.get(market)?.tradeDate !== tradeDate) continue
        this.#ended.delete(market)
        await engine.submit(this.#inbound({ functionCode: 'stream-complete', input: { market, tradeDate } }))
      }
    } catch (error) {
      log.info({ err: error }, 'the end of a stream could not be checked; it is tried again')
    }
    if (this.#ended.size > 0) return
    clearInterval(this.#streamTimer)
    this.#streamTimer = undefined
  }

  /** A market is connected when the lines of all its units are. */
  health(): Partial<Record<Market, { connected: boolean; alarms?: string[] }>> {
    const alarms = Map.groupBy(this.#alarms, ([, { market }]) => market)
    const lines = Map.groupBy(this.#connected.values(), ({ market }) => market)
    return Object.fromEntries(
      [...lines].map(([market, units]) => {
        const needed = alarms.get(market)?.map(([pbuId, { what }]) => `${pbuId} ${what}`)
        const connected = units.every(({ isOn }) => isOn)
        return [market, { connected, ...(needed === undefined ? {} : { alarms: needed }) }]
      }),
    )
  }

  /** Opens lines of trading units that were added since the engine started. */
  async refresh(): Promise<void> {
    const { engine } = this.#options.host
    if (engine !== undefined) this.engineStarted(engine)
    await this.#changing
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#streamTimer)
    clearInterval(this.#offerTimer)
    this.#feed?.stop()
    this.#quotes.close()
    await this.#custody.stop()
    await this.#changing
    await this.#link?.stop()
  }
}

/** Before the first day there is no date under which anything could be written. */
function openedDay(day: Readonly<BusinessDay> | undefined): BusinessDate | undefined {
  return day === undefined || day.dayNo === 0 ? undefined : day.businessDate
}
