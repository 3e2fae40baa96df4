/** Who may act on a job: the maker, the checker who approved, or any checker. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { withJobs } from '../../testing/jobs.ts'
import { aMeta } from '../../testing/meta.ts'
import { ANN, BO, EVE, withTellers } from '../../testing/tellers.ts'
import { ownJob } from './own-job.ts'

const given = withJobs(withTellers(books()), {}, { jobNo: 8, tellerNo: 0, checkerNo: EVE })

test.each([
  ['the asker', 7, ANN, 'E01'],
  ['a checker', 7, BO, 'E01'],
  ['somebody else', 7, EVE, 'job_not_yours'],
  ['who agreed', 8, EVE, 'E01'],
  ['not who asked for another', 8, ANN, 'job_not_yours'],
  ['an unknown one', 9, BO, 'job_not_found'],
])('%s', (_, jobNo, tellerNo, expected) => {
  const found = ownJob(given, jobNo, aMeta({ principal: { kind: 'teller', tellerNo, branchNo: 1 } }))
  expect('code' in found ? found.code : found.functionCode).toBe(expected)
})
