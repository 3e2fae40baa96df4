/** Asked for directly, or agreed to by a second person: the lines hear of it once. */
import { expect, test } from 'vitest'
import type { Approval } from '@guitai/core/books/people.ts'
import { books } from '@guitai/core/testing/books.ts'
import { command, registry } from '@guitai/core/testing/commands.ts'
import { actOnLines, askedFor } from './line-acts.ts'

function heard(functionCode: string, input: object, status: Approval['status'] = 'waiting'): string[] {
  const given = books({})
  const request = { act: 'renumber', pbuId: '20001', reason: 'r' }
  const approval = { approvalId: 1, functionCode: 'X02', input: JSON.stringify(request), status }
  given.approvals.set(1, approval as Approval)
  const told: string[] = []
  const lines = {
    reconcile: (pbuId: string | undefined) => void told.push(`reconcile ${pbuId ?? 'all'}`),
    renumber: (pbuId: string) => Promise.resolve(void told.push(`renumber ${pbuId}`)),
  }
  actOnLines(lines, askedFor(registry, given, command(functionCode, input)))
  return told
}

test.each([
  ['O04 of one line', 'O04', { pbuId: '20001' }, ['reconcile 20001']],
  ['O04 of all', 'O04', {}, ['reconcile all']],
  ['X02, agreed to', 'S91', { approvalId: 1, agree: true }, ['renumber 20001']],
  ['X02, refused', 'S91', { approvalId: 1, agree: false }, []],
  ['an unknown request', 'S91', { approvalId: 2, agree: true }, []],
  ['anything else', 'F09', {}, []],
])('%s', (_, functionCode, input, expected) => {
  expect(heard(functionCode, input)).toEqual(expected)
})

test('agreed to before: the first answer comes again, and nothing is done again', () => {
  expect(heard('S91', { approvalId: 1, agree: true }, 'approved')).toEqual([])
})
