/** A command on its way through the engine, and its answer. */
import type { Gathered } from '../frame/gathered.ts'
import type { PlannedLines } from '../frame/rejection.ts'
import type { Principal, VerifiedSecret } from '../frame/meta.ts'
import type { Rejection } from '../frame/rejection.ts'
import type { TimeOfDay } from '../base/market.ts'
import type { ApprovalReason } from '../words/approval.ts'
import type { Channel } from '../words/channel.ts'

export interface Command {
  /** Code of a function (C01) or name of an inbound message kind. */
  functionCode: string
  /** Decoded input. */
  input: unknown
  /** The input's canonical text, as the log keeps it. Holds no secret. */
  inputText: string
  principal: Principal
  channel: Channel
  workstation: string
  secrets: Readonly<Record<string, VerifiedSecret>>
  /** What the server has found for this chunk, where the function gathers. */
  gathered?: Gathered
  /** Which chunk of which job it is. */
  chunk?: JobChunk
  /** A file that came with the request, for functions that gather from it. Never logged. */
  attachment?: Uint8Array
  /** Hash of (principal, request id), and of the content: 128 bits each as 32 hex digits. '' where there is none (inbound). */
  requestHash: string
  contentHash: string
  at: number
  time: TimeOfDay
  /** The command was refused before any work was done for it (refuse-early.ts); it is logged and answered as it stands. */
  refusal?: Refusal
  /** Where this command is one line of a request, the checker who agreed to that request. Only the server sets it. */
  checkerNo?: number
  /** Inbound only: the session and the sequence number this message had. */
  position?: { session: string; numbering: number; sequence: number }
}

export interface JobChunk {
  jobNo: number
  /** It is the so-manieth, of so many as far as that is known. */
  number: number
  of: number | null
  /** Where the reading goes on once it is decided. */
  restartPoint: number
}

export type Outcome =
  | { kind: 'accepted'; result: unknown; lines?: PlannedLines }
  /** Waits for a second person; logs of older versions do not say why. */
  | { kind: 'pending'; approvalId: number; reason?: ApprovalReason }
  | { kind: 'forbidden'; rejection: Rejection }
  | { kind: 'rejected'; rejection: Rejection }

export type Refusal = Extract<Outcome, { kind: 'forbidden' | 'rejected' }>

/** A row of the command log. */
export interface CommandRow {
  commandNo: number
  businessDate: string
  at: number
  functionCode: string
  tellerNo: number
  checkerNo: number | null
  channel: string
  workstation: string
  requestHash: string
  contentHash: string
  input: string
  outcome: string
}

/** The engine could not tell what became of a request: say so, never guess. */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown'
}

/** The books cannot be written now; the request was not taken. */
export class BooksUnavailable extends Error {
  override name = 'BooksUnavailable'
}
