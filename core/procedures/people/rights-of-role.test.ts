/** Which rights of a role cover a permission, for a maker and for a checker. */
import { describe, expect, test } from 'vitest'
import type { FunctionRight } from '../../books/function-right.ts'
import { covers, rightsOfRole } from './rights-of-role.ts'

const right = (permission: string, checksOnly?: true): FunctionRight => ({
  permission,
  limits: {},
  clientClasses: null,
  workstations: null,
  hours: null,
  ...(checksOnly === undefined ? {} : { checksOnly }),
})

const roleOf = (...rights: FunctionRight[]) => ({
  role: 'desk',
  titleZh: '柜台',
  titleEn: 'Desk',
  rights,
  seesPersonalData: false,
  isChecker: false,
})

describe('a permission', () => {
  test.each([
    ['*', true],
    ['funds.*', true],
    ['funds.deposit', true],
    ['funds.deposits', false],
    ['fund.*', false],
    ['counter.*', false],
  ])('%s covers funds.deposit: %s', (granted, is) => {
    expect(covers(granted, 'funds.deposit')).toBe(is)
  })
})

test('a right that is for checking only covers nothing for a maker', () => {
  const role = roleOf(right('funds.*', true), right('funds.deposit'), right('counter.*'))
  const found = (use: 'making' | 'checking') =>
    rightsOfRole(role, { permission: 'funds.deposit', use }).map(each => each.permission)
  expect(found('making')).toEqual(['funds.deposit'])
  expect(found('checking')).toEqual(['funds.*', 'funds.deposit'])
  expect(found('making')).toEqual(['funds.deposit'])
})

test('rights that replace others are looked at anew, and no role has no rights', () => {
  const asked = { permission: 'funds.deposit', use: 'making' } as const
  expect(rightsOfRole(roleOf(right('counter.*')), asked)).toEqual([])
  expect(rightsOfRole(roleOf(right('funds.*')), asked)).toHaveLength(1)
  expect(rightsOfRole(undefined, asked)).toEqual([])
})
