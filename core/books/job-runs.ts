/**
 * The record of a job, committed together with what its chunks change (core/engine/chunk-done.ts): never ahead of the books or behind.
 *
 *   requested ──(a chunk is decided)──▶ running ──▶ done | failed | canceled
 *       └──(waits for a second person)──▶ running | canceled
 *
 *   the server ended in the middle, and the job's declaration says:
 *   running ──▶ running (it goes on, or begins again) | abandoned | interrupted (it asks) ──▶ requested | abandoned
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Channel } from '../words/channel.ts'
import type { JobStatus } from '../words/job-status.ts'

export interface JobRun {
  /** The number of the command that asked for it. */
  jobNo: number
  businessDate: BusinessDate
  /** The job's name, and the function that it is run for. */
  job: string
  functionCode: string
  /** As JSON: what was asked for, as far as the job keeps it. */
  input: string
  /** Those of the request: the same request is the same job, and the ids of its chunks follow from it. */
  requestHash: string
  contentHash: string
  /** Who asked: 0 is the system itself. */
  tellerNo: number
  branchNo: number
  channel: Channel
  workstation: string
  /** The request that waits for a second person, or waited; who agreed. */
  approvalId: number | null
  checkerNo: number | null
  status: JobStatus
  /** Whether it may be stopped between two chunks, and who has asked for that. */
  isCancelable: boolean
  cancelAskedBy: number | null
  /** How often it has begun. */
  runs: number
  /** Chunks decided, and how many there are in all as far as that is known. */
  done: number
  of: number | null
  /** Where its reading goes on: the rows of a file behind it, or the number of the last client. */
  restartPoint: number
  /** The command of its last chunk, once that is decided: the log keeps what it answered. */
  lastCommandNo: number | null
  requestedAt: number
  endedAt: number | null
  /** As JSON, why it failed: the refusal, or what went wrong. */
  failure: string
}
