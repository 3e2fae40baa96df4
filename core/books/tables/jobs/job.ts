/**
 * The record of a job, committed together with what its chunks change (core/engine/chunk-done.ts): never ahead of the books or behind.
 *
 *   requested ──(a chunk is decided)──▶ running ──▶ done | failed | canceled
 *       └──(waits for a second person)──▶ running | canceled
 *
 *   the server ended in the middle, and the job's declaration says:
 *   running ──▶ running (it goes on, or begins again) | abandoned | interrupted (it asks) ──▶ requested | abandoned
 */
import type { Channel } from '../../../words/channel.ts'
import type { JobStatus } from '../../../words/job-status.ts'
import { bool, date, defineTable, int4, int8, orNull, text, time, type RowOf } from '../define-table.ts'

export const job = defineTable({
  name: 'job',
  key: 'jobNo',
  owner: 'nobody',
  collection: 'jobs',
  alsoBy: { jobsByRequest: ({ requestHash }: { requestHash: string }) => requestHash },
  columns: {
    /** The number of the command that asked for it. */
    jobNo: int8(),
    businessDate: date(),
    /** The job's name, and the function that it is run for. */
    job: text(),
    functionCode: text(),
    /** As JSON: what was asked for, as far as the job keeps it. */
    input: text(),
    /** Those of the request: the same request is the same job, and the ids of its chunks follow from it. */
    requestHash: text(),
    contentHash: text(),
    /** Who asked: 0 is the system itself. */
    tellerNo: int8(),
    branchNo: int4(),
    channel: text<Channel>(),
    workstation: text(),
    /** The request that waits for a second person, or waited; who agreed. */
    approvalId: orNull(int8()),
    checkerNo: orNull(int8()),
    status: text<JobStatus>(),
    /** Whether it may be stopped between two chunks, and who has asked for that. */
    isCancelable: bool(),
    cancelAskedBy: orNull(int8()),
    /** How often it has begun. */
    runs: int4(),
    /** Chunks decided, and how many there are in all as far as that is known. */
    done: int8(),
    of: orNull(int8()),
    /** Where its reading goes on: the rows of a file behind it, or the number of the last client. */
    restartPoint: int8(),
    /** The command of its last chunk, once that is decided: the log keeps what it answered. */
    lastCommandNo: orNull(int8()),
    requestedAt: time(),
    endedAt: orNull(time()),
    /** As JSON, why it failed: the refusal, or what went wrong. */
    failure: text(),
  },
  // As far back as request ids are known, so that a repeat finds its job; and whatever is not over.
  loaded: [{ endedAt: [null] }, { businessDate: 'from-last-day' }],
})

export type JobRun = RowOf<typeof job>
