/** Rights: what covers what, and the widest of several. */
import { describe, expect, test } from 'vitest'
import { applyChanges } from '../books/changes/change.ts'
import type { FunctionRight } from '../books/people.ts'
import { books } from '../testing/books.ts'
import { permissionOf, rightOf } from './authorise.ts'

function right(...roles: FunctionRight[][]): FunctionRight | undefined {
  const given = books()
  const names = roles.map((_, index) => `role-${index}`)
  applyChanges(given, [
    ...roles.map(
      (rights, index) =>
        ({
          kind: 'put',
          table: 'role',
          row: {
            role: `role-${index}`,
            titleZh: '',
            titleEn: '',
            rights,
            isChecker: false,
            seesPersonalData: false,
          },
        }) as const,
    ),
    {
      kind: 'put',
      table: 'teller',
      row: { tellerNo: 1001, name: 'ann', fullName: 'Ann', branchNo: 1, roles: names, status: 'normal' },
    },
  ])
  return rightOf(given, given.tellers.get(1001)!, 'funds.open-client')
}

const to = (permission: string, limit: number | null = null): FunctionRight => ({ permission, limit })

describe('rightOf', () => {
  test.each([
    ['the function', [[to('funds.open-client')]], true],
    ['its module', [[to('funds.*')]], true],
    ['everything', [[to('*')]], true],
    ['another function', [[to('funds.open')]], false],
    ['another module', [[to('fund.*')]], false],
    ['a module that begins alike', [[to('funds-more.*')]], false],
    ['nothing', [[]], false],
  ])('%s', (_, roles, has) => {
    expect(right(...roles) !== undefined).toBe(has)
  })

  test.each([
    ['the higher limit', [[to('funds.*', 5)], [to('*', 7)]], 7],
    ['in whichever order', [[to('*', 7), to('funds.*', 5)]], 7],
    ['no limit before any', [[to('funds.*', 5)], [to('funds.open-client')], [to('*', 9)]], null],
  ])('%s', (_, roles, limit) => {
    expect(right(...roles)?.limit).toBe(limit)
  })

  test('a permission is module and name', () => {
    expect(permissionOf({ module: 'funds', name: 'open-client' })).toBe('funds.open-client')
  })
})
