/** A command concerns itself; a checker's approval concerns the approved request. */
import { expect, test } from 'vitest'
import type { Approval } from '../books/tables/approvals/approval.ts'
import { books } from '../testing/books.ts'
import { command, registry } from '../testing/commands.ts'
import { concernedBy } from './concerned-by.ts'

const given = books()
given.approvals.set(1, { approvalId: 1, functionCode: 'F09', input: '{"amount":5}' } as Approval)

test.each([
  ['itself', 'C01', { price: 1 }, 'C01', { price: 1 }, false],
  ['what is agreed to', 'S91', { approvalId: 1, agree: true }, 'F09', { amount: 5 }, true],
  ['a refusal', 'S91', { approvalId: 1, agree: false }, 'S91', { approvalId: 1, agree: false }, false],
  [
    'a request that there is not',
    'S91',
    { approvalId: 2, agree: true },
    'S91',
    { approvalId: 2, agree: true },
    false,
  ],
] as const)('%s', (_, functionCode, input, code, about, isApproved) => {
  const concerned = concernedBy(registry, given, command(functionCode, input))
  expect([concerned.declaration.code, concerned.input]).toEqual([code, about])
  expect(concerned.approval !== undefined).toBe(isApproved)
})

test('before the books are open it is about itself', () => {
  const agreed = command('S91', { approvalId: 1, agree: true })
  expect(concernedBy(registry, undefined, agreed).declaration.code).toBe('S91')
})
