/**
 * One FIX 4.4 session, for either side. It is pure: messages and the time go in, actions come out, and it uses no clock, no
 * socket and no disk.
 */
import * as admin from './admin-message.ts'
import { breachOf, type Expected, goesBack, logonRefusal, repeatDefect, resendDefect } from './breach.ts'
import type { Garbled, Message } from './codec.ts'
import { type Defect, defectText, REASON } from './defect.ts'
import { defectOf } from './dictionary/defect-of.ts'
import { isAdmin, isSupported } from './dictionary/rules.ts'
import { Fields, isYes, numberOf } from './fields.ts'
import { Gap } from './gap.ts'
import type { SessionAction } from './session-action.ts'
import type { SessionOptions, SessionState } from './session-options.ts'
import { Silence } from './silence.ts'
import { TAG } from './tags.ts'
import { textOf } from './text.ts'

const LOGON_TIMEOUT = 10_000
const LOGOUT_TIMEOUT = 3_000
const TWO_MINUTES = 120_000

/**
 * Incoming numbers (`nextIn` is the next one expected), once logged on:
 *
 *   = nextIn   The message is taken, and after it those that wait in the queue behind it.
 *   > nextIn   The message is queued. The gap is requested once (ResendRequest), again when the answer ended with a hole, and
 *              again by tick() when nothing moves. A ResendRequest or a Logout is answered at once all the same; two sides
 *              could otherwise wait for each other.
 *   < nextIn   With PossDup the message is known already and ignored. Without it numbers are lost: Logout and disconnect.
 *
 * A SequenceReset-Reset counts whatever its own number is. A garbled message has no number; the gap brings it again. When it comes
 * garbled each time it is requested, its number is given up, because everything behind it would wait for ever.
 *
 * A message that arrived whole but is wrong (dictionary/, breach.ts) is answered when its number is due, and consumes the number:
 *
 *   Reject (35=3); an application message is still delivered, as unreadable, so that nothing is lost
 *   Reject and Logout, when the header shows that it is not from our peer or its time is wrong; Logout alone for a Logon
 *   BusinessMessageReject (35=j) for a type that FIX has and this side does not accept
 *   nothing, when the message is a Reject itself
 *
 * A peer that is silent for too long is asked, and then given up (silence.ts). After each logon the initiator sends a TestRequest of its
 * own; the answer proves that the peer has processed everything that came before (`settled`).
 */
export class Session {
  readonly #options: SessionOptions & Expected
  #state: SessionState = 'disconnected'
  #nextOut: number
  #nextIn: number
  readonly #silence: Silence
  readonly #gap = new Gap()
  #since = 0
  #settleId = ''
  #isResetSent = false
  #actions: SessionAction[] = []

  constructor(options: SessionOptions) {
    this.#options = { ...options, sendingTimeAccuracy: options.sendingTimeAccuracy ?? TWO_MINUTES }
    this.#nextOut = options.nextOut
    this.#nextIn = options.nextIn
    this.#silence = new Silence(options.heartbeatSeconds)
  }

  get state(): SessionState {
    return this.#state
  }

  get nextOut(): number {
    return this.#nextOut
  }

  get nextIn(): number {
    return this.#nextIn
  }

  /** The socket is connected. With `isReset` the session logs on with ResetSeqNumFlag; both numbers must then be 1. */
  connected(now: number, isReset = false): SessionAction[] {
    this.#state = 'logging-on'
    this.#gap.clear()
    this.#since = now
    this.#silence.begin(now)
    this.#settleId = ''
    this.#isResetSent = isReset
    if (this.#options.role === 'initiator') {
      this.#sendAdmin(admin.logonBody(this.#options.heartbeatSeconds, isReset), now)
    }
    return this.#actionsTaken()
  }

  /** The socket is closed. */
  disconnected(): void {
    this.#state = 'disconnected'
    this.#gap.clear()
  }

  /**
   * Numbers an application message. While the line is down the message is only stored; the peer requests it after the next
   * logon.
   */
  send(body: string, now: number): SessionAction[] {
    this.#send(body, false, now)
    return this.#actionsTaken()
  }

  /** Sends a TestRequest. The number of its answer shows whether an earlier message was lost. */
  probe(now: number): SessionAction[] {
    if (this.#state === 'logged-on') this.#sendAdmin(admin.testRequestBody(`TEST-${this.#nextOut}`), now)
    return this.#actionsTaken()
  }

  logout(text: string, now: number): SessionAction[] {
    if (this.#state === 'logged-on') {
      this.#sendAdmin(admin.logoutBody(text), now)
      this.#state = 'logging-out'
      this.#since = now
    } else if (this.#state !== 'disconnected') this.#disconnect(text)
    return this.#actionsTaken()
  }

  tick(now: number): SessionAction[] {
    if (this.#state === 'logging-on' && now - this.#since >= LOGON_TIMEOUT)
      this.#disconnect('no answer to logon')
    else if (this.#state === 'logging-out' && now - this.#since >= LOGOUT_TIMEOUT)
      this.#disconnect('no answer to logout')
    else if (this.#state === 'logged-on') this.#watch(now)
    return this.#actionsTaken()
  }

  receive(message: Message | Garbled, now: number): SessionAction[] {
    if (message.kind === 'garbled') this.#receiveGarbled(message, now)
    else if (this.#state !== 'disconnected') this.#receive(message, now)
    return this.#actionsTaken()
  }

  #actionsTaken(): SessionAction[] {
    const actions = this.#actions
    this.#actions = []
    return actions
  }

  #send(body: string, isAdmin: boolean, now: number): void {
    this.#actions.push({ kind: 'send', seq: this.#nextOut, body, isAdmin })
    this.#nextOut++
    this.#silence.sent(now)
  }

  #sendAdmin(body: string, now: number): void {
    this.#send(body, true, now)
  }

  #disconnect(reason: string): void {
    this.#actions.push({ kind: 'disconnect', reason })
    this.disconnected()
  }

  #logoutNow(text: string, now: number): void {
    this.#sendAdmin(admin.logoutBody(text), now)
    this.#disconnect(text)
  }

  #watch(now: number): void {
    for (const end of this.#silence.ends(now)) {
      if (end === 'ask') this.#sendAdmin(admin.testRequestBody(`TEST-${this.#nextOut}`), now)
      else if (end === 'speak') this.#sendAdmin(admin.heartbeatBody(''), now)
      else this.#disconnect('heartbeat timeout')
    }
    if (!this.#gap.isDue(now)) return
    const spoilt = this.#gap.spoiltAt(this.#nextIn)
    if (spoilt === undefined) this.#requestResend(now)
    else this.#giveUp(spoilt, now)
  }

  /** Counts the number and delivers the message as unreadable, because it may have been a fill. */
  #giveUp(raw: string, now: number): void {
    const seq = this.#nextIn++
    const message: Message = { kind: 'message', type: '', fields: new Fields(''), raw }
    this.#refuse(message, seq, { reason: REASON.garbled }, now)
    this.#actions.push({ kind: 'given-up' })
    this.#drain(now)
  }

  #receiveGarbled({ reason, sample, size }: Garbled, now: number): void {
    this.#gap.spoil(this.#nextIn, sample)
    this.#actions.push({ kind: 'note', text: `${reason}, ${size} bytes: ${sample}` })
    if (reason === 'begin-string' && this.#state !== 'disconnected')
      this.#logoutNow('Incorrect BeginString', now)
  }

  #receive(message: Message, now: number): void {
    this.#silence.received(now)
    const seq = numberOf(message, TAG.MsgSeqNum) ?? 0
    if (this.#state === 'logging-on' && message.type !== 'A') {
      this.#receiveBeforeLogon(message)
      return
    }
    const breach = breachOf(message, this.#options, now)
    if (message.type === 'A') this.#receiveLogon(message, seq, breach ?? defectOf(message), now)
    else if (breach !== undefined) this.#expel(message, seq, breach, now)
    else if (message.type === '4' && !isYes(message, TAG.GapFillFlag)) this.#resetIncoming(message, seq, now)
    else if (seq === 0) this.#logoutNow('MsgSeqNum is missing', now)
    else if (seq > this.#nextIn) this.#receiveAhead(message, seq, now)
    else if (seq < this.#nextIn) this.#receiveBehind(message, seq, now)
    else {
      this.#receiveInOrder(message, now)
      this.#drain(now)
    }
  }

  /** Before a Logon only a Logout makes sense: it says why the peer refuses us. */
  #receiveBeforeLogon(message: Message): void {
    const text = textOf(message.fields) ?? ''
    this.#disconnect(message.type === '5' ? `logon refused: ${text}` : 'the first message was not a Logon')
  }

  #receiveLogon(message: Message, seq: number, defect: Defect | undefined, now: number): void {
    const isReset = isYes(message, TAG.ResetSeqNumFlag)
    const refusal = logonRefusal(message, seq, defect)
    const isPossDup = isYes(message, TAG.PossDupFlag)
    if (refusal !== undefined) this.#logoutNow(refusal, now)
    else if (this.#options.role === 'acceptor') {
      const heartbeat = numberOf(message, TAG.HeartBtInt) ?? 0
      this.#silence.heartbeatSeconds = heartbeat
      if (isReset) this.#resetBoth()
      this.#establish(seq, isPossDup, now, admin.logonBody(heartbeat, isReset))
    } else if (!isReset || this.#isResetSent) this.#establish(seq, isPossDup, now)
    else if (this.#state === 'logging-on') {
      this.#actions.push({ kind: 'reset-demanded' })
      this.#disconnect('the peer resets the sequence numbers')
    } else this.#joinReset(now)
  }

  /** The exchange begins a new numbering in the middle of a session, and we do the same. */
  #joinReset(now: number): void {
    this.#resetBoth()
    this.#nextIn = 2
    this.#sendAdmin(admin.logonBody(this.#options.heartbeatSeconds, true), now)
    this.#actions.push({ kind: 'peer-reset' })
    this.#settle(now)
  }

  /** An answered TestRequest is reported as `settled`. */
  #settle(now: number): void {
    this.#settleId = `SETTLE-${this.#nextOut}`
    this.#sendAdmin(admin.testRequestBody(this.#settleId), now)
  }

  #resetBoth(): void {
    this.#nextIn = 1
    this.#nextOut = 1
    this.#gap.clear()
    this.#actions.push({ kind: 'reset' })
  }

  #establish(seq: number, isPossDup: boolean, now: number, answer?: string): void {
    const wasLoggingOn = this.#state === 'logging-on'
    if (seq < this.#nextIn) {
      if (wasLoggingOn) this.#actions.push({ kind: 'numbers-lost' })
      if (wasLoggingOn || !isPossDup) this.#tooLow(seq, now)
      return
    }
    this.#isResetSent = false
    this.#state = 'logged-on'
    if (answer !== undefined) this.#sendAdmin(answer, now)
    if (wasLoggingOn || answer !== undefined) this.#actions.push({ kind: 'logged-on' })
    if (seq === this.#nextIn) this.#nextIn++
    else this.#queue(seq, null, now)
    if (this.#options.role === 'initiator' && wasLoggingOn) this.#settle(now)
    this.#drain(now)
  }

  #tooLow(seq: number, now: number): void {
    this.#logoutNow(`MsgSeqNum too low, expecting ${this.#nextIn} but received ${seq}`, now)
  }

  #receiveBehind(message: Message, seq: number, now: number): void {
    const defect = repeatDefect(message)
    if (!isYes(message, TAG.PossDupFlag)) this.#tooLow(seq, now)
    else if (defect?.reason === REASON.sendingTime) this.#expel(message, seq, defect, now)
    else if (defect !== undefined) this.#reject(message, seq, defect, now)
  }

  #receiveAhead(message: Message, seq: number, now: number): void {
    const type = defectOf(message) === undefined ? message.type : ''
    if (type === '2') this.#answerResendRequest(message, seq, now)
    if (type === '5') this.#receiveLogout(message, now)
    else this.#queue(seq, type === '2' ? null : message, now)
  }

  #queue(seq: number, message: Message | null, now: number): void {
    if (this.#gap.add(seq, message, this.#nextIn)) this.#requestResend(now)
  }

  #requestResend(now: number): void {
    this.#gap.asked(this.#nextIn, now)
    this.#sendAdmin(admin.resendRequestBody(this.#nextIn, this.#gap.to), now)
  }

  /** Takes the messages from the queue that are now due, and checks whether the gap is closed. */
  #drain(now: number): void {
    while (this.#state !== 'disconnected') {
      const message = this.#gap.take(this.#nextIn)
      if (message === undefined) break
      if (message === null) this.#nextIn++
      else this.#receiveInOrder(message, now)
    }
    if (this.#state !== 'disconnected' && this.#gap.advance(this.#nextIn)) this.#requestResend(now)
  }

  #resetIncoming(message: Message, seq: number, now: number): void {
    const defect = defectOf(message) ?? goesBack(message, this.#nextIn)
    if (this.#isRejected(message, seq, defect, now)) return
    this.#nextIn = numberOf(message, TAG.NewSeqNo) ?? 0
    this.#gap.jump(this.#nextIn)
    this.#drain(now)
  }

  #isRejected(message: Message, seq: number, defect: Defect | undefined, now: number): boolean {
    if (defect !== undefined) this.#reject(message, seq, defect, now)
    return defect !== undefined
  }

  /** A Reject is not answered with a Reject, because two sides would go on for ever. */
  #reject(message: Message, seq: number, defect: Defect, now: number): void {
    if (message.type !== '3') this.#sendAdmin(admin.rejectBody(seq, message.type, defect), now)
  }

  /** Refuses a message but counts its number. An application message is delivered as unreadable. */
  #refuse(message: Message, seq: number, defect: Defect, now: number): void {
    this.#reject(message, seq, defect, now)
    if (!isAdmin(message.type)) this.#deliver({ ...message, defect }, seq)
  }

  /** Ends the session because the message is not from our peer or its time is wrong. */
  #expel(message: Message, seq: number, defect: Defect, now: number): void {
    if (seq === this.#nextIn) {
      this.#nextIn++
      this.#refuse(message, seq, defect, now)
    } else this.#reject(message, seq, defect, now)
    this.#logoutNow(defectText(defect), now)
  }

  #receiveInOrder(message: Message, now: number): void {
    const seq = this.#nextIn
    const defect = defectOf(message) ?? repeatDefect(message)
    if (defect?.reason === REASON.sendingTime) {
      this.#expel(message, seq, defect, now)
      return
    }
    this.#nextIn++
    if (defect === undefined) this.#take(message, seq, now)
    else this.#refuse(message, seq, defect, now)
  }

  #take(message: Message, seq: number, now: number): void {
    const { type, fields } = message
    if (type === '0') this.#receiveHeartbeat(message)
    else if (type === '1') this.#sendAdmin(admin.heartbeatBody(fields.get(TAG.TestReqID) ?? ''), now)
    else if (type === '2') this.#answerResendRequest(message, seq, now)
    else if (type === '4') this.#fillGap(message, seq, now)
    else if (type === '5') this.#receiveLogout(message, now)
    else {
      if (!isSupported(type, this.#options.role)) this.#send(admin.unsupportedBody(seq, type), false, now)
      this.#deliver(message, seq)
    }
  }

  #deliver(message: Message, seq: number): void {
    this.#actions.push({ kind: 'deliver', seq, possDup: isYes(message, TAG.PossDupFlag), message })
  }

  #receiveHeartbeat(message: Message): void {
    if (this.#settleId === '' || message.fields.get(TAG.TestReqID) !== this.#settleId) return
    this.#settleId = ''
    this.#actions.push({ kind: 'settled' })
  }

  #answerResendRequest(message: Message, seq: number, now: number): void {
    const from = numberOf(message, TAG.BeginSeqNo) ?? 0
    const to = numberOf(message, TAG.EndSeqNo) ?? 0
    const last = this.#nextOut - 1
    if (this.#isRejected(message, seq, resendDefect(from, to), now)) return
    if (from > last)
      this.#actions.push({ kind: 'note', text: `resend of ${from} asked for, last sent is ${last}` })
    else this.#actions.push({ kind: 'resend', from, to: to === 0 ? last : Math.min(to, last) })
  }

  #fillGap(message: Message, seq: number, now: number): void {
    if (this.#isRejected(message, seq, goesBack(message, seq + 1), now)) return
    this.#nextIn = numberOf(message, TAG.NewSeqNo) ?? 0
    this.#gap.forgetBefore(this.#nextIn)
  }

  #receiveLogout(message: Message, now: number): void {
    const text = textOf(message.fields) ?? ''
    if (this.#state === 'logged-on') this.#sendAdmin(admin.logoutBody(''), now)
    this.#disconnect(text === '' ? 'logged out' : `logged out: ${text}`)
  }
}
