/** S98: only interrupted jobs, by the persons concerned. */
import { books } from '../../testing/books.ts'
import { withJobs } from '../../testing/jobs.ts'
import { EVE, withTellers } from '../../testing/tellers.ts'
import { testFunction } from '../../testing/test-function.ts'
import { resumeJob } from './resume-job.ts'

const yesterdays = { businessDate: '2026-11-20', status: 'interrupted' } as const
const YESTERDAYS = [
  { ...yesterdays, jobNo: 9 },
  { ...yesterdays, jobNo: 10, lastCommandNo: 5 },
]

testFunction(resumeJob, {
  given: withJobs(withTellers(books()), {}, { jobNo: 8, status: 'interrupted', runs: 3 }, ...YESTERDAYS),
  typical: { jobNo: 8 },
  cases: [
    ['interrupted', {}, ['update job 8 E01 requested 1 of 3 run 0']],
    ['unknown', { jobNo: 1 }, 'job_not_found'],
    ['another’s', {}, 'job_not_yours', { principal: { kind: 'teller', tellerNo: EVE, branchNo: 1 } }],
    ['of yesterday: its restart point is of another file', { jobNo: 9 }, 'job_of_other_day'],
    ['of yesterday, with only its end to do', { jobNo: 10 }, ['update job 10 E01 requested 1 of 3 run 0']],
    ['under way', { jobNo: 7 }, 'job_not_interrupted'],
  ],
})
