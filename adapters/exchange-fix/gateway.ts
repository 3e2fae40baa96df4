/**
 * Carries our orders, cancels and designations to the exchange over one FIX session, and its answers back. We are the initiator.
 *
 *   down ──► connecting ──► logged-on ──► (cut, logout, silence, store failure) ──► down ──► connecting … without end
 *
 * Numbers that the exchange resets or has lost are an alarm, because fills may be lost with them. When a new numbering has
 * settled, the state of every open order is requested by name; the same happens when a message cannot be obtained.
 */
import { connect, type Socket } from 'node:net'
import { decodeFromExchange } from '@guitai/protocols/fix/decode-message.ts'
import type { FromExchange } from '@guitai/protocols/fix/messages.ts'
import { Session } from '@guitai/protocols/fix/session.ts'
import { openConnection } from './connection.ts'
import { Line } from './line.ts'
import type { Delivery } from './line-ports.ts'
import type { Gateway, GatewayOptions, GatewayState, LineAlarm } from './gateway-ports.ts'
import { isQuestion, numberOf, type Outgoing } from './outgoing.ts'
import { outgoingOf, prepare, prepareStatusRequest } from './prepare.ts'
import { type SessionState, submittedKey } from './session-store.ts'

const TICK = 250
const CONNECT_TIMEOUT = 5_000
const FIRST_RETRY = 200
const LAST_RETRY = 10_000
const MAX_REFILL = 1_000

/**
 * Nothing is sent twice and nothing is lost, also over `kill -9`:
 *  - Before a message is written its row is committed (line.ts). A message without a row was never sent; the engine offers it again.
 *  - A row means "possibly sent", for ever, and FIX settles it. Our next Logon has a higher number than the exchange expects. The
 *    exchange requests what it missed and gets the same message with the same number and PossDup, never a new clOrdId. A message
 *    that may not leave by then (kill switch, paused unit) is gap-filled and its state is requested; the answer decides.
 *  - An order, cancel or designation that is offered again although it has a row is not sent. When the logon has settled (the exchange has
 *    processed everything) and no answer to it has come, its state is requested (OrderStatusRequest).
 *  - The engine stores incoming numbers together with its decisions on the messages. After a restart we begin with the stored
 *    number; what comes again has PossDup. When the engine begins anew, make a new gateway.
 */
class FixGateway implements Gateway {
  readonly #options: GatewayOptions
  #state: GatewayState = 'down'
  #line: Line | undefined
  /** Until a logon has succeeded, a fresh numbering is begun anew at each attempt, because the exchange may not know of it. */
  #isFresh = false
  /** Messages that are not numbered yet. */
  #waiting: Outgoing[] = []
  /** The number and clOrdId of everything that has a row or is about to get one. */
  #submitted = new Set<string>()
  /** Messages that were sent and not answered, by trading unit and clOrdId. */
  readonly #unanswered = new Map<string, Outgoing>()
  /** Orders whose state is requested when the logon has settled. */
  readonly #doubtful = new Map<string, Outgoing>()
  readonly #tradingUnits = new Set<string>()
  /** The running reset. Nobody connects before it is done. */
  #resetting: Promise<unknown> = Promise.resolve()
  #isRunning = false
  /** The running connect and its socket. Stopping waits for the connect and destroys the socket. */
  #connecting: Promise<void> = Promise.resolve()
  #dialing: Socket | undefined
  #isSettled = false
  /** True when numbers were reset or lost, because reports may be lost with them. */
  #mustAskAll = false
  #isAlarmed = false
  #isPaused = false
  #retry = FIRST_RETRY
  #retryTimer: NodeJS.Timeout | undefined
  #tickTimer: NodeJS.Timeout | undefined

  constructor(options: GatewayOptions) {
    this.#options = options
  }

  get state(): GatewayState {
    return this.#state
  }

  send(batch: readonly Outgoing[]): void {
    for (const outgoing of batch) {
      if (isQuestion(outgoing)) this.#doubtful.set(answerKey(outgoing), outgoing)
      else this.#waiting.push(outgoing)
    }
    if (this.#isSettled && this.#line !== undefined) this.#askAboutDoubtful(this.#line)
    this.#line?.pump()
  }

  recheck(): void {
    // Before the store is read it is unknown what has a row, and a message with a row may have left.
    if (this.#line === undefined) return
    const isKept = (outgoing: Outgoing): boolean =>
      this.#submitted.has(submittedKey(numberOf(outgoing), outgoing.clOrdId)) || this.#mayWrite(outgoing)
    const { true: kept = [], false: stopped = [] } = Object.groupBy(this.#waiting, outgoing =>
      isKept(outgoing) ? 'true' : 'false',
    )
    this.#waiting = kept
    for (const outgoing of stopped) this.#options.events.stopped(outgoing)
  }

  reconcile(): void {
    this.#doubtAll()
    if (!this.#isSettled || this.#line === undefined) return
    this.#askAboutDoubtful(this.#line)
    void this.#askAll(this.#line)
    // A later report of an answered order may be lost. The number of the answer shows the gap.
    this.#line.probe()
  }

  pause(): void {
    this.#isPaused = true
    this.#line?.pause()
  }

  resume(): void {
    this.#isPaused = false
    this.#line?.resume()
  }

  start(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    this.#tickTimer = setInterval(() => this.#line?.tick(), TICK)
    this.#connecting = this.#connect()
  }

  async stop(): Promise<void> {
    this.#isRunning = false
    clearTimeout(this.#retryTimer)
    await this.#connecting
    this.#dialing?.destroy()
    this.#dialing = undefined
    await this.#line?.logoutAndWait('')
    clearInterval(this.#tickTimer)
    await this.#line?.stop()
  }

  async reset(): Promise<void> {
    const wasRunning = this.#isRunning
    await this.stop()
    this.#line = undefined
    this.#mustAskAll = true
    try {
      await this.#options.store.reset(this.#options.session)
    } finally {
      if (wasRunning) this.start()
    }
  }

  #enter(state: GatewayState, detail?: string): void {
    this.#state = state
    this.#options.events.state(state, detail)
  }

  async #connect(): Promise<void> {
    this.#enter('connecting')
    try {
      await this.#prepareLine()
    } catch (error) {
      this.#down(`session store: ${String(error)}`)
      return
    }
    if (!this.#isRunning) return
    if (this.#line?.isStuck === true) {
      this.#down('the session store fails')
      return
    }
    this.#dial()
  }

  #dial(): void {
    const { host, port } = this.#options
    const socket = connect({ host, port })
    this.#dialing = socket
    const connection = openConnection(socket)
    const timeout = setTimeout(() => socket.destroy(new Error('no answer to connect')), CONNECT_TIMEOUT)
    const failed = (error: Error): void => this.#down(error.message)
    const connected = (): void => {
      socket.off('error', failed)
      this.#dialing = undefined
      this.#line?.attach(connection, this.#isFresh)
    }
    socket.once('error', failed)
    socket.once('connect', connected)
    for (const end of ['connect', 'close']) socket.once(end, () => clearTimeout(timeout))
  }

  /** Loads numbers and keys from the store, the first time and after a reset. */
  async #prepareLine(): Promise<void> {
    const { store, session } = this.#options
    await this.#resetting
    if (this.#line !== undefined && !this.#isFresh) return
    await this.#line?.stop()
    this.#submitted = await store.submitted(session)
    let loaded = await store.load(session)
    if (loaded.isFresh && loaded.nextOut > 1) loaded = await store.reset(session)
    this.#isFresh = loaded.isFresh
    this.#line = this.#openLine(loaded)
    if (this.#isPaused) this.#line.pause()
    this.recheck()
  }

  #openLine({ numbering, nextOut, nextIn }: SessionState): Line {
    const { senderCompId, targetCompId, heartbeatSeconds, store, session, clock } = this.#options
    const { sendingTimeAccuracy } = this.#options
    const ids = { senderCompId, targetCompId, sendingTimeAccuracy }
    const line: Line = new Line({
      session: new Session({ role: 'initiator', ...ids, heartbeatSeconds, nextOut, nextIn }),
      sessionName: session,
      sender: senderCompId,
      target: targetCompId,
      numbering,
      store,
      clock,
      events: {
        delivered: deliveries => this.#delivered(line, deliveries),
        loggedOn: () => this.#loggedOn(),
        settled: () => this.#settled(line),
        resetDemanded: () => {
          this.#alarm('numbers-reset')
          this.#beginAnew()
        },
        peerReset: () => {
          this.#alarm('numbers-reset')
          this.#doubtAll()
        },
        numbersLost: () => {
          this.#alarm('numbers-lost')
          if (this.#options.whenPeerForgot === 'reset') this.#beginAnew()
        },
        givenUp: () => this.reconcile(),
        down: reason => this.#down(reason),
        note: text => this.#options.events.note?.(text),
      },
      refill: () => this.#refill(line),
      ...(this.#options.mayWrite === undefined
        ? {}
        : { mayWrite: (row, source) => this.#mayWriteRow(source ?? outgoingOf(row)) }),
      withheld: row => {
        const outgoing = outgoingOf(row)
        if (outgoing !== undefined) this.#stop(outgoing)
      },
      submitted: outgoing => this.#options.events.submitted?.(outgoing),
      passedOver: row => this.#passedOver(line, outgoingOf(row)),
    })
    return line
  }

  /** Reports the alarm once while its cause lasts, because the line tries again without end. */
  #alarm(what: LineAlarm): void {
    if (this.#isAlarmed) return
    this.#isAlarmed = true
    this.#options.events.alarm?.(what)
  }

  /** Only the exchange knows whether it has the message. */
  #passedOver(line: Line, outgoing: Outgoing | undefined): void {
    if (outgoing === undefined) return
    this.#doubtful.set(answerKey(outgoing), outgoing)
    if (this.#isSettled) this.#askAboutDoubtful(line)
  }

  #mayWriteRow(outgoing: Outgoing | undefined): boolean {
    return outgoing === undefined || this.#mayWrite(outgoing)
  }

  #mayWrite(outgoing: Outgoing): boolean {
    return this.#options.mayWrite?.(outgoing) ?? true
  }

  #stop(outgoing: Outgoing): void {
    this.#unanswered.delete(answerKey(outgoing))
    this.#submitted.delete(submittedKey(numberOf(outgoing), outgoing.clOrdId))
    this.#options.events.stopped(outgoing)
  }

  #down(reason: string): void {
    this.#isSettled = false
    this.#enter('down', reason)
    if (!this.#isRunning) return
    clearTimeout(this.#retryTimer)
    this.#retryTimer = setTimeout(() => {
      this.#connecting = this.#connect()
    }, this.#retry)
    this.#retry = Math.min(this.#retry * 2, LAST_RETRY)
  }

  #loggedOn(): void {
    this.#isFresh = false
    this.#enter('logged-on')
  }

  /** Numbers the waiting messages when the line can take them. */
  #refill(line: Line): void {
    if (this.#waiting.length === 0 || line !== this.#line || line.session.state !== 'logged-on') return
    const now = this.#options.clock()
    let batch: Outgoing[] = []
    while (batch.length === 0 && this.#waiting.length > 0) {
      batch = this.#waiting.splice(0, MAX_REFILL).filter(outgoing => this.#isToSend(outgoing))
    }
    if (batch.length > 0) line.send(batch.map(outgoing => prepare(outgoing, now)))
    if (this.#isSettled) this.#askAboutDoubtful(line)
  }

  #isToSend(outgoing: Outgoing): boolean {
    const key = submittedKey(numberOf(outgoing), outgoing.clOrdId)
    if (this.#submitted.has(key)) {
      this.#doubtful.set(answerKey(outgoing), outgoing)
      return false
    }
    if (!this.#mayWrite(outgoing)) {
      this.#options.events.stopped(outgoing)
      return false
    }
    this.#submitted.add(key)
    this.#tradingUnits.add(outgoing.tradingUnit)
    this.#unanswered.set(answerKey(outgoing), outgoing)
    return true
  }

  #settled(line: Line): void {
    this.#isSettled = true
    this.#isAlarmed = false
    this.#retry = FIRST_RETRY
    this.#askAboutDoubtful(line)
    if (this.#mustAskAll) void this.#askAll(line)
  }

  /** Requests the state of every open order that has a row. An order without a row has certainly not left. */
  async #askAll(line: Line): Promise<void> {
    try {
      const open = (await this.#options.openOrders?.()) ?? []
      if (line !== this.#line) return
      this.#mustAskAll = false
      for (const outgoing of open)
        if (this.#submitted.has(submittedKey(numberOf(outgoing), outgoing.clOrdId)))
          this.#doubtful.set(answerKey(outgoing), outgoing)
      if (this.#isSettled) this.#askAboutDoubtful(line)
    } catch (error) {
      this.#options.events.note?.(`open orders could not be read: ${String(error)}`)
    }
  }

  #askAboutDoubtful(line: Line): void {
    if (this.#doubtful.size === 0) return
    const requests = [...this.#doubtful.values()].map(prepareStatusRequest)
    this.#doubtful.clear()
    line.send(requests)
  }

  /** When the line has settled, the state of everything unanswered and of every open order is requested by its name. */
  #doubtAll(): void {
    for (const [key, outgoing] of this.#unanswered) this.#doubtful.set(key, outgoing)
    this.#mustAskAll = true
  }

  /** Starts again, because the old numbers mean nothing any more. */
  #beginAnew(): void {
    this.#doubtAll()
    const line = this.#line
    this.#line = undefined
    const { store, session } = this.#options
    // A failure shows again at the next connect, which asks the store itself.
    this.#resetting = (line?.stop() ?? Promise.resolve())
      .then(() => store.reset(session))
      .catch((error: unknown) => this.#options.events.note?.(String(error)))
  }

  #delivered(line: Line, deliveries: readonly Delivery[]): void {
    const { session, events } = this.#options
    const messages = deliveries.map(({ seq, possDup, message }) => ({
      inSeq: seq,
      possDup,
      message: decodeFromExchange(message),
    }))
    for (const { message } of messages) this.#answered(message)
    events.received({ session, numbering: line.numbering, nextIn: line.session.nextIn, messages })
  }

  #answered(message: FromExchange): void {
    if (message.kind === 'business-reject') this.#forgetAnswered('', message.refId)
    if (message.kind === 'designation-report') this.#forgetAnswered(message.tradingUnit, message.clOrdId)
    if (message.kind !== 'execution-report' && message.kind !== 'cancel-reject') return
    this.#forgetAnswered(message.tradingUnit, message.clOrdId)
    if (message.originalClOrdId !== undefined)
      this.#forgetAnswered(message.tradingUnit, message.originalClOrdId)
  }

  /** Not every exchange names the trading unit in its answer. */
  #forgetAnswered(tradingUnit: string, clOrdId: string): void {
    for (const unit of tradingUnit === '' ? this.#tradingUnits : [tradingUnit]) {
      this.#unanswered.delete(answerKey({ tradingUnit: unit, clOrdId }))
      this.#doubtful.delete(answerKey({ tradingUnit: unit, clOrdId }))
    }
  }
}

function answerKey({ tradingUnit, clOrdId }: Pick<Outgoing, 'tradingUnit' | 'clOrdId'>): string {
  return `${tradingUnit}/${clOrdId}`
}

export function createGateway(options: GatewayOptions): Gateway {
  return new FixGateway(options)
}
