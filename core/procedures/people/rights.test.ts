/** Rights: what each covers, where and when it applies, and the highest limit of several. */
import { saved } from '../../books/changes/saved.ts'
import { describe, expect, test } from 'vitest'
import { timeOfDay } from '../../base/market.ts'
import type { MutableBooks } from '../../books/books.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { fullRight, type FunctionRight } from '../../books/function-right.ts'
import { books } from '../../testing/books.ts'
import { coversClasses, hasRight, limitOf, mustChangePassword, permissionOf, rightsNow } from './rights.ts'

function withRoles(...roles: FunctionRight[][]): MutableBooks {
  const given = books()
  const names = roles.map((_, index) => `role-${index}`)
  const row = { titleZh: '', titleEn: '', isChecker: false, seesPersonalData: false }
  applyChanges(given, [
    ...roles.map(
      (rights, index) =>
        ({ kind: 'insert', table: 'role', row: { ...row, role: `role-${index}`, rights } }) as const,
    ),
    {
      kind: 'insert',
      table: 'teller',
      row: { tellerNo: 1001, name: 'ann', fullName: 'Ann', branchNo: 1, roles: names, status: 'normal' },
    },
  ])
  return given
}

function now(roles: FunctionRight[][], workstation = '10.1.2.3', time = '10:00') {
  const given = withRoles(...roles)
  const circumstances = { workstation, time: timeOfDay(time) }
  const rights = rightsNow(given, given.tellers.get(1001)!, 'funds.open-client', circumstances)
  return typeof rights === 'string' ? rights : rights.length
}

const to = (permission: string, differing: Partial<FunctionRight> = {}): FunctionRight => ({
  ...fullRight(permission),
  ...differing,
})

describe('what a right covers', () => {
  test.each([
    ['the function', [[to('funds.open-client')]], true],
    ['its module', [[to('funds.*')]], true],
    ['everything', [[to('*')]], true],
    ['another function', [[to('funds.open')]], false],
    ['another module', [[to('fund.*')]], false],
    ['a module that begins alike', [[to('funds-more.*')]], false],
    ['nothing', [[]], false],
    ['a role that is no more', [], false],
  ])('%s', (_, roles, has) => {
    const given = withRoles(...roles)
    expect(hasRight(given, given.tellers.get(1001)!, 'funds.open-client')).toBe(has)
    expect(now(roles)).toBe(has ? 1 : 'permission_missing')
  })

  test('a permission is module and name', () => {
    expect(permissionOf({ module: 'funds', name: 'open-client' })).toBe('funds.open-client')
  })
})

describe('where', () => {
  test.each([
    [['10.1.2.3'], '10.1.2.3', true],
    [['10.1.2.3'], '10.1.2.30', false],
    [['10.1.2.*'], '10.1.2.30', true],
    [['10.1.2.*'], '10.1.20.3', false],
    [['10.9.9.9', '10.1.*'], '10.1.2.3', true],
    [['*'], 'anywhere', true],
  ])('%j covers %s: %s', (workstations, workstation, holds) => {
    expect(now([[to('*', { workstations })]], workstation)).toBe(holds ? 1 : 'workstation_not_allowed')
  })
})

describe('when', () => {
  const hours = (from: string, until: string) => ({
    hours: { from: timeOfDay(from), to: timeOfDay(until) },
  })
  test.each([
    ['09:00', '17:00', '08:59:59', false],
    ['09:00', '17:00', '09:00', true],
    ['09:00', '17:00', '16:59:59', true],
    ['09:00', '17:00', '17:00', false],
    ['09:00', '24:00', '23:59:59', true],
    ['22:00', '06:00', '21:59:59', false],
    ['22:00', '06:00', '22:00', true],
    ['22:00', '06:00', '00:00', true],
    ['22:00', '06:00', '05:59:59', true],
    ['22:00', '06:00', '06:00', false],
  ])('%s–%s at %s: %s', (from, until, time, holds) => {
    expect(now([[to('*', hours(from, until))]], '10.1.2.3', time)).toBe(holds ? 1 : 'outside_hours')
  })

  test('one right here, another now: neither is enough, and the place is named first', () => {
    const here = to('*', { workstations: ['10.1.2.3'], ...hours('12:00', '13:00') })
    const there = to('*', { workstations: ['10.9.9.9'] })
    expect(now([[here], [there]])).toBe('outside_hours')
    expect(now([[here], [there]], '10.8.8.8')).toBe('workstation_not_allowed')
    expect(now([[here], [there]], '10.9.9.9')).toBe(1)
  })
})

describe('for whom', () => {
  test.each([
    [null, ['vip', 'ordinary'], true],
    [['vip'], [], true],
    [['vip'], ['vip'], true],
    [['vip'], ['ordinary'], false],
    [['vip'], ['vip', 'ordinary'], false],
    [['vip', 'ordinary'], ['vip', 'ordinary'], true],
  ])('%j covers %j: %s', (clientClasses, classes, covers) => {
    expect(coversClasses(to('*', { clientClasses }), classes)).toBe(covers)
  })
})

describe('up to what', () => {
  const cny = (amount: number) => to('*', { limits: { CNY: amount } })
  test.each([
    ['the highest', [cny(5), cny(7)], 7],
    ['in whichever order', [cny(7), cny(5)], 7],
    ['no limit before any', [cny(5), to('*'), cny(9)], null],
    ['a limit of another currency is none', [cny(5), to('*', { limits: { USD: 1 } })], null],
    ['nothing at all', [cny(0)], 0],
  ])('%s', (_, rights, limit) => {
    expect(limitOf(rights, 'CNY')).toBe(limit)
  })
})

test('a first password has to be changed', () => {
  const on = books()
  expect(mustChangePassword(on, 1001)).toBe(false)
  const row = { key: 'sign-in:1001', kind: 'sign-in', owner: 1001, version: 1, hash: 'h' } as const
  for (const mustChange of [true, false]) {
    applyChanges(on, [
      saved('credential', on.credentials.get(row.key), {
        ...row,
        failures: 0,
        lockedOn: null,
        lockedUntil: null,
        mustChange,
      }),
    ])
    expect(mustChangePassword(on, 1001)).toBe(mustChange)
  }
})
