/** What a line is given, what it tells, and what a row says beside its body. */
import type { Message } from '@guitai/protocols/fix/codec.ts'
import type { Session } from '@guitai/protocols/fix/session.ts'
import type { Connection } from './connection.ts'
import type { Outgoing } from './outgoing.ts'
import type { SessionStore, SubmissionKind, SubmissionRow } from './session-store.ts'

export interface Delivery {
  seq: number
  possDup: boolean
  message: Message
}

/** What a row says beside its body; null for reports and admin messages. */
export interface Subject {
  kind: SubmissionKind
  orderId: number | null
  clOrdId: string | null
  /** Where the body came from, so that `mayWrite` need not read it back. */
  outgoing?: Outgoing
}

export interface LineEvents {
  /** All of one socket chunk, in order. */
  delivered(deliveries: Delivery[]): void
  loggedOn(): void
  settled(): void
  resetDemanded(): void
  /** The peer began a new numbering in the middle of the session; messages of the old one may be lost. */
  peerReset(): void
  numbersLost(): void
  /** A message of the peer cannot be had. */
  givenUp(): void
  /** The connection is gone. */
  down(reason: string): void
  note(text: string): void
}

export interface LineOptions {
  session: Session
  sessionName: string
  sender: string
  target: string
  numbering: number
  store: SessionStore
  clock: () => number
  events: LineEvents
  /** Called whenever the queue is about to be worked on: the place to number what waits. */
  refill?: () => void
  /** May this row be written? Asked after its commit, and before it is sent again. */
  mayWrite?: (row: SubmissionRow, outgoing: Outgoing | undefined) => boolean
  /** A row that `mayWrite` refused before its first write is withdrawn: it will never be written. */
  withheld?: (row: SubmissionRow) => void
  /** A row that `mayWrite` refused in a resend: the peer may have it from before, or never will. */
  passedOver?: (row: SubmissionRow) => void
  /** One message on its way to the socket; absent: written. */
  transmit?: (frame: string, type: string, connection: Connection) => void
}
