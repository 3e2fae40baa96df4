/** What a gateway is given, what it tells, and what may be asked of it. */
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
  /** To be persisted with the decisions on these messages: `… set next_in = nextIn where session = … and numbering = …`. */
  nextIn: number
  messages: Received[]
}

export type LineAlarm = 'numbers-reset' | 'numbers-lost'

export interface ExchangeEvents {
  /** Everything of one socket chunk, in order. */
  received(batch: ReceivedBatch): void
  state(state: GatewayState, detail?: string): void
  /** Stopped at the socket by `mayWrite`: it was not and will not be sent. */
  stopped(outgoing: Outgoing): void
  /** A person has to see it: the exchange has reset its numbers, or lost them and the line waits for an operator. */
  alarm?(what: LineAlarm): void
  /** For a log: garbled bytes, a failing store. */
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
  /** The kill switches; asked before numbering, again right before the socket write, and before a resend. */
  mayWrite?: (outgoing: Outgoing) => boolean
  /** Real milliseconds. */
  clock: () => number
  /** Milliseconds that the exchange's SendingTime may be off; absent = two minutes, 0 = not looked at. */
  sendingTimeAccuracy?: number
  /**
   * When the exchange has forgotten its sequence numbers: 'wait' (default) for an operator's `reset`, as with a real
   * exchange, whose loss of numbers is no small matter; 'reset' at once, for a simulator that may be started anew.
   */
  whenPeerForgot?: 'wait' | 'reset'
  /** All orders of this line that are not ended, as the books have them: they are asked for when numbers were lost. */
  openOrders?: () => Promise<readonly Outgoing[]>
}

export interface Gateway {
  readonly state: GatewayState
  /** In commit order. While the line is down they wait; a restart forgets them, and the engine offers them again. */
  send(batch: readonly Outgoing[]): void
  start(): void
  /** A kill switch was set, or the trading unit stopped: what waits here unnumbered and may not leave is given back at once. */
  recheck(): void
  /** After an outage: asks how every open order stands that has left, and for what was lost on the way. Asked twice, answered twice, and no harm. */
  reconcile(): void
  /** Reads nothing until `resume`: too much of what was read is still on its way into the books. */
  pause(): void
  resume(): void
  /** Logs out, waits for what is being committed, closes. The store stays open: it is the caller's. */
  stop(): Promise<void>
  /** A new trading day, or an operator's act: logs out, and logs on again with both numbers 1. */
  reset(): Promise<void>
}
