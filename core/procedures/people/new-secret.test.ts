/** The strength of passwords, and the former ones that are remembered; the tests of F01 and S08 show the refusals. */
import { expect, test } from 'vitest'
import type { MutableBooks } from '../../books/books.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { checkNewSecret, renewCredential } from './new-secret.ts'

const ann = { kind: 'sign-in', owner: 1001 } as const
const secret = (length: number, classes: number, isUsedBefore = false) => ({
  ...ann,
  version: 0,
  verified: false,
  newHash: 'h',
  strength: { length, classes, isUsedBefore },
})
const withSettings = (settings: Record<string, number>): MutableBooks =>
  books({
    parameters: {
      settings: Object.entries({
        'password-min-length': 8,
        'password-classes': 2,
        'password-history': 5,
        ...settings,
      }).map(([key, value]) => ({ key, from: '2000-01-01', source: 'test', value }) as never),
    },
  })

test.each([
  [10, 3, secret(10, 3), undefined],
  [10, 3, secret(9, 3), ['password_too_short', { length: '10' }]],
  [10, 3, secret(10, 2), ['password_too_simple', { classes: '3' }]],
  [10, 3, secret(10, 3, true), ['password_used_before', { count: '5' }]],
] as const)('at least %i characters of %i kinds', (length, classes, given, expected) => {
  const found = checkNewSecret(
    withSettings({ 'password-min-length': length, 'password-classes': classes }),
    given,
    'newPassword',
  )
  expect(found === undefined ? undefined : [found.code, found.values]).toEqual(expected)
})

test('the last few are remembered, latest first, and the present one counts', () => {
  const on = withSettings({ 'password-history': 3 })
  for (const hash of ['1', '2', '3', '4', '5'])
    applyChanges(on, renewCredential(on, ann, { hash, mustChange: false }))
  expect(on.credentials.get('sign-in:1001')).toMatchObject({ hash: '5', version: 5 })
  expect(on.passwordHistories.get('sign-in:1001')?.hashes).toEqual(['4', '3'])
})

test.each([0, 1])('a history of %i remembers none beside the present one', count => {
  const on = withSettings({ 'password-history': count })
  for (const hash of ['1', '2']) applyChanges(on, renewCredential(on, ann, { hash, mustChange: true }))
  expect(on.passwordHistories.size).toBe(0)
})
