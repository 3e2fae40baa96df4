/** S97: who may cancel, and which jobs. */
import { books } from '../../testing/books.ts'
import { withJobs } from '../../testing/jobs.ts'
import { BO, EVE, withTellers } from '../../testing/tellers.ts'
import { testFunction } from '../../testing/test-function.ts'
import { cancelJob } from './cancel-job.ts'

const by = (tellerNo: number) => ({ principal: { kind: 'teller', tellerNo, branchNo: 1 } }) as const

testFunction(cancelJob, {
  given: withJobs(
    withTellers(books()),
    {},
    { jobNo: 8, status: 'done' },
    { jobNo: 9, isCancelable: false },
    { jobNo: 10, status: 'interrupted', isCancelable: false },
    { jobNo: 11, status: 'requested', approvalId: 3 },
    { jobNo: 12, status: 'requested' },
    { jobNo: 13, checkerNo: EVE, approvalId: 4 },
  ),
  typical: { jobNo: 7 },
  cases: [
    ['one’s own', {}, ['update job 7 E01 running 1 of 3 run 1']],
    ['another’s, by a checker', {}, ['update job 7 E01 running 1 of 3 run 1'], by(BO)],
    [
      'one that was agreed to, by who agreed',
      { jobNo: 13 },
      ['update job 13 E01 running 1 of 3 run 1'],
      by(EVE),
    ],
    ['one that has not begun', { jobNo: 12 }, ['update job 12 E01 requested 1 of 3 run 1']],
    ['one that waits for a person is given up', { jobNo: 10 }, ['update job 10 E01 abandoned 1 of 3 run 1']],
    ['an unknown one', { jobNo: 1 }, 'job_not_found'],
    ['another’s', {}, 'job_not_yours', by(EVE)],
    ['one that is over', { jobNo: 8 }, 'job_ended'],
    ['one that waits for a second person', { jobNo: 11 }, 'job_waits_for_approval'],
    ['one that has to come to its end', { jobNo: 9 }, 'job_not_cancelable'],
  ],
})
