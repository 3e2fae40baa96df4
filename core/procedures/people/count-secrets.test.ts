/** Wrong passwords: for whom they count, when they lock, and for how long. */
import { describe, expect, test } from 'vitest'
import type { MutableBooks } from '../../books/books.ts'
import { applyChanges } from '../../books/changes/change.ts'
import type { Credential } from '../../books/tables/people/credential.ts'
import type { Principal, VerifiedSecret } from '../../frame/meta.ts'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { failedSecrets, isLocked, passedSecrets } from './count-secrets.ts'

const NOW = 1_795_000_000_000
const MINUTE = 60_000
const stored = (kind: Credential['kind'], owner: number, more: Partial<Credential> = {}): Credential => ({
  key: `${kind}:${owner}`,
  kind,
  owner,
  version: 2,
  hash: 'h',
  failures: 0,
  lockedOn: null,
  lockedUntil: null,
  mustChange: false,
  ...more,
})

function withCredentials(...rows: Credential[]): MutableBooks {
  const on = books()
  for (const row of rows) on.credentials.set(row.key, row)
  return on
}

const SYSTEM: Principal = { kind: 'system' }
function tried(
  on: MutableBooks,
  given: Partial<VerifiedSecret>,
  at = NOW,
  principal: Principal = SYSTEM,
): void {
  const secret = { kind: 'sign-in', owner: 1001, version: 2, verified: false, newHash: '', ...given } as const
  const meta = { ...aMeta({ principal, secrets: { password: secret } }), at }
  applyChanges(on, [...failedSecrets(on, meta), ...passedSecrets(on, meta)])
}

const lockOf = (on: MutableBooks, key = 'sign-in:1001') => {
  const { failures, lockedUntil } = on.credentials.get(key)!
  return [failures, lockedUntil === null ? 'open' : (lockedUntil - NOW) / MINUTE]
}

describe('a teller', () => {
  test.each<[string, Partial<Credential>, number, (number | string)[]]>([
    ['the fourth', { failures: 3 }, NOW, [4, 'open']],
    ['the fifth locks', { failures: 4 }, NOW, [5, 5]],
    ['while locked nothing counts', { failures: 5, lockedUntil: NOW + 1 }, NOW, [5, 1 / MINUTE]],
    ['the next one locks for twice as long', { failures: 5, lockedUntil: NOW }, NOW, [6, 10]],
    ['and again', { failures: 6, lockedUntil: NOW }, NOW, [7, 20]],
    ['up to eight times', { failures: 7, lockedUntil: NOW }, NOW, [8, 40]],
    ['and no longer', { failures: 20, lockedUntil: NOW }, NOW, [21, 40]],
    [
      'a day later the count begins anew',
      { failures: 20, lockedUntil: NOW - 1440 * MINUTE - 1 },
      NOW,
      [1, 'open'],
    ],
  ])('%s', (_, more, at, lock) => {
    const on = withCredentials(stored('sign-in', 1001, more))
    tried(on, {}, at)
    expect(lockOf(on)).toEqual(lock)
  })

  test.each([
    ['a used code is a wrong one', 100, 1],
    ['a good one is right', 101, 0],
  ])('%s', (_, step, failures) => {
    const on = withCredentials(stored('sign-in', 1001))
    on.secondFactors.set(1001, { tellerNo: 1001, sealed: 's', status: 'active', lastStep: 100 })
    tried(on, { verified: true, code: { sealed: 's', step } })
    expect(lockOf(on)[0]).toBe(failures)
  })

  test('a right one forgets all; one of an older version, right or wrong, says nothing', () => {
    const on = withCredentials(stored('sign-in', 1001, { failures: 5, lockedUntil: NOW }))
    tried(on, { version: 1 })
    tried(on, { version: 1, verified: true })
    expect(lockOf(on)).toEqual([5, 0])
    tried(on, { verified: true })
    expect(lockOf(on)).toEqual([0, 'open'])
  })

  test.each([
    ['another one’s', 1001],
    ['nobody’s', 0],
  ])('who gives %s password at the own window is the one it counts against', (_, owner) => {
    const on = withCredentials(stored('sign-in', 1001), stored('sign-in', 1002))
    tried(on, { owner, version: 9 }, NOW, { kind: 'teller', tellerNo: 1002, branchNo: 1 })
    expect([lockOf(on), lockOf(on, 'sign-in:1002')]).toEqual([
      [0, 'open'],
      [1, 'open'],
    ])
  })
})

test('a client is locked by the fifth, until it is lifted', () => {
  const on = withCredentials(stored('cash', 10_000_001, { failures: 4 }))
  tried(on, { kind: 'cash', owner: 10_000_001 })
  const cash = on.credentials.get('cash:10000001')!
  expect([cash.failures, cash.lockedOn, isLocked(cash, NOW * 2)]).toEqual([5, '2026-11-23', true])
})
