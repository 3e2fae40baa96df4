/**
 * The exchange's side of the order-entry session: it listens, keeps the session and delivers the counter's messages.
 *
 * Reports may be given at any time. While the counter is away they are numbered and stored, and the counter requests them after
 * its next logon. Faults (cut, delay, duplicate, reorder, silence) act on the outgoing messages. While a counter is logged on,
 * a second connection under its name is closed without a message (FIX 4.4 vol. 2, test case 1S.b; QuickFIX does the same),
 * because a Logout would use a number of the living session. A dead connection is noticed by its silence.
 */
import { createServer, type Socket } from 'node:net'
import type { Message } from '@guitai/protocols/fix/codec.ts'
import { decodeFromCounter, isFromCounter } from '@guitai/protocols/fix/decode-message.ts'
import { type Encodable, encodeMessage } from '@guitai/protocols/fix/encode-message.ts'
import type {
  BusinessReject,
  DesignationReport,
  DesignationRequest,
  DesignationStatusRequest,
  ExecutionReport,
  NewOrderSingle,
  OrderCancelReject,
  OrderCancelRequest,
  OrderStatusRequest,
} from '@guitai/protocols/fix/messages.ts'
import { Session } from '@guitai/protocols/fix/session.ts'
import { TAG } from '@guitai/protocols/fix/tags.ts'
import { type Connection, openConnection } from './connection.ts'
import type { FaultHook } from './faults.ts'
import { Line } from './line.ts'
import type { Delivery, Subject } from './line-ports.ts'
import type { AcceptorStore } from './session-store.ts'

export interface Arrival {
  /** The counter's SenderCompID. */
  sessionId: string
  inSeq: number
  /** The message was sent again after a gap. Each message is still delivered once, unless the store lost its numbers. */
  possDup: boolean
}

export interface AcceptorOptions {
  host?: string
  /** 0 means any free port; see `listen`. */
  port: number
  /** Our SenderCompID, for example 'SIM'. */
  compId: string
  /** The SenderCompIDs of the counters that may log on; others are disconnected at once. When absent, any counter may. */
  counterparties?: readonly string[]
  /** `createMemoryStore()` or `await createFileStore(folder)`. */
  store: AcceptorStore
  /** Real milliseconds for heartbeats and SendingTime, also when the market's own time runs faster. */
  clock: () => number
  /** Milliseconds by which a counter's SendingTime may be wrong. Absent means two minutes, 0 turns the check off. */
  sendingTimeAccuracy?: number
  onOrder(order: NewOrderSingle, arrival: Arrival): void
  onCancel(cancel: OrderCancelRequest, arrival: Arrival): void
  onStatus(request: OrderStatusRequest, arrival: Arrival): void
  onDesignation?(request: DesignationRequest, arrival: Arrival): void
  onDesignationStatus?(request: DesignationStatusRequest, arrival: Arrival): void
  onLogon?(sessionId: string): void
  /** The line is down: logged out, cut, or timed out. */
  onLogout?(sessionId: string, reason: string): void
  /** Receives notes for a log: garbled bytes, refused logons, a failing store. */
  onNote?(text: string): void
  /** Every message passes here just before it is written; when absent, it is written at once. See createFaults in faults.ts. */
  outgoing?: FaultHook
}

export interface Acceptor {
  /** Resolves with the port when the acceptor listens. */
  listen(): Promise<number>
  report(sessionId: string, report: ExecutionReport): void
  cancelReject(sessionId: string, reject: OrderCancelReject): void
  designationReport(sessionId: string, report: DesignationReport): void
  businessReject(sessionId: string, reject: BusinessReject): void
  /**
   * Sends any message, given as a body ('35=8' and its fields, each ended). It is numbered, stored and sent like a report. For
   * hostile tests.
   */
  say(sessionId: string, body: string): void
  /** Writes bytes as they are (one character per byte), outside the session. For hostile tests. */
  bytes(sessionId: string, bytes: string): void
  /** Forgets the session's numbers as a failed exchange does: the connection is cut, and both sides start at 1. */
  forget(sessionId: string): Promise<void>
  /** Cuts the connection at once. */
  cut(sessionId: string): void
  isLoggedOn(sessionId: string): boolean
  /** Logs out and closes; `stop(true)` only cuts. */
  stop(isAbrupt?: boolean): Promise<void>
}

/** Milliseconds. A peer that has sent no valid message after this time is disconnected. */
const FIRST_MESSAGE_TIMEOUT = 5_000
const TICK = 250
/** BusinessRejectReason (380): FIX allows the message as it is, but this exchange needs more fields. */
const CONDITIONALLY_REQUIRED = 5
const REPORT: Subject = { kind: 'report', orderId: null, clOrdId: null }
const ADMIN: Subject = { kind: 'admin', orderId: null, clOrdId: null }

class FixAcceptor implements Acceptor {
  readonly #options: AcceptorOptions
  readonly #lines = new Map<string, Promise<Line>>()
  readonly #ready = new Map<string, Line>()
  readonly #connections = new Map<string, Connection>()
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer(socket => this.#greet(socket))
  readonly #timer: NodeJS.Timeout

  constructor(options: AcceptorOptions) {
    this.#options = options
    this.#timer = setInterval(() => {
      for (const line of this.#ready.values()) line.tick()
    }, TICK)
    this.#timer.unref()
  }

  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(this.#options.port, this.#options.host ?? '127.0.0.1', () => {
        const address = this.#server.address()
        resolve(address !== null && typeof address === 'object' ? address.port : this.#options.port)
      })
    })
  }

  report(sessionId: string, report: ExecutionReport): void {
    this.#send(sessionId, report)
  }

  cancelReject(sessionId: string, reject: OrderCancelReject): void {
    this.#send(sessionId, reject)
  }

  designationReport(sessionId: string, report: DesignationReport): void {
    this.#send(sessionId, report)
  }

  businessReject(sessionId: string, reject: BusinessReject): void {
    this.#send(sessionId, reject)
  }

  say(sessionId: string, body: string): void {
    // Admin messages are gap-filled when they are requested again (FIX 4.4 vol. 2, Resend Request).
    this.#sendBody(sessionId, body, /^35=[0-5A]\u0001/.test(body) ? ADMIN : REPORT)
  }

  bytes(sessionId: string, bytes: string): void {
    this.#connections.get(sessionId)?.socket.write(bytes, 'latin1')
  }

  async forget(sessionId: string): Promise<void> {
    const line = await this.#line(sessionId)
    this.#lines.delete(sessionId)
    this.#ready.delete(sessionId)
    await line.stop()
    await this.#options.store.reset(sessionId)
  }

  cut(sessionId: string): void {
    this.#ready.get(sessionId)?.cut('cut')
  }

  isLoggedOn(sessionId: string): boolean {
    return this.#ready.get(sessionId)?.session.state === 'logged-on'
  }

  async stop(isAbrupt = false): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve))
    const lines = await Promise.all(this.#lines.values())
    if (!isAbrupt) await Promise.all(lines.map(line => line.logoutAndWait('')))
    clearInterval(this.#timer)
    for (const socket of this.#sockets) socket.destroy()
    await Promise.all(lines.map(line => line.stop()))
    await closed
  }

  #note(text: string): void {
    this.#options.onNote?.(text)
  }

  #send(sessionId: string, message: Encodable): void {
    this.#sendBody(sessionId, encodeMessage(message))
  }

  #sendBody(sessionId: string, body: string, subject: Subject = REPORT): void {
    const outgoing = [{ body, subject }]
    const ready = this.#ready.get(sessionId)
    if (ready !== undefined) ready.send(outgoing)
    else
      void this.#line(sessionId).then(
        line => line.send(outgoing),
        (error: unknown) => this.#note(String(error)),
      )
  }

  /** Reads until the first whole message, which must be the Logon of a known counter. */
  #greet(socket: Socket): void {
    const connection = openConnection(socket)
    this.#sockets.add(socket)
    const timeout = setTimeout(() => socket.destroy(), FIRST_MESSAGE_TIMEOUT)
    const dispose = (): void => {
      clearTimeout(timeout)
      this.#sockets.delete(socket)
    }
    socket.on('close', dispose)
    socket.on('error', error => this.#note(error.message))
    const first = (bytes: string): void => {
      const messages = connection.decoder.push(bytes)
      if (messages.some(each => each.kind === 'garbled' && each.reason === 'begin-string')) socket.destroy()
      const logon = messages.find(each => each.kind === 'message')
      if (logon === undefined) return
      clearTimeout(timeout)
      socket.off('data', first)
      socket.pause()
      void this.#admit(connection, logon, messages.slice(messages.indexOf(logon)))
    }
    socket.on('data', first)
  }

  async #admit(
    connection: Connection,
    logon: Message,
    messages: Parameters<Line['attach']>[2],
  ): Promise<void> {
    const sessionId = logon.fields.get(TAG.SenderCompID) ?? ''
    const { counterparties, compId } = this.#options
    const isKnown = sessionId !== '' && (counterparties === undefined || counterparties.includes(sessionId))
    const isOurs = logon.fields.get(TAG.TargetCompID) === compId
    if (logon.type !== 'A' || !isKnown || !isOurs) {
      this.#note(`refused: ${logon.type} from '${sessionId}'`)
      connection.socket.destroy()
      return
    }
    try {
      const line = await this.#line(sessionId)
      if (line.session.state !== 'disconnected') {
        this.#note(`refused: '${sessionId}' is logged on already`)
        connection.socket.destroy()
        return
      }
      this.#connections.set(sessionId, connection)
      line.attach(connection, false, messages)
      connection.socket.resume()
    } catch (error) {
      this.#note(String(error))
      connection.socket.destroy()
    }
  }

  #line(sessionId: string): Promise<Line> {
    const found = this.#lines.get(sessionId)
    if (found !== undefined) return found
    const line = this.#open(sessionId)
    this.#lines.set(sessionId, line)
    line.catch(() => this.#lines.delete(sessionId))
    return line
  }

  async #open(sessionId: string): Promise<Line> {
    const { compId, store, clock, outgoing, sendingTimeAccuracy } = this.#options
    const { numbering, nextOut, nextIn } = await store.load(sessionId)
    const ids = { senderCompId: compId, targetCompId: sessionId, sendingTimeAccuracy }
    const line = new Line({
      session: new Session({ role: 'acceptor', ...ids, heartbeatSeconds: 30, nextOut, nextIn }),
      sessionName: sessionId,
      sender: compId,
      target: sessionId,
      numbering,
      store,
      clock,
      events: {
        delivered: deliveries => this.#delivered(sessionId, line, deliveries),
        loggedOn: () => this.#options.onLogon?.(sessionId),
        settled: () => undefined,
        resetDemanded: () => undefined,
        peerReset: () => undefined,
        numbersLost: () => undefined,
        givenUp: () => undefined,
        down: reason => this.#options.onLogout?.(sessionId, reason),
        note: text => this.#note(`${sessionId}: ${text}`),
      },
      ...(outgoing === undefined
        ? {}
        : { transmit: (frame, type, { socket }) => this.#fault(outgoing, sessionId, frame, type, socket) }),
    })
    this.#ready.set(sessionId, line)
    return line
  }

  #fault(hook: FaultHook, sessionId: string, frame: string, type: string, socket: Socket): void {
    hook(frame, {
      sessionId,
      type,
      write: bytes => {
        if (socket.writable) socket.write(bytes, 'latin1')
      },
      // What was written before still arrives, so the cut comes in the middle of a message.
      cut: () => socket.destroySoon(),
    })
  }

  #delivered(sessionId: string, line: Line, deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) this.#dispatch(sessionId, delivery)
    const { store } = this.#options
    store
      .received(sessionId, line.numbering, line.session.nextIn)
      .catch((error: unknown) => this.#note(String(error)))
  }

  #dispatch(sessionId: string, { seq, possDup, message }: Delivery): void {
    const arrival: Arrival = { sessionId, inSeq: seq, possDup }
    const decoded = decodeFromCounter(message)
    if (decoded.kind === 'new-order') this.#options.onOrder(decoded, arrival)
    else if (decoded.kind === 'cancel') this.#options.onCancel(decoded, arrival)
    else if (decoded.kind === 'status') this.#options.onStatus(decoded, arrival)
    else if (decoded.kind === 'designation') this.#options.onDesignation?.(decoded, arrival)
    else if (decoded.kind === 'designation-status') this.#options.onDesignationStatus?.(decoded, arrival)
    else if (message.defect !== undefined || !isFromCounter(message.type))
      // The session has answered it, or it is itself an answer.
      this.#note(`${sessionId}: ${decoded.reason}: ${decoded.raw}`)
    else {
      const refId = message.fields.get(TAG.ClOrdID) ?? ''
      const reject = { refSeq: seq, refType: message.type, refId, reason: CONDITIONALLY_REQUIRED }
      this.businessReject(sessionId, { kind: 'business-reject', ...reject, text: decoded.reason })
    }
  }
}

export function createAcceptor(options: AcceptorOptions): Acceptor {
  return new FixAcceptor(options)
}
