/**
 * A session with its store and its socket: the part that the gateway and the acceptor share.
 *
 * Everything that leaves goes through one queue, in the order in which the session numbered it:
 *
 *   numbered ──► rows of everything that waits are committed in one transaction ──► written together ──► next
 */
import { setTimeout as pause } from 'node:timers/promises'
import { gapFillBody } from '@guitai/protocols/fix/admin-message.ts'
import type { Garbled, Message } from '@guitai/protocols/fix/codec.ts'
import { frameMessage } from '@guitai/protocols/fix/frame.ts'
import { resendFrames } from '@guitai/protocols/fix/resend.ts'
import type { SessionAction } from '@guitai/protocols/fix/session-action.ts'
import type { Session } from '@guitai/protocols/fix/session.ts'
import { closeConnection, type Connection, writeFully } from './connection.ts'
import type { Delivery, LineOptions, Subject } from './line-ports.ts'
import type { SubmissionRow } from './session-store.ts'

type Item =
  | { kind: 'send'; seq: number; body: string; subject: Subject; connection: Connection | undefined }
  | { kind: 'resend'; from: number; to: number; connection: Connection }
  | { kind: 'close'; connection: Connection; reason: string }
  | { kind: 'reset' }

type SendItem = Extract<Item, { kind: 'send' }>

const MAX_BATCH = 1_000
const STORE_RETRY = 500
const ADMIN: Subject = { kind: 'admin', orderId: null, clOrdId: null }
/** The one message that a session makes by itself and still sends again: it refuses a type of message. */
const REPORT: Subject = { kind: 'report', orderId: null, clOrdId: null }

function typeOf(body: string): string {
  return body.slice(3, body.indexOf('\u0001'))
}

/**
 * A message is on disk before it is on the wire, and a resend sees every row before it. A message whose connection died meanwhile is
 * not written: its row is enough, because the peer requests it after the next logon. When the store fails, the line is cut and the
 * same rows are tried again (the outcome of a failed commit is unknown, and rows that are there already stay). Nothing new is
 * numbered meanwhile.
 *
 * A row means "possibly sent" for ever. Only before its first write, in the process that made it, is it certain that the message is on
 * no wire; only then a kill switch withdraws it. In a resend such a message is gap-filled, its row stays, and only the exchange can
 * say what it has.
 */
export class Line {
  readonly #options: LineOptions
  readonly #session: Session
  #numbering: number
  #connection: Connection | undefined
  #queue: Item[] = []
  /** Messages read after a reset. They belong to the numbering that the store is about to begin. */
  #held: (Message | Garbled)[] | undefined
  #isPumping = false
  #isStuck = false
  #isStopped = false
  #isPaused = false
  #pumped: Promise<void> = Promise.resolve()

  constructor(options: LineOptions) {
    this.#options = options
    this.#session = options.session
    this.#numbering = options.numbering
  }

  get numbering(): number {
    return this.#numbering
  }

  get session(): Session {
    return this.#session
  }

  get isConnected(): boolean {
    return this.#connection !== undefined
  }

  /** True while the store fails and rows wait for it. */
  get isStuck(): boolean {
    return this.#isStuck
  }

  /** Takes over a socket. `first` are messages that were already read from it. */
  attach(connection: Connection, isReset = false, first: readonly (Message | Garbled)[] = []): void {
    this.cut('replaced by a new connection')
    this.#connection = connection
    const { socket } = connection
    socket.on('data', (bytes: string) => this.#read(connection, connection.decoder.push(bytes)))
    socket.on('error', error => {
      connection.reason = error.message
    })
    socket.on('close', () => this.#lost(connection))
    if (socket.destroyed) {
      this.#lost(connection)
      return
    }
    if (this.#isPaused) socket.pause()
    this.#perform(this.#session.connected(this.#options.clock(), isReset))
    if (first.length > 0) this.#read(connection, first)
  }

  /** Numbers application messages. Without a logged-on line they are only stored. */
  send(messages: readonly { body: string; subject: Subject }[]): void {
    const now = this.#options.clock()
    const connection = this.#session.state === 'logged-on' ? this.#connection : undefined
    for (const { body, subject } of messages) {
      for (const action of this.#session.send(body, now)) {
        if (action.kind === 'send')
          this.#queue.push({ kind: 'send', seq: action.seq, body, subject, connection })
      }
    }
    this.pump()
  }

  tick(): void {
    if (this.#connection !== undefined) this.#perform(this.#session.tick(this.#options.clock()))
  }

  probe(): void {
    if (this.#connection !== undefined) this.#perform(this.#session.probe(this.#options.clock()))
  }

  logout(text: string): void {
    if (this.#connection !== undefined) this.#perform(this.#session.logout(text, this.#options.clock()))
  }

  /** Logs out and waits until the connection is gone. The owner continues to tick meanwhile. */
  logoutAndWait(text: string): Promise<void> {
    const connection = this.#connection
    if (connection === undefined || this.#session.state === 'disconnected') return Promise.resolve()
    const gone = new Promise<void>(resolve => {
      connection.socket.once('close', () => resolve())
    })
    this.logout(text)
    return gone
  }

  cut(reason: string): void {
    const connection = this.#connection
    if (connection === undefined) return
    connection.reason = reason
    connection.socket.destroy()
    this.#lost(connection)
  }

  /** Resolves when every numbered message is committed, or at once when the store fails. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.cut('stopped')
    await this.#pumped
  }

  pump(): void {
    if (this.#isPumping) return
    this.#isPumping = true
    this.#pumped = this.#work()
  }

  #mayRepeat(row: SubmissionRow): boolean {
    const { mayWrite, passedOver } = this.#options
    if (row.body === '' || mayWrite?.(row, undefined) !== false) return true
    passedOver?.(row)
    return false
  }

  /** Reads no more from the socket until `resume`, because what was read is still being processed. */
  pause(): void {
    this.#isPaused = true
    this.#connection?.socket.pause()
  }

  resume(): void {
    this.#isPaused = false
    this.#connection?.socket.resume()
  }

  #lost(connection: Connection): void {
    if (this.#connection !== connection) return
    this.#connection = undefined
    this.#held = undefined
    this.#session.disconnected()
    this.#options.events.down(connection.reason)
  }

  #read(connection: Connection, messages: readonly (Message | Garbled)[]): void {
    if (this.#connection !== connection || connection.isClosing) return
    const deliveries: Delivery[] = []
    const now = this.#options.clock()
    for (const message of messages) {
      if (this.#held !== undefined) this.#held.push(message)
      else this.#perform(this.#session.receive(message, now), deliveries)
    }
    if (deliveries.length > 0) this.#options.events.delivered(deliveries)
  }

  /** Deliveries name their numbering, so after a reset nothing is read until the new numbering has begun. */
  #release(): void {
    const [held, connection] = [this.#held, this.#connection]
    this.#held = undefined
    if (held === undefined || connection === undefined) return
    connection.socket.resume()
    this.#read(connection, held)
  }

  /** First queues everything numbered, then reports the events. So a message that a listener sends comes after them. */
  #perform(actions: readonly SessionAction[], gathered?: Delivery[]): void {
    const deliveries = gathered ?? []
    for (const action of actions) this.#enqueue(action)
    for (const action of actions) this.#announce(action, deliveries)
    if (actions.length > 0) this.pump()
    if (gathered === undefined && deliveries.length > 0) this.#options.events.delivered(deliveries)
  }

  #enqueue(action: SessionAction): void {
    const connection = this.#connection
    if (action.kind === 'send') {
      const subject = action.isAdmin ? ADMIN : REPORT
      this.#queue.push({ kind: 'send', seq: action.seq, body: action.body, subject, connection })
    } else if (action.kind === 'reset') {
      this.#queue.push({ kind: 'reset' })
      this.#held ??= []
      connection?.socket.pause()
    } else if (connection === undefined) return
    else if (action.kind === 'resend') this.#queue.push({ ...action, connection })
    else if (action.kind === 'disconnect')
      this.#queue.push({ kind: 'close', connection, reason: action.reason })
  }

  #announce(action: SessionAction, deliveries: Delivery[]): void {
    const { events } = this.#options
    if (action.kind === 'deliver') deliveries.push(action)
    else if (action.kind === 'logged-on') events.loggedOn()
    else if (action.kind === 'settled') events.settled()
    else if (action.kind === 'reset-demanded') events.resetDemanded()
    else if (action.kind === 'peer-reset') events.peerReset()
    else if (action.kind === 'numbers-lost') events.numbersLost()
    else if (action.kind === 'given-up') events.givenUp()
    else if (action.kind === 'note') events.note(action.text)
  }

  async #work(): Promise<void> {
    for (;;) {
      this.#options.refill?.()
      const item = this.#queue[0]
      if (item === undefined || !(await this.#tryStep(item))) break
    }
    // This runs in the same turn as the look at the queue, so that whoever adds a message later starts a new run.
    this.#isPumping = false
  }

  /** False when the line is stopped while the store fails. */
  async #tryStep(item: Item): Promise<boolean> {
    try {
      await this.#step(item)
      this.#isStuck = false
      return true
    } catch (error) {
      return this.#failed(error)
    }
  }

  /** True when the step is to be tried again. */
  async #failed(error: unknown): Promise<boolean> {
    this.#isStuck = true
    this.#options.events.note(`session store: ${String(error)}`)
    this.cut('the session store failed')
    if (this.#isStopped) return false
    await pause(STORE_RETRY)
    return true
  }

  /** The items leave the queue only when their step is done. */
  async #step(item: Item): Promise<void> {
    if (item.kind === 'send') {
      await this.#sendBatch()
      return
    }
    if (item.kind === 'resend') await this.#resend(item.from, item.to, item.connection)
    else if (item.kind === 'reset')
      this.#numbering = (await this.#options.store.reset(this.#options.sessionName)).numbering
    else closeConnection(item.connection, item.reason)
    this.#queue.shift()
    if (item.kind === 'reset') this.#release()
  }

  async #sendBatch(): Promise<void> {
    const batch: SendItem[] = []
    for (const item of this.#queue) {
      if (item.kind !== 'send' || batch.length === MAX_BATCH) break
      batch.push(item)
    }
    const now = this.#options.clock()
    const rows = batch.map(item => this.#rowOf(item, now))
    await this.#options.store.commit(rows)
    const refused = await this.#withhold(rows, batch)
    this.#queue.splice(0, batch.length)
    this.#tellSubmitted(batch, refused)
    await this.#write(batch, now, refused)
  }

  #tellSubmitted(batch: readonly SendItem[], refused: ReadonlySet<number>): void {
    const { submitted } = this.#options
    if (submitted === undefined) return
    for (const { seq, subject } of batch)
      if (subject.outgoing !== undefined && !refused.has(seq)) submitted(subject.outgoing)
  }

  #rowOf(item: SendItem, now: number): SubmissionRow {
    const { kind, orderId, clOrdId } = item.subject
    const body = kind === 'admin' ? '' : item.body
    const session = this.#options.sessionName
    return {
      session,
      numbering: this.#numbering,
      outSeq: item.seq,
      kind,
      orderId,
      clOrdId,
      sentAt: now,
      body,
    }
  }

  /** Withdraws the rows that may not be written and never were, and returns their numbers. */
  async #withhold(rows: readonly SubmissionRow[], batch: readonly SendItem[]): Promise<Set<number>> {
    const { mayWrite, store, sessionName, withheld } = this.#options
    const withdrawn = new Set<number>()
    const isRefused = (row: SubmissionRow, i: number): boolean =>
      row.body !== '' && !withdrawn.has(row.outSeq) && mayWrite?.(row, batch[i]?.subject.outgoing) === false
    // Another kill switch may be set while rows are withdrawn, so what is written was checked in the same turn.
    for (;;) {
      const refused = mayWrite === undefined ? [] : rows.filter(isRefused)
      if (refused.length === 0) return withdrawn
      const seqs = refused.map(row => row.outSeq)
      await store.withdraw(sessionName, this.#numbering, seqs)
      for (const seq of seqs) withdrawn.add(seq)
      for (const row of refused) withheld?.(row)
    }
  }

  async #write(batch: readonly SendItem[], now: number, refused: ReadonlySet<number>): Promise<void> {
    const connection = this.#connection
    if (connection === undefined) return
    const { sender, target } = this.#options
    const frames: string[] = []
    const bodies: string[] = []
    for (const item of batch) {
      if (item.connection !== connection) continue
      const body = refused.has(item.seq) ? gapFillBody(item.seq + 1) : item.body
      frames.push(frameMessage({ sender, target, seq: item.seq, sendingTime: now }, body))
      bodies.push(body)
    }
    await this.#transmit(connection, frames, bodies)
  }

  async #transmit(
    connection: Connection,
    frames: readonly string[],
    bodies: readonly string[],
  ): Promise<void> {
    const { transmit } = this.#options
    const { socket } = connection
    if (frames.length === 0 || !socket.writable) return
    if (transmit !== undefined) {
      frames.forEach((frame, i) => transmit(frame, typeOf(bodies[i] ?? ''), connection))
      return
    }
    await writeFully(socket, frames.join(''))
  }

  async #resend(from: number, to: number, connection: Connection): Promise<void> {
    const { store, sessionName, sender, target, clock } = this.#options
    for (let first = from; first <= to && this.#connection === connection; first += MAX_BATCH) {
      const last = Math.min(to, first + MAX_BATCH - 1)
      const rows = await store.sent(sessionName, this.#numbering, first, last)
      const again = rows.map(row => (this.#mayRepeat(row) ? row : { ...row, body: '' }))
      const frames = resendFrames({ sender, target, sendingTime: clock() }, first, last, again)
      await this.#transmit(
        connection,
        frames,
        frames.map(frame => frame.slice(frame.indexOf('\u000135=') + 1)),
      )
    }
  }
}
