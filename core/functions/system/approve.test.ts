/** 复核: the engine runs what was approved (its test is execute.test.ts); by itself a refusal changes nothing. */
import { expect, test } from 'vitest'
import { execute } from '../../engine/execute.ts'
import { books, cashNo } from '../../testing/books.ts'
import { command, registry } from '../../testing/commands.ts'
import { BO, EVE, MAX, withTellers } from '../../testing/tellers.ts'
import { aMeta } from '../../testing/meta.ts'
import { approve } from './approve.ts'

function refusals(): string[] {
  const given = withTellers(books({ cash: { C1: '5000.00' } }))
  const freeze = {
    action: 'freeze',
    cashAccountNo: cashNo('C1'),
    amount: 1,
    authority: 'court',
    document: 'D1',
  }
  const codes: string[] = []
  for (const each of [
    command('F12', freeze, { tellerNo: MAX }),
    command('S91', { approvalId: 2, agree: true }, { tellerNo: BO }),
    command('S91', { approvalId: 1, agree: true }, { tellerNo: EVE }),
    command('S91', { approvalId: 1, agree: true }, { tellerNo: MAX }),
    command('S91', { approvalId: 1, agree: true }, { tellerNo: BO }),
    command('S91', { approvalId: 1, agree: true }, { tellerNo: BO }),
  ]) {
    const outcome = execute(registry, given, each, 1)
    codes.push(outcome.kind === 'rejected' ? outcome.rejection.code : outcome.kind)
  }
  return codes
}

test('every declared refusal is shown', () => {
  const codes = refusals()
  expect(codes).toEqual([
    'pending',
    'approval_not_found',
    'not_a_checker',
    'checker_is_maker',
    'accepted',
    'approval_closed',
  ])
  expect(new Set(codes.filter(code => code.includes('_')))).toEqual(new Set(approve.rejections))
})

test('run by itself: a refusal changes nothing, and what is agreed to is never decided here', () => {
  expect(approve.decide(books(), { approvalId: 1, agree: false }, aMeta())).toEqual({
    accepted: true,
    result: { approvalId: 1 },
    changes: [],
  })
  expect(() => approve.decide(books(), { approvalId: 1, agree: true }, aMeta())).toThrow(/the engine runs/)
})
