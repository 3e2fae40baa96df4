/** Who may cancel a job or let it continue: the teller who requested it, the one who approved it, and any checker. */
import { isWithinBranch } from '../../books/branches.ts'
import type { Books } from '../../books/books.ts'
import type { JobRun } from '../../books/tables/jobs/job.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'

export function ownJob(
  books: Books,
  jobNo: number,
  meta: Meta,
): Readonly<JobRun> | Rejection<'job_not_found' | 'job_not_yours'> {
  const job = books.jobs.get(jobNo)
  if (job === undefined) return reject('job_not_found', 'jobNo')
  const tellerNo = tellerOf(meta)
  if (job.tellerNo === tellerNo || job.checkerNo === tellerNo) return job
  const branchNo = books.tellers.get(tellerNo)?.branchNo
  if (branchNo === undefined || !isWithinBranch(books, job.branchNo, branchNo))
    return reject('job_not_found', 'jobNo')
  return isChecker(books, tellerNo) ? job : reject('job_not_yours', 'jobNo')
}

function isChecker(books: Books, tellerNo: number): boolean {
  const roles = books.tellers.get(tellerNo)?.roles ?? []
  return roles.some(role => books.roles.get(role)?.isChecker === true)
}
