/** When a request is not approved, the job that waited for it is canceled, and no other; when a day opens, what the last one left is given up. */
import { expect, test } from 'vitest'
import type { Approval } from '../books/tables/approvals/approval.ts'
import { execute } from '../engine/execute.ts'
import { books } from '../testing/books.ts'
import { approvalOf } from '../testing/approvals.ts'
import { command, registry } from '../testing/commands.ts'
import { describeChange } from '../testing/describe-change.ts'
import { withJobs } from '../testing/jobs.ts'
import { ANN, MAX, withTellers } from '../testing/tellers.ts'
import { applyChanges } from '../books/changes/change.ts'
import { cancelJobs } from './cancel-jobs.ts'

const waiting = { status: 'requested', approvalId: 3 } as const
const given = () =>
  withJobs(withTellers(books()), waiting, { jobNo: 8, approvalId: 3 }, { jobNo: 9, status: 'requested' })

const canceled = (status: Approval['status'], approvalId = 3): string[] => {
  const on = given()
  const row = approvalOf({ approvalId, status })
  return cancelJobs.of(on, [{ kind: 'update', table: 'approval', row }]).map(each => describeChange(on, each))
}

test.each(['refused', 'withdrawn', 'expired'] as const)('%s', status => {
  expect(canceled(status)).toEqual(['update job 7 E01 canceled 1 of 3 run 1'])
})

test('agreed, still waiting, or of another request: nothing', () => {
  expect([canceled('approved'), canceled('waiting'), canceled('refused', 4)]).toEqual([[], [], []])
})

test.each([
  ['a checker refuses', command('S91', { approvalId: 3, agree: false }, { tellerNo: MAX })],
  ['its maker takes it back', command('S92', { approvalId: 3 }, { tellerNo: ANN })],
])('%s: in the same commit', (_, answer) => {
  const on = given()
  applyChanges(on, [{ kind: 'insert', table: 'approval', row: approvalOf({ approvalId: 3, makerNo: ANN }) }])
  expect(execute(registry, on, answer, 5).kind).toBe('accepted')
  expect(on.jobs.get(7)).toMatchObject({ status: 'canceled' })
})

test('a new day: interrupted jobs are given up, but not those of which only the end is left', () => {
  const interrupted = { businessDate: '2026-11-20', status: 'interrupted' } as const
  const on = withJobs(
    books(),
    { ...interrupted, jobNo: 7 },
    { ...interrupted, jobNo: 8, lastCommandNo: 5 },
    { ...interrupted, jobNo: 9, businessDate: '2026-11-23' },
    { businessDate: '2026-11-20', jobNo: 10 },
  )
  const opened = cancelJobs.of(on, [{ kind: 'setDay', businessDate: '2026-11-23', phase: 'open' }])
  expect(opened.map(each => describeChange(on, each))).toEqual(['update job 7 E01 abandoned 1 of 3 run 1'])
  expect(cancelJobs.of(on, [{ kind: 'setDay', businessDate: '2026-11-23', phase: 'day-end' }])).toEqual([])
})
