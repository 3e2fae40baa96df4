/**
 * The line to the exchanges: one FIX session per trading unit. Lives as long as one engine: its incoming numbers are
 * committed with the engine's decisions, so a new engine gets new gateways that begin where its books stand.
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
import type { TradingUnit } from '@guitai/core/books/orders.ts'
import type { Command } from '@guitai/core/engine/command.ts'
import { reportOf } from './execution-report-of.ts'

export interface ExchangeLinkOptions {
  databaseUrl: string
  address: (market: Market) => { host: string; port: number }
  /** True when this is the session's first link of the trading day: it then begins a new numbering. */
  beginDay: (session: string) => Promise<boolean>
  /** To the engine this link belongs to. Settles when the message is committed. */
  submit: (command: Pick<Command, 'functionCode' | 'input' | 'position'>) => Promise<unknown>
  state: (pbuId: string, market: Market, state: GatewayState) => void
  note: (text: string) => void
  /** Kill switches and trading units that do not run; asked before each write. */
  mayWrite: (outgoing: Outgoing) => boolean
}

const HEARTBEAT_SECONDS = 30

export class ExchangeLink {
  readonly #options: ExchangeLinkOptions
  readonly #store: SessionStore
  readonly #gateways = new Map<string, Gateway>()
  #isStopped = false

  constructor(options: ExchangeLinkOptions) {
    this.#options = options
    this.#store = createPostgresSessionStore(options.databaseUrl)
  }

  async start(units: readonly TradingUnit[]): Promise<void> {
    for (const unit of units) await this.#open(unit)
  }

  async #open({ pbuId, market }: TradingUnit): Promise<void> {
    const session = `${market}-${pbuId}`
    const isNewDay = await this.#options.beginDay(session)
    if (this.#isStopped) return
    const { address, note, state } = this.#options
    const gateway = createGateway({
      ...address(market),
      senderCompId: pbuId,
      targetCompId: market,
      session,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      store: this.#store,
      clock: Date.now,
      mayWrite: this.#options.mayWrite,
      events: {
        received: batch => this.#received(pbuId, market, batch),
        state: (now, detail) => {
          state(pbuId, market, now)
          if (detail !== undefined) note(`${pbuId}: ${now} ${detail}`)
        },
        stopped: ({ orderId, clOrdId }) =>
          void this.#submit({ functionCode: 'submission-kept-back', input: { orderId, clOrdId } }),
        note: text => note(`${pbuId}: ${text}`),
      },
    })
    this.#gateways.set(pbuId, gateway)
    if (isNewDay) {
      await gateway.reset()
      await this.#store.forget(session)
    }
    gateway.start()
  }

  /** May be offered what has left already: the gateways know, and send it once. */
  send(outgoing: readonly Outgoing[]): void {
    for (const [pbuId, batch] of Map.groupBy(outgoing, item => item.tradingUnit)) {
      const gateway = this.#gateways.get(pbuId)
      if (gateway === undefined) this.#options.note(`${pbuId}: no line for ${batch.length} orders`)
      else gateway.send(batch)
    }
  }

  /** What may leave has changed: a kill switch, a trading unit. */
  recheck(): void {
    for (const gateway of this.#gateways.values()) gateway.recheck()
  }

  /** Of one unit, or of all. */
  reconcile(pbuId: string | undefined): void {
    for (const [unit, gateway] of this.#gateways)
      if (pbuId === undefined || unit === pbuId) gateway.reconcile()
  }

  #received(pbuId: string, market: Market, { session, numbering, messages }: ReceivedBatch): void {
    for (const { inSeq, message } of messages) {
      const position = { session, numbering, sequence: inSeq }
      const report = reportOf(message, pbuId, market)
      if ('source' in report)
        void this.#submit({ functionCode: 'unreadable-message', input: report, position })
      else void this.#submit({ functionCode: 'execution-report', input: report, position })
    }
  }

  /** A failure here is the end of the engine, which the engine's owner hears of by itself. */
  async #submit(command: Pick<Command, 'functionCode' | 'input' | 'position'>): Promise<void> {
    try {
      await this.#options.submit(command)
    } catch (error) {
      if (!this.#isStopped) this.#options.note(`a message was not taken: ${(error as Error).message}`)
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await Promise.all([...this.#gateways.values()].map(gateway => gateway.stop()))
    await this.#store.close()
  }
}
