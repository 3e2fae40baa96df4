/** 复核: the engine runs what was approved (see execute.test.ts); a refusal by itself changes nothing. */
import { expect, test } from 'vitest'
import type { MutableBooks } from '../../books/books.ts'
import { timeOfDay } from '../../base/market.ts'
import type { Credential } from '../../books/tables/people/credential.ts'
import { fullRight, type FunctionRight } from '../../books/function-right.ts'
import type { Command } from '../../engine/command.ts'
import { execute } from '../../engine/execute.ts'
import { books, cashNo } from '../../testing/books.ts'
import { command, registry } from '../../testing/commands.ts'
import { BO, EVE, MAX, withTellers } from '../../testing/tellers.ts'
import { aMeta } from '../../testing/meta.ts'
import { approve } from './approve.ts'

const transfer = { cashAccountNo: cashNo('C1'), kind: 'transfer-in', amount: 1_000_000_000 }
const agreed = (approvalId: number, tellerNo: number) =>
  command('S91', { approvalId, agree: true }, { tellerNo })

function codesOf(on: MutableBooks, ...commands: Command[]): string[] {
  return commands.map(each => {
    const outcome = execute(registry, on, each, 1)
    return outcome.kind === 'rejected' ? outcome.rejection.code : outcome.kind
  })
}

test('every declared refusal is shown', () => {
  const given = withTellers(books({ cash: { C1: '5000.00' } }))
  const codes = codesOf(
    given,
    command('F09', transfer, { tellerNo: MAX }),
    agreed(2, BO),
    agreed(1, EVE),
    agreed(1, MAX),
  )
  expect(codes).toEqual(['pending', 'approval_not_found', 'not_a_checker', 'checker_is_maker'])
  const rights = given.roles.get('checker')!.rights
  const narrowed = (right: Partial<FunctionRight>): string[] => {
    given.roles.get('checker')!.rights = rights.map(each => ({ ...each, ...right }))
    return codesOf(given, agreed(1, BO))
  }
  codes.push(
    ...narrowed({ permission: 'reports.*' }),
    ...narrowed({ workstations: ['W9'] }),
    ...narrowed({ hours: { from: timeOfDay('12:00'), to: timeOfDay('13:00') } }),
    ...narrowed({ branches: [2] }),
    ...narrowed({ clientClasses: ['vip'] }),
    ...narrowed({ limits: { CNY: 0 } }),
    ...narrowed({ dailyLimits: { CNY: 0 } }),
  )
  const role = {
    role: 'new',
    titleZh: 'x',
    titleEn: 'x',
    rights: [],
    isChecker: false,
    seesPersonalData: false,
  }
  codes.push(...codesOf(given, command('S07', role, { tellerNo: MAX })))
  given.roles.get('checker')!.rights = [{ ...fullRight('*'), branches: [2] }]
  codes.push(...codesOf(given, agreed(2, BO)))
  given.roles.get('checker')!.rights = rights
  given.credentials.set(`sign-in:${BO}`, firstPassword(BO))
  codes.push(...codesOf(given, agreed(1, BO)))
  expect(codes.at(-1)).toBe('password_must_change')
  given.credentials.delete(`sign-in:${BO}`)
  given.roles.get('checker')!.needsSecondFactor = true
  codes.push(...codesOf(given, agreed(1, BO)))
  expect(codes.at(-1)).toBe('second_factor_must_enrol')
  given.roles.get('checker')!.needsSecondFactor = false
  given.approvals.set(8, { ...given.approvals.get(1)!, approvalId: 8, status: 'expired' })
  codes.push(...codesOf(given, agreed(8, BO)))
  expect(codes.at(-1)).toBe('approval_lapsed')
  Object.assign(given.approvals.get(1)!, { approverNo: EVE, reason: 'approver' })
  codes.push(...codesOf(given, agreed(1, BO)))
  given.tellers.get(EVE)!.roles = ['all']
  // The file that was read for the request has changed.
  given.approvals.get(1)!.brought = '[]'
  codes.push(...codesOf(given, agreed(1, EVE)))
  expect(codes.at(-1)).toBe('file_changed_since')
  delete given.approvals.get(1)!.brought
  codes.push(...codesOf(given, agreed(1, EVE), agreed(1, EVE)))
  expect(codes.slice(-4)).toEqual(['not_the_approver', 'file_changed_since', 'accepted', 'approval_closed'])
  expect(new Set(codes.filter(code => code.includes('_')))).toEqual(new Set(approve.rejections))
})

const firstPassword = (owner: number): Credential => ({
  key: `sign-in:${owner}`,
  kind: 'sign-in',
  owner,
  version: 1,
  hash: 'h',
  failures: 0,
  lockedOn: null,
  lockedUntil: null,
  mustChange: true,
})

test('run by itself: a refusal changes nothing, and what is agreed to is never decided here', () => {
  expect(approve.decide(books(), { approvalId: 1, agree: false }, aMeta())).toEqual({
    accepted: true,
    result: { approvalId: 1, status: 'refused' },
    changes: [],
  })
  expect(() => approve.decide(books(), { approvalId: 1, agree: true }, aMeta())).toThrow(/the engine runs/)
})
