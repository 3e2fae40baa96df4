/** Jobs for tests: ann has requested an import, and its first chunk of three is done. */
import type { MutableBooks } from '../books/books.ts'
import { applyChanges } from '../books/changes/change.ts'
import type { JobRun } from '../books/tables/jobs/job.ts'
import { settled } from './books.ts'

export const aJob = (differing: Partial<JobRun> = {}): JobRun => ({
  jobNo: 7,
  businessDate: '2026-11-23',
  job: 'import-fills',
  functionCode: 'E01',
  input: '{"market":"XSHG"}',
  requestHash: 'a'.repeat(32),
  contentHash: 'b'.repeat(32),
  tellerNo: 1001,
  branchNo: 1,
  channel: 'counter',
  workstation: 'W1',
  approvalId: null,
  checkerNo: null,
  status: 'running',
  isCancelable: true,
  cancelAskedBy: null,
  runs: 1,
  done: 1,
  of: 3,
  restartPoint: 2,
  lastCommandNo: null,
  requestedAt: 1,
  endedAt: null,
  failure: '',
  ...differing,
})

export function withJobs(books: MutableBooks, ...jobs: Partial<JobRun>[]): MutableBooks {
  applyChanges(
    books,
    jobs.map(differing => ({ kind: 'insert', table: 'job', row: aJob(differing) })),
  )
  return settled(books)
}
