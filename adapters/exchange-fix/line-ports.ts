/** What a line needs, what it reports, and what a row contains beside its body. */
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

/**
 * What a row contains beside its body; orderId and clOrdId are null for reports and admin messages. For a designation, orderId is
 * the number of its custody transfer.
 */
export interface Subject {
  kind: SubmissionKind
  orderId: number | null
  clOrdId: string | null
  /** The source of the body, so that `mayWrite` need not read it back. */
  outgoing?: Outgoing
}

export interface LineEvents {
  /** All messages of one socket chunk, in order. */
  delivered(deliveries: Delivery[]): void
  loggedOn(): void
  settled(): void
  resetDemanded(): void
  /** The peer began a new numbering in the middle of the session. Messages of the old one may be lost. */
  peerReset(): void
  numbersLost(): void
  /** A message of the peer cannot be obtained. */
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
  /** Called before each turn of the queue, so that the owner can number what waits. */
  refill?: () => void
  /** Says whether this row may be written. It is asked after the row's commit, and before a resend. */
  mayWrite?: (row: SubmissionRow, outgoing: Outgoing | undefined) => boolean
  /** Called for a row that `mayWrite` refused before its first write. The row is withdrawn and will never be written. */
  withheld?: (row: SubmissionRow) => void
  /** Called for each message of ours whose row is committed, except those that are withheld. */
  submitted?: (outgoing: Outgoing) => void
  /** Called for a row that `mayWrite` refused in a resend. The peer has it from before, or will never get it. */
  passedOver?: (row: SubmissionRow) => void
  /** Writes one message to the socket; when absent, the line writes it itself. */
  transmit?: (frame: string, type: string, connection: Connection) => void
}
