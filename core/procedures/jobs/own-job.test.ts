/** Who may act on a job: the maker, the checker who approved, or any checker of the branch or of one above it. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { withJobs } from '../../testing/jobs.ts'
import { aMeta } from '../../testing/meta.ts'
import { ANN, BO, EVE, withTellers } from '../../testing/tellers.ts'
import { ownJob } from './own-job.ts'

const SUE = 1009
const given = withJobs(
  withTellers(books()),
  {},
  { jobNo: 8, tellerNo: 0, checkerNo: EVE },
  { jobNo: 10, branchNo: 2 },
)
const bo = given.tellers.get(BO)
if (bo !== undefined) given.tellers.set(SUE, { ...bo, tellerNo: SUE, branchNo: 2 })

test.each([
  ['the asker', 7, ANN, 'E01'],
  ['a checker', 7, BO, 'E01'],
  ['somebody else', 7, EVE, 'job_not_yours'],
  ['who agreed', 8, EVE, 'E01'],
  ['not who asked for another', 8, ANN, 'job_not_yours'],
  ['an unknown one', 9, BO, 'job_not_found'],
  ['a checker of the branch', 10, SUE, 'E01'],
  ['a checker of headquarters', 10, BO, 'E01'],
  ['a checker of another branch: it is not there', 7, SUE, 'job_not_found'],
])('%s', (_, jobNo, tellerNo, expected) => {
  const found = ownJob(given, jobNo, aMeta({ principal: { kind: 'teller', tellerNo, branchNo: 1 } }))
  expect('code' in found ? found.code : found.functionCode).toBe(expected)
})
