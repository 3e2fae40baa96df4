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
    /** The request as JSON, without what the job does not keep. */
    input: text(),
    /** The request id and hash. The same request is the same job, and the ids of its chunks follow from it. */
    requestHash: text(),
    contentHash: text(),
    /** The teller who asked for the job; 0 is the system itself. */
    tellerNo: int8(),
    branchNo: int4(),
    channel: text<Channel>(),
    workstation: text(),
    /** The request that waits, or has waited, for a second person, and the teller who agreed. */
    approvalId: orNull(int8()),
    checkerNo: orNull(int8()),
    status: text<JobStatus>(),
    /** Whether the job may be stopped between two chunks, and the teller who has asked for that. */
    isCancelable: bool(),
    cancelAskedBy: orNull(int8()),
    /** How many times the job has begun. */
    runs: int4(),
    /** The number of chunks decided, and the number of all chunks where it is known. */
    done: int8(),
    of: orNull(int8()),
    /** Where reading goes on: the number of rows of a file already read, or the number of the last client. */
    restartPoint: int8(),
    /** The number of the command of the last chunk, once it is decided. The log keeps its answer. */
    lastCommandNo: orNull(int8()),
    requestedAt: time(),
    endedAt: orNull(time()),
    /** The reason for a failure as JSON: the refusal, or the error. */
    failure: text(),
  },
  // As far back as request ids are known, so that a repeat finds its job; and whatever is not over.
  loaded: [{ endedAt: [null] }, { businessDate: 'from-last-day' }],
  leavesWith: 'businessDate',
})

export type JobRun = RowOf<typeof job>
