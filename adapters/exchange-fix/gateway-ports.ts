/** What a gateway needs, what it reports, and what it can be asked to do. */
import type { FromExchange } from '@guitai/protocols/fix/messages.ts'
import type { Outgoing } from './outgoing.ts'
import type { SessionStore } from './session-store.ts'

export type GatewayState = 'connecting' | 'logged-on' | 'down'

export interface Received {
  inSeq: number
  possDup: boolean
  message: FromExchange
}

export interface ReceivedBatch {
  session: string
  numbering: number
  /**
   * The engine stores it with its decisions on these messages: `… set next_in = nextIn where session = … and numbering = …`.
   */
  nextIn: number
  messages: Received[]
}

export type LineAlarm = 'numbers-reset' | 'numbers-lost'

export interface ExchangeEvents {
  /** All messages of one socket chunk, in order. */
  received(batch: ReceivedBatch): void
  state(state: GatewayState, detail?: string): void
  /** `mayWrite` stopped this message at the socket: it was not sent and will not be. */
  stopped(outgoing: Outgoing): void
  /** This message has its row now: it is possibly sent, for ever. */
  submitted?(outgoing: Outgoing): void
  /** A person must act: the exchange has reset its numbers, or has lost them and the line waits for an operator. */
  alarm?(what: LineAlarm): void
  /** Receives notes for a log: garbled bytes, a failing store. */
  note?(text: string): void
}

export interface GatewayOptions {
  host: string
  port: number
  senderCompId: string
  targetCompId: string
  /** The name under which the store keeps this session. */
  session: string
  heartbeatSeconds: number
  store: SessionStore
  events: ExchangeEvents
  /** Asks the kill switches: before a message is numbered, again right before it is written, and before a resend. */
  mayWrite?: (outgoing: Outgoing) => boolean
  /** The real time in milliseconds. */
  clock: () => number
  /** Milliseconds by which the exchange's SendingTime may be wrong. Absent means two minutes, 0 turns the check off. */
  sendingTimeAccuracy?: number
  /**
   * What happens when the exchange has forgotten its sequence numbers. 'wait' (default) waits for an operator's `reset`, as is
   * right for a real exchange. 'reset' resets at once and is for a simulator that may be started anew.
   */
  whenPeerForgot?: 'wait' | 'reset'
  /** All open orders of this line according to the books. Their state is requested when numbers were lost. */
  openOrders?: () => Promise<readonly Outgoing[]>
}

export interface Gateway {
  readonly state: GatewayState
  /**
   * Sends in commit order. While the line is down the messages wait here; a restart forgets them, and the engine offers them
   * again.
   */
  send(batch: readonly Outgoing[]): void
  start(): void
  /** A kill switch was set or the trading unit paused: unnumbered messages that may not leave are given back at once. */
  recheck(): void
  /** After an outage, asks the exchange for the state of every open order that has left. Asking twice does no harm. */
  reconcile(): void
  /** Reads nothing until `resume`, because too much of what was read is still on its way into the books. */
  pause(): void
  resume(): void
  /** Logs out, waits for the running commit and closes. The store stays open, because it belongs to the caller. */
  stop(): Promise<void>
  /** On a new trading day, or when an operator asks for it: logs out and logs on again with both numbers at 1. */
  reset(): Promise<void>
}
