/**
 * What a FIX session must remember over a crash: one narrow row for every message sent, and the next number expected.
 *
 * A *numbering* is one run of sequence numbers from 1. A new trading day, or a peer that demands a reset, starts the next
 * numbering. Rows of former ones stay until `forget`, because "this order has a row" must remain true.
 */

/** `report` is on the exchange's side of the session (acceptor). `admin` rows have no body and are gap-filled. */
export type SubmissionKind = 'new-order' | 'cancel' | 'designation' | 'status' | 'report' | 'admin'

export interface SubmissionRow {
  session: string
  numbering: number
  outSeq: number
  kind: SubmissionKind
  /** For a designation the number of its custody transfer. */
  orderId: number | null
  clOrdId: string | null
  /** Milliseconds since 1970. */
  sentAt: number
  /** '35=D\u0001…': message type and application fields, enough to send the same message again; '' for admin. */
  body: string
}

export interface SessionState {
  numbering: number
  nextOut: number
  nextIn: number
  /** True when no application message went either way in this numbering, so that it may be started over. */
  isFresh: boolean
}

export interface SessionStore {
  /** A session that was never seen stands at numbering 1 with both numbers at 1. */
  load(session: string): Promise<SessionState>
  /** `orderId/clOrdId` of every order, cancel and designation that has a row, in any numbering that is not forgotten. */
  submitted(session: string): Promise<Set<string>>
  /**
   * Stores the rows in one transaction before the socket write. A row that is there already stays, because a commit may be
   * tried again.
   */
  commit(rows: readonly SubmissionRow[]): Promise<void>
  /** The rows `fromSeq`…`toSeq` of a numbering, in order. */
  sent(session: string, numbering: number, fromSeq: number, toSeq: number): Promise<SubmissionRow[]>
  /** Turns rows into admin rows, because what a kill switch stopped must not leave with a later resend. */
  withdraw(session: string, numbering: number, seqs: readonly number[]): Promise<void>
  /** Starts the next numbering, with both numbers at 1. */
  reset(session: string): Promise<SessionState>
  /** Deletes the rows of all numberings before the present one. */
  forget(session: string): Promise<void>
  close(): Promise<void>
}

/** The acceptor stores incoming numbers itself. For the gateway the engine's transaction does it. */
export interface AcceptorStore extends SessionStore {
  received(session: string, numbering: number, nextIn: number): Promise<void>
}

export function submittedKey(orderId: number, clOrdId: string): string {
  return `${orderId}/${clOrdId}`
}
