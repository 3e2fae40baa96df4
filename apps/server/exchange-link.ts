/**
 * The link to the exchanges: one FIX session per trading unit. It lives as long as one engine, because its incoming numbers are
 * committed with the engine's decisions. A new engine gets new gateways that begin where its books stand.
 */
import type {
  Gateway,
  GatewayState,
  LineAlarm,
  ReceivedBatch,
} from '@guitai/adapters/exchange-fix/gateway-ports.ts'
import { createGateway } from '@guitai/adapters/exchange-fix/gateway.ts'
import { createPostgresSessionStore } from '@guitai/adapters/exchange-fix/postgres-session-store.ts'
import type { SessionStore } from '@guitai/adapters/exchange-fix/session-store.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { Outgoing } from '@guitai/core/books/outgoing.ts'
import type { TradingUnit } from '@guitai/core/books/tables/parameters/trading-unit.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { LISTED } from '@guitai/core/engine/execute.ts'
import { factOf, reportOf } from './execution-report-of.ts'
import { LineWatch } from './line-watch.ts'
import type { ExchangeFixLine } from './lines.ts'
import { Sampler } from './sampler.ts'
import { liveConversion } from '@guitai/core/functions/lines/live-conversion.ts'

export interface ExchangeLinkOptions {
  databaseUrl: string
  /** The line of a trading unit's session; undefined when it has none. */
  lineOf: (unit: TradingUnit) => ExchangeFixLine | undefined
  /** True when this is the session's first link of the trading day, which begins a new numbering. */
  beginDay: (session: string) => Promise<boolean>
  /** All open orders and designations of a unit. The state of those that have left is requested when numbers are lost. */
  openSubmissions: (pbuId: string) => Promise<readonly Outgoing[]>
  /** Gives a fact to the engine to which this link belongs. Settles when the message is committed. */
  submit: (command: Fact) => Promise<Outcome>
  /** `detail` gives the reason. A link that is stopped takes its lines down, too. */
  state: (unit: LinkedUnit, state: GatewayState, detail: string | undefined) => void
  /** A person has to see it. */
  alarm: (pbuId: string, market: Market, what: Alarm) => void
  note: (text: string) => void
  /** Kill switches and paused trading units; asked before each write. */
  mayWrite: (outgoing: Outgoing) => boolean
}

/** A trading unit, and the line that serves it. */
export type LinkedUnit = Pick<TradingUnit, 'pbuId' | 'market'> & { line: string }

type Fact = Pick<Command, 'functionCode' | 'input' | 'position'>
export type Alarm = LineAlarm | 'line-closed'

const HEARTBEAT_SECONDS = 30
const NOTES_PER_MINUTE = 60
const MAX_NOTE = 300
const FLUSH_MS = 60_000

const SAID: Record<Alarm, string> = {
  'numbers-reset': 'the exchange has begun its numbers anew: open orders are asked for, reports may be lost',
  'numbers-lost': `the exchange has lost its numbers: the line waits to be renumbered (${liveConversion.code})`,
  'line-closed': `too much came that cannot be taken: the line is closed until it is renumbered (${liveConversion.code})`,
}

interface OpenLine {
  gateway: Gateway
  watch: LineWatch
  notes: Sampler
}

export class ExchangeLink {
  readonly #options: ExchangeLinkOptions
  readonly #store: SessionStore
  readonly #lines = new Map<string, OpenLine>()
  readonly #flushTimer: NodeJS.Timeout
  #isStopped = false

  constructor(options: ExchangeLinkOptions) {
    this.#options = options
    this.#store = createPostgresSessionStore(options.databaseUrl)
    this.#flushTimer = setInterval(() => this.#flush(), FLUSH_MS).unref()
  }

  async start(units: readonly TradingUnit[]): Promise<void> {
    for (const unit of units) await this.#open(unit)
  }

  async #open(unit: TradingUnit): Promise<void> {
    const { pbuId, market } = unit
    const address = this.#options.lineOf(unit)
    if (address === undefined) return this.#options.note(`${pbuId}: no line of ${market} is on`)
    const session = `${market}-${pbuId}`
    const isNewDay = await this.#options.beginDay(session)
    if (this.#isStopped) return
    const line: OpenLine = {
      notes: this.#notesOf(pbuId),
      watch: this.#watchOf(unit),
      gateway: this.#gatewayOf(unit, session, address),
    }
    this.#lines.set(pbuId, line)
    if (isNewDay) {
      await line.gateway.reset()
      await this.#store.forget(session)
    }
    line.gateway.start()
  }

  #gatewayOf(unit: TradingUnit, session: string, address: ExchangeFixLine): Gateway {
    const { pbuId, market } = unit
    const { state, mayWrite, openSubmissions } = this.#options
    return createGateway({
      host: address.host,
      port: address.port,
      senderCompId: address.sender ?? pbuId,
      targetCompId: address.target ?? market,
      session,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      store: this.#store,
      clock: Date.now,
      mayWrite,
      openOrders: () => openSubmissions(pbuId),
      events: {
        received: batch => this.#received(pbuId, market, batch),
        state: (now, detail) => {
          state({ pbuId, market, line: address.name }, now, detail)
          if (detail !== undefined) this.#note(pbuId, `${now} ${detail}`)
        },
        stopped: outgoing => {
          if (!('orderId' in outgoing)) return
          const { orderId, clOrdId } = outgoing
          void this.#submit({ functionCode: 'submission-kept-back', input: { orderId, clOrdId } })
        },
        submitted: outgoing => {
          if (outgoing.kind !== 'designation') return
          const { clientNo, transferNo } = outgoing
          const input = { requests: [{ clientNo, transferNo }], isByMessage: true }
          void this.#submit({ functionCode: 'custody-requests-sent', input })
        },
        alarm: what => this.#alarm(unit, what),
        note: text => this.#note(pbuId, text),
      },
    })
  }

  #notesOf(pbuId: string): Sampler {
    return new Sampler({
      perMinute: NOTES_PER_MINUTE,
      now: () => performance.now(),
      told: more => this.#options.note(`${pbuId}: ${more} more notes in a minute`),
    })
  }

  #watchOf(unit: TradingUnit): LineWatch {
    const { pbuId } = unit
    return new LineWatch({
      now: () => performance.now(),
      more: count =>
        this.#list(unit, 'more messages that could not be read, not listed one by one', `${count}`),
      pause: () => this.#lines.get(pbuId)?.gateway.pause(),
      resume: () => this.#lines.get(pbuId)?.gateway.resume(),
      close: count => {
        void this.#lines.get(pbuId)?.gateway.stop()
        this.#alarm(unit, 'line-closed', `${count}`)
      },
    })
  }

  /** At most as many characters as a person reads. */
  #note(pbuId: string, text: string): void {
    if (this.#lines.get(pbuId)?.notes.take() === false) return
    this.#options.note(`${pbuId}: ${text.slice(0, MAX_NOTE)}`)
  }

  #alarm(unit: TradingUnit, what: Alarm, detail = ''): void {
    this.#options.alarm(unit.pbuId, unit.market, what)
    this.#list(unit, SAID[what], detail)
  }

  /** Adds an entry to the list that a person works through. */
  #list({ pbuId, market }: TradingUnit, reason: string, content: string): void {
    const input = { source: `line ${market}-${pbuId}`, reason, content }
    void this.#submit({ functionCode: 'unreadable-message', input })
  }

  #flush(): void {
    for (const { watch, notes } of this.#lines.values()) {
      watch.flush()
      notes.flush()
    }
  }

  /** May be offered what has left already: the gateways recognise it and send it once. */
  send(outgoing: readonly Outgoing[]): void {
    for (const [pbuId, batch] of Map.groupBy(outgoing, item => item.tradingUnit)) {
      const line = this.#lines.get(pbuId)
      if (line === undefined) this.#options.note(`${pbuId}: no line for ${batch.length} messages`)
      else line.gateway.send(batch)
    }
  }

  /** Kill switches or trading units have changed, and so what may leave. */
  recheck(): void {
    for (const { gateway } of this.#lines.values()) gateway.recheck()
  }

  reconcile(pbuId: string): void {
    this.#lines.get(pbuId)?.gateway.reconcile()
  }

  /** X02: both numbers begin at 1, a closed line opens, and the state of every open order is requested. */
  async renumber(pbuId: string): Promise<void> {
    const line = this.#lines.get(pbuId)
    if (line === undefined || this.#isStopped) return
    line.watch.reopened()
    await line.gateway.reset()
    if (!this.#isStopped) line.gateway.start()
  }

  /** For each line, the messages that fitted no order. */
  unplaced(): ReadonlyMap<string, number> {
    return new Map([...this.#lines].map(([pbuId, { watch }]) => [pbuId, watch.count]))
  }

  #received(pbuId: string, market: Market, { session, numbering, messages }: ReceivedBatch): void {
    const watch = this.#lines.get(pbuId)?.watch
    if (watch === undefined) return
    for (const { inSeq, message } of messages) {
      const position = { session, numbering, sequence: inSeq }
      const report = reportOf(message, pbuId, market)
      // Its number is stored with the next message that is accepted.
      if ('source' in report && !watch.mayList()) continue
      const functionCode = factOf(report)
      void this.#bring(watch, { functionCode, input: report, position })
    }
  }

  async #bring(watch: LineWatch, fact: Fact): Promise<void> {
    watch.entered()
    const outcome = await this.#submit(fact)
    watch.left()
    if (
      fact.functionCode !== 'unreadable-message' &&
      outcome?.kind === 'accepted' &&
      outcome.result === LISTED
    )
      watch.noPlace()
  }

  /** A failure here is the end of the engine, and the engine's owner is told by itself. */
  async #submit(fact: Fact): Promise<Outcome | undefined> {
    try {
      return await this.#options.submit(fact)
    } catch (error) {
      if (!this.#isStopped) this.#options.note(`a message was not taken: ${(error as Error).message}`)
      return undefined
    }
  }

  async stop(): Promise<void> {
    this.#flush()
    this.#isStopped = true
    clearInterval(this.#flushTimer)
    await Promise.all([...this.#lines.values()].map(({ gateway }) => gateway.stop()))
    await this.#store.close()
  }
}
