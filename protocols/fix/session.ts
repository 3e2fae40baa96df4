/**
 * One FIX 4.4 session, for either side. Pure: messages and the time go in, actions come out; no clock, no socket, no disk.
 *
 * States:
 *
 *   disconnected ──connected()──► logging-on ──Logon──► logged-on ──logout()──► logging-out ──Logout──► disconnected
 *        ▲                            │                     │                        │
 *        └──── disconnected() ◄───────┴── refused, timeout ─┴── silence, too low, ───┴── timeout
 *                                                               peer's Logout
 *   The initiator sends its Logon in connected(); the acceptor waits for it and answers.
 *
 * Incoming numbers (`nextIn` = the next one expected), once logged on:
 *
 *   = nextIn   taken; then whatever waits in the queue behind it
 *   > nextIn   queued; the gap is asked for once (ResendRequest), again when the answer ended with a hole, and
 *              again by tick() when nothing moves. A ResendRequest is answered at once all the same (or two sides
 *              could wait for each other); a Logout too.
 *   < nextIn   with PossDup: known already, ignored. Without: numbers are lost; Logout and disconnect.
 *   SequenceReset-Reset counts whatever its own number. A garbled message has none: the gap brings it again.
 *
 * Silence: a Heartbeat after `heartbeat` without sending; a TestRequest after 1.2 × without receiving; the end after 2.4 ×.
 * After each logon the initiator sends a TestRequest of its own: its answer proves that the peer has worked through all
 * that came before (`settled`).
 */
import * as admin from './admin-message.ts'
import type { Garbled, Message } from './codec.ts'
import { Gap } from './gap.ts'
import { isYes, numberOf } from './fields.ts'
import type { SessionAction } from './session-action.ts'
import { TAG } from './tags.ts'
import { fromUtf8 } from './utf8.ts'

export type SessionState = 'disconnected' | 'logging-on' | 'logged-on' | 'logging-out'

export interface SessionOptions {
  role: 'initiator' | 'acceptor'
  senderCompId: string
  targetCompId: string
  /** The acceptor takes the initiator's. */
  heartbeatSeconds: number
  nextOut: number
  nextIn: number
}

const LOGON_TIMEOUT = 10_000
const LOGOUT_TIMEOUT = 3_000
const MAX_HEARTBEAT = 3_600

export class Session {
  readonly #options: SessionOptions
  #state: SessionState = 'disconnected'
  #nextOut: number
  #nextIn: number
  #heartbeat: number
  readonly #gap = new Gap()
  #since = 0
  #lastSent = 0
  #lastReceived = 0
  #isTested = false
  #settleId = ''
  #isResetSent = false
  #actions: SessionAction[] = []

  constructor(options: SessionOptions) {
    this.#options = options
    this.#nextOut = options.nextOut
    this.#nextIn = options.nextIn
    this.#heartbeat = options.heartbeatSeconds * 1000
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

  /** A socket stands. `isReset`: log on with ResetSeqNumFlag; both numbers must be 1 then. */
  connected(now: number, isReset = false): SessionAction[] {
    this.#state = 'logging-on'
    this.#gap.clear()
    this.#since = this.#lastSent = this.#lastReceived = now
    this.#isTested = false
    this.#settleId = ''
    this.#isResetSent = isReset
    if (this.#options.role === 'initiator') {
      this.#sendAdmin(admin.logonBody(this.#options.heartbeatSeconds, isReset), now)
    }
    return this.#take()
  }

  /** The socket is gone. */
  disconnected(): void {
    this.#state = 'disconnected'
    this.#gap.clear()
  }

  /** Numbers an application message. Down, it is only kept: the peer asks for it after the next logon. */
  send(body: string, now: number): SessionAction[] {
    this.#send(body, false, now)
    return this.#take()
  }

  /** Asks for a sign of life: its number shows whether anything before it was lost. */
  probe(now: number): SessionAction[] {
    if (this.#state === 'logged-on') this.#sendAdmin(admin.testRequestBody(`TEST-${this.#nextOut}`), now)
    return this.#take()
  }

  logout(text: string, now: number): SessionAction[] {
    if (this.#state === 'logged-on') {
      this.#sendAdmin(admin.logoutBody(text), now)
      this.#state = 'logging-out'
      this.#since = now
    } else if (this.#state !== 'disconnected') this.#disconnect(text)
    return this.#take()
  }

  tick(now: number): SessionAction[] {
    if (this.#state === 'logging-on' && now - this.#since >= LOGON_TIMEOUT)
      this.#disconnect('no answer to logon')
    else if (this.#state === 'logging-out' && now - this.#since >= LOGOUT_TIMEOUT)
      this.#disconnect('no answer to logout')
    else if (this.#state === 'logged-on') this.#watch(now)
    return this.#take()
  }

  receive(message: Message | Garbled, now: number): SessionAction[] {
    if (message.kind === 'garbled')
      this.#actions.push({ kind: 'note', text: `${message.reason}: ${message.sample}` })
    else if (this.#state !== 'disconnected') this.#receive(message, now)
    return this.#take()
  }

  #take(): SessionAction[] {
    const actions = this.#actions
    this.#actions = []
    return actions
  }

  #send(body: string, isAdmin: boolean, now: number): void {
    this.#actions.push({ kind: 'send', seq: this.#nextOut, body, isAdmin })
    this.#nextOut++
    this.#lastSent = now
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
    const silence = now - this.#lastReceived
    if (silence >= this.#heartbeat * 2.4) {
      this.#disconnect('heartbeat timeout')
      return
    }
    if (silence >= this.#heartbeat * 1.2 && !this.#isTested) {
      this.#isTested = true
      this.#sendAdmin(admin.testRequestBody(`TEST-${this.#nextOut}`), now)
    }
    if (now - this.#lastSent >= this.#heartbeat) this.#sendAdmin(admin.heartbeatBody(''), now)
    if (this.#gap.isDue(now)) this.#requestResend(now)
  }

  #receive(message: Message, now: number): void {
    this.#lastReceived = now
    this.#isTested = false
    const seq = numberOf(message, TAG.MsgSeqNum)
    if (!this.#isForUs(message)) {
      if (this.#state === 'logged-on')
        this.#sendAdmin(
          admin.rejectBody(seq ?? 0, message.type, admin.REJECT.compIdProblem, 'CompID problem'),
          now,
        )
      this.#logoutNow('SenderCompID or TargetCompID is wrong', now)
    } else if (seq === undefined || seq === 0) this.#logoutNow('MsgSeqNum is missing', now)
    else if (message.type === 'A') this.#receiveLogon(message, seq, now)
    else if (this.#state === 'logging-on') this.#receiveBeforeLogon(message)
    else if (message.type === '4' && !isYes(message, TAG.GapFillFlag)) this.#resetIncoming(message, seq, now)
    else if (seq > this.#nextIn) this.#receiveAhead(message, seq, now)
    else if (seq < this.#nextIn) this.#receiveBehind(message, seq, now)
    else {
      this.#receiveInOrder(message, now)
      this.#drain(now)
    }
  }

  #isForUs(message: Message): boolean {
    const { senderCompId, targetCompId } = this.#options
    return (
      message.fields.get(TAG.SenderCompID) === targetCompId &&
      message.fields.get(TAG.TargetCompID) === senderCompId
    )
  }

  /** Before a Logon only a Logout makes sense: the peer says why it will not have us. */
  #receiveBeforeLogon(message: Message): void {
    const text = fromUtf8(message.fields.get(TAG.Text) ?? '')
    this.#disconnect(message.type === '5' ? `logon refused: ${text}` : 'the first message was not a Logon')
  }

  #receiveLogon(message: Message, seq: number, now: number): void {
    const isReset = isYes(message, TAG.ResetSeqNumFlag)
    const heartbeat = numberOf(message, TAG.HeartBtInt)
    if (heartbeat === undefined || heartbeat === 0 || heartbeat > MAX_HEARTBEAT) {
      this.#logoutNow('HeartBtInt is missing or out of range', now)
    } else if (this.#options.role === 'initiator' && isReset && !this.#isResetSent) {
      this.#actions.push({ kind: 'reset-demanded' })
      this.#disconnect('the peer resets the sequence numbers')
    } else if (isReset && seq !== 1) this.#logoutNow('a Logon with ResetSeqNumFlag has MsgSeqNum 1', now)
    else if (this.#options.role === 'initiator') this.#establish(seq, isYes(message, TAG.PossDupFlag), now)
    else {
      this.#heartbeat = heartbeat * 1000
      if (isReset) this.#resetBoth()
      this.#establish(seq, isYes(message, TAG.PossDupFlag), now, admin.logonBody(heartbeat, isReset))
    }
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
    if (this.#options.role === 'initiator' && wasLoggingOn) {
      this.#settleId = `SETTLE-${this.#nextOut}`
      this.#sendAdmin(admin.testRequestBody(this.#settleId), now)
    }
    this.#drain(now)
  }

  #tooLow(seq: number, now: number): void {
    this.#logoutNow(`MsgSeqNum too low, expecting ${this.#nextIn} but received ${seq}`, now)
  }

  #receiveBehind(message: Message, seq: number, now: number): void {
    if (!isYes(message, TAG.PossDupFlag)) this.#tooLow(seq, now)
  }

  #receiveAhead(message: Message, seq: number, now: number): void {
    if (message.type === '5') {
      this.#receiveLogout(message, now)
      return
    }
    const isResendRequest = message.type === '2'
    if (isResendRequest) this.#answerResendRequest(message, seq, now)
    this.#queue(seq, isResendRequest ? null : message, now)
  }

  #queue(seq: number, message: Message | null, now: number): void {
    if (this.#gap.add(seq, message, this.#nextIn)) this.#requestResend(now)
  }

  #requestResend(now: number): void {
    this.#gap.asked(this.#nextIn, now)
    this.#sendAdmin(admin.resendRequestBody(this.#nextIn, this.#gap.to), now)
  }

  /** Takes from the queue what has become next, and sees whether the gap is closed. */
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
    const next = numberOf(message, TAG.NewSeqNo)
    if (next === undefined || next < this.#nextIn) {
      this.#reject(message, seq, admin.REJECT.valueIncorrect, 'NewSeqNo is missing or goes back', now)
      return
    }
    this.#nextIn = next
    this.#gap.jump(next)
    this.#drain(now)
  }

  #reject(message: Message, seq: number, reason: number, text: string, now: number): void {
    this.#sendAdmin(admin.rejectBody(seq, message.type, reason, text), now)
  }

  #receiveInOrder(message: Message, now: number): void {
    const seq = this.#nextIn
    this.#nextIn++
    if (message.malformed !== undefined) {
      this.#reject(message, seq, admin.REJECT.other, 'a field is malformed', now)
      if (!'012345A'.includes(message.type) || message.type === '') this.#deliver(message, seq)
      return
    }
    switch (message.type) {
      case '0':
        this.#receiveHeartbeat(message)
        break
      case '1':
        this.#answerTestRequest(message, seq, now)
        break
      case '2':
        this.#answerResendRequest(message, seq, now)
        break
      case '4':
        this.#fillGap(message, seq, now)
        break
      case '5':
        this.#receiveLogout(message, now)
        break
      default:
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

  #answerTestRequest(message: Message, seq: number, now: number): void {
    const id = message.fields.get(TAG.TestReqID)
    if (id === undefined)
      this.#reject(message, seq, admin.REJECT.requiredTagMissing, 'TestReqID is missing', now)
    else this.#sendAdmin(admin.heartbeatBody(id), now)
  }

  #answerResendRequest(message: Message, seq: number, now: number): void {
    const from = numberOf(message, TAG.BeginSeqNo)
    const to = numberOf(message, TAG.EndSeqNo)
    const last = this.#nextOut - 1
    if (from === undefined || to === undefined || from === 0 || (to !== 0 && to < from)) {
      this.#reject(message, seq, admin.REJECT.valueIncorrect, 'BeginSeqNo or EndSeqNo is wrong', now)
    } else if (from > last)
      this.#actions.push({ kind: 'note', text: `resend of ${from} asked for, last sent is ${last}` })
    else this.#actions.push({ kind: 'resend', from, to: to === 0 ? last : Math.min(to, last) })
  }

  #fillGap(message: Message, seq: number, now: number): void {
    const next = numberOf(message, TAG.NewSeqNo)
    if (next === undefined || next <= seq) {
      this.#reject(message, seq, admin.REJECT.valueIncorrect, 'NewSeqNo is missing or goes back', now)
      return
    }
    this.#nextIn = next
    this.#gap.forgetBefore(next)
  }

  #receiveLogout(message: Message, now: number): void {
    const text = fromUtf8(message.fields.get(TAG.Text) ?? '')
    if (this.#state === 'logged-on') this.#sendAdmin(admin.logoutBody(''), now)
    this.#disconnect(text === '' ? 'logged out' : `logged out: ${text}`)
  }
}
