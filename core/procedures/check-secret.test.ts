/** Asked for where one is set; right only in its present version. */
import { expect, test } from 'vitest'
import type { VerifiedSecret } from '../functions/meta.ts'
import { books } from '../testing/books.ts'
import { aMeta } from '../testing/meta.ts'
import { checkSecret } from './check-secret.ts'

const RIGHT: VerifiedSecret = { kind: 'cash', owner: 10_000_001, version: 2, verified: true, newHash: '' }

function check(
  secret: Partial<VerifiedSecret> | undefined,
  options: { isSet?: boolean; lockedOn?: string | null; mustChange?: boolean; checkerNo?: number } = {},
): string | undefined {
  const given = books()
  const key = 'cash:10000001'
  if (options.isSet !== false)
    given.credentials.set(key, {
      key,
      kind: 'cash',
      owner: 10_000_001,
      version: 2,
      hash: 'h',
      failures: 0,
      lockedOn: options.lockedOn ?? null,
      mustChange: options.mustChange ?? false,
    })
  const secrets = secret === undefined ? {} : { cashPassword: { ...RIGHT, ...secret } }
  return checkSecret(
    given,
    aMeta({ secrets, ...(options.checkerNo === undefined ? {} : { checkerNo: options.checkerNo }) }),
    'cash',
    10_000_001,
    'cashPassword',
  )?.code
}

test.each([
  ['none set, none asked for', check(undefined, { isSet: false }), undefined],
  ['right', check({}), undefined],
  ['an approved exception', check(undefined, { checkerNo: 1002 }), undefined],
  ['none given', check(undefined), 'password_needed'],
  ['one of another kind', check({ kind: 'trading' }), 'password_needed'],
  ["another owner's", check({ owner: 10_000_002 }), 'password_needed'],
  ['wrong', check({ verified: false }), 'password_wrong'],
  ['right for a version that is no more', check({ version: 1 }), 'password_wrong'],
  ['reset and not yet changed', check({}, { mustChange: true }), 'client_password_must_change'],
  ['wrong, of one to be changed', check({ verified: false }, { mustChange: true }), 'password_wrong'],
  ['locked', check({}, { lockedOn: '2026-11-23' }), 'password_locked'],
])('%s', (_, found, expected) => {
  expect(found).toBe(expected)
})
