/**
 * What a FIX session must remember over a crash: one narrow row for every message sent, and the next number expected.
 *
 * A *numbering* is one run of sequence numbers from 1. A new trading day, or a peer that demands a reset, starts the
 * next numbering; rows of the former ones stay until `forget`, because "this order has a row" must stay true.
 */

/** `report` is the exchange's side of the same session (acceptor). `admin` rows have no body: they are gap-filled. */
export type SubmissionKind = 'new-order' | 'cancel' | 'status' | 'report' | 'admin'

export interface SubmissionRow {
  session: string
  numbering: number
  outSeq: number
  kind: SubmissionKind
  orderId: number | null
  clOrdId: string | null
  /** Milliseconds since 1970. */
  sentAt: number
  /** '35=D\u0001…': message type and application fields, enough to send the very same message again; '' for admin. */
  body: string
}

export interface SessionState {
  numbering: number
  nextOut: number
  nextIn: number
  /** No application message went either way in this numbering: it may be started over. */
  isFresh: boolean
}

export interface SessionStore {
  /** A session never seen stands at numbering 1, both numbers 1. */
  load(session: string): Promise<SessionState>
  /** `orderId/clOrdId` of every order and cancel that has a row, in any numbering not forgotten. */
  submitted(session: string): Promise<Set<string>>
  /** One transaction, before the socket write. A row that is there already stays as it is: a commit may be tried again. */
  commit(rows: readonly SubmissionRow[]): Promise<void>
  /** Rows `fromSeq`…`toSeq` of a numbering, in order. */
  sent(session: string, numbering: number, fromSeq: number, toSeq: number): Promise<SubmissionRow[]>
  /** Turns rows into admin rows: what a kill switch stopped must not leave with a later resend. */
  withdraw(session: string, numbering: number, seqs: readonly number[]): Promise<void>
  /** Starts the next numbering: both numbers 1. */
  reset(session: string): Promise<SessionState>
  /** Deletes the rows of all numberings before the present one. */
  forget(session: string): Promise<void>
  close(): Promise<void>
}

/** The acceptor persists incoming numbers itself; the gateway leaves that to the engine's transaction. */
export interface AcceptorStore extends SessionStore {
  received(session: string, numbering: number, nextIn: number): Promise<void>
}

export function submittedKey(orderId: number, clOrdId: string): string {
  return `${orderId}/${clOrdId}`
}
