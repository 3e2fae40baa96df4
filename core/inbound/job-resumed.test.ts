/** The job begins once more; what is done is not done again. */
import { books } from '../testing/books.ts'
import { withJobs } from '../testing/jobs.ts'
import { testInbound } from '../testing/test-function.ts'
import { jobResumed } from './job-resumed.ts'

testInbound(jobResumed, {
  given: withJobs(books(), {}, { jobNo: 8, status: 'done' }, { jobNo: 9, status: 'abandoned', endedAt: 5 }),
  typical: { jobNo: 7, run: 2 },
  cases: [
    ['one that was cut', {}, ['update job 7 E01 running 1 of 3 run 2']],
    ['one that was given up', { jobNo: 9 }, ['update job 9 E01 running 1 of 3 run 2']],
    ['one that is done', { jobNo: 8 }, []],
    ['a run that has begun', { run: 1 }, []],
    ['an unknown one', { jobNo: 1 }, []],
  ],
})
