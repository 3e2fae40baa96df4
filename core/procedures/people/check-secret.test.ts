/** A password is required where one is set, and is right only in its present version. */
import { expect, test } from 'vitest'
import type { VerifiedSecret } from '../../frame/meta.ts'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { checkSecret } from './check-secret.ts'

const RIGHT: VerifiedSecret = { kind: 'cash', owner: 10_000_001, version: 2, verified: true, newHash: '' }

function check(
  secret: Partial<VerifiedSecret> | undefined,
  options: {
    isSet?: boolean
    lockedOn?: string | null
    mustChange?: boolean
    checkerNo?: number
    required?: 0 | 1
    channel?: 'counter' | 'web'
  } = {},
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
      lockedUntil: null,
      mustChange: options.mustChange ?? false,
    })
  if (options.required !== undefined) {
    const row = { key: 'client-password-required', from: '1970-01-01', source: '' } as const
    given.parameters = { ...given.parameters, settings: [{ ...row, value: options.required }] }
  }
  const secrets = secret === undefined ? {} : { cashPassword: { ...RIGHT, ...secret } }
  return checkSecret(
    given,
    aMeta({
      secrets,
      channel: options.channel ?? 'counter',
      ...(options.checkerNo === undefined ? {} : { checkerNo: options.checkerNo }),
    }),
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
  ['none given, and the firm does not ask at the counter', check(undefined, { required: 0 }), undefined],
  ['elsewhere it does', check(undefined, { required: 0, channel: 'web' }), 'password_needed'],
  ['a wrong one is wrong all the same', check({ verified: false }, { required: 0 }), 'password_wrong'],
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
