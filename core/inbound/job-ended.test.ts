/** A job ends once; an interrupted one has not ended. */
import { books } from '../testing/books.ts'
import { withJobs } from '../testing/jobs.ts'
import { testInbound } from '../testing/test-function.ts'
import { jobEnded } from './job-ended.ts'

testInbound(jobEnded, {
  given: withJobs(books(), {}, { jobNo: 8, status: 'canceled', endedAt: 5 }),
  typical: { jobNo: 7, status: 'done', failure: '' },
  cases: [
    ['done', {}, ['update job 7 E01 done 1 of 3 run 1']],
    ['failed', { status: 'failed', failure: '{"error":"a disk"}' }, ['update job 7 E01 failed 1 of 3 run 1']],
    ['interrupted', { status: 'interrupted' }, ['update job 7 E01 interrupted 1 of 3 run 1']],
    ['ended already', { jobNo: 8 }, []],
    ['unknown', { jobNo: 1 }, []],
  ],
})
