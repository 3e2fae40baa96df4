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
  /** The input's canonical text, as the log stores it. It contains no secret. */
  inputText: string
  principal: Principal
  channel: Channel
  workstation: string
  secrets: Readonly<Record<string, VerifiedSecret>>
  /** What the server has gathered for this chunk; present when the function gathers. */
  gathered?: Gathered
  /** The chunk of a job that it is. */
  chunk?: JobChunk
  /** A file that came with the request, for functions that gather from it. It is never logged. */
  attachment?: Uint8Array
  /** Hashes of (principal, request id) and of the content: 128 bits each as 32 hex digits. '' for facts. */
  requestHash: string
  contentHash: string
  at: number
  time: TimeOfDay
  /** The command was refused before any work was done for it (refuse-early.ts). It is logged, and this is its answer. */
  refusal?: Refusal
  /** The checker who approved the batch this line belongs to. Only the server sets it. */
  checkerNo?: number
  /** For facts only: the session and sequence number of the message. */
  position?: { session: string; numbering: number; sequence: number }
}

export interface JobChunk {
  jobNo: number
  /** The number of the chunk, and the total as far as it is known. */
  number: number
  of: number | null
  /** Where the reading continues when the chunk is decided. */
  restartPoint: number
}

export type Outcome =
  | { kind: 'accepted'; result: unknown; lines?: PlannedLines }
  /** It waits for a second person. Logs of older versions do not give the reason. */
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

/** The engine cannot know what became of a request. This is reported and never guessed. */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown'
}

/** The books cannot be written now; the request was not taken. */
export class BooksUnavailable extends Error {
  override name = 'BooksUnavailable'
}
