import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { cashNo, books } from '../../testing/books.ts'
import { command, registry } from '../../testing/commands.ts'
import { BO, withTellers } from '../../testing/tellers.ts'
import { execute } from '../../engine/execute.ts'
import { expireApprovals } from './expire-approvals.ts'

test('what waits is void, what was decided stays as it was', () => {
  const on = withTellers(books({ cash: { C1: '1.00' } }))
  const large = { cashAccountNo: cashNo('C1'), kind: 'deposit', amount: 100_001 }
  for (const each of [
    command('F09', large),
    command('F09', large),
    command('S91', { approvalId: 1, agree: false }, { tellerNo: BO }),
  ])
    execute(registry, on, each, 1)
  applyChanges(on, expireApprovals(on))
  expect([...on.approvals.values()].map(({ status }) => status)).toEqual(['refused', 'expired'])
  expect(expireApprovals(on)).toEqual([])
  const late = execute(registry, on, command('S91', { approvalId: 2, agree: true }, { tellerNo: BO }), 2)
  expect(late).toMatchObject({ kind: 'rejected', rejection: { code: 'approval_lapsed' } })
})
