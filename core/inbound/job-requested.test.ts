/** A job is recorded as it was requested, once for each request. */
import { books } from '../testing/books.ts'
import { aJob, withJobs } from '../testing/jobs.ts'
import { testInbound } from '../testing/test-function.ts'
import { jobRequested } from './job-requested.ts'

const { job, functionCode, input, requestHash, contentHash, isCancelable, approvalId } = aJob()

testInbound(jobRequested, {
  given: books(),
  typical: { job, functionCode, input, requestHash, contentHash, isCancelable, approvalId },
  cases: [
    ['by a teller', {}, ['insert job 1 E01 requested 0 of null run 1']],
    [
      'by the system itself',
      {},
      ['insert job 1 E01 requested 0 of null run 1'],
      { principal: { kind: 'system' } },
    ],
    ['the same request again', {}, [], { books: withJobs(books(), {}) }],
    [
      'another request',
      { requestHash: 'c'.repeat(32) },
      ['insert job 1 E01 requested 0 of null run 1'],
      { books: withJobs(books(), {}) },
    ],
  ],
})
