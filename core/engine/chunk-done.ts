/**
 * What the engine records about a job besides what its chunk decides, in one commit, so that the record always agrees with the
 * books.
 */
import { present } from '../base/assert.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import type { JobRun } from '../books/tables/jobs/job.ts'
import type { Meta } from '../frame/meta.ts'
import type { Command } from './command.ts'

/** For an accepted chunk: the job runs, its progress, and, when a second person was asked, the approval. */
export function chunkDone(books: Books, { chunk, gathered }: Command, meta: Meta): Change[] {
  if (chunk === undefined) return []
  const job = jobOf(books, chunk.jobNo)
  return [
    changed({
      ...job,
      status: 'running',
      checkerNo: meta.checkerNo ?? job.checkerNo,
      done: Math.max(job.done, chunk.number),
      of: chunk.of ?? job.of,
      restartPoint: Math.max(job.restartPoint, chunk.restartPoint),
      lastCommandNo: gathered?.isLast === true ? meta.commandNo : job.lastCommandNo,
    }),
  ]
}

/** The first chunk needs a second person, so the job waits with the request. */
export function jobWaits(books: Books, { chunk }: Command, approvalId: number): Change[] {
  return chunk === undefined ? [] : [changed({ ...jobOf(books, chunk.jobNo), approvalId })]
}

const jobOf = (books: Books, jobNo: number): Readonly<JobRun> =>
  present(books.jobs.get(jobNo), `job ${jobNo}`)

const changed = (row: JobRun): Change => ({ kind: 'update', table: 'job', row })
