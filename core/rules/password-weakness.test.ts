/** Passwords that anybody would try first. */
import { expect, test } from 'vitest'
import { weaknessOf } from './password-weakness.ts'

const about = { birthDate: '1949-12-31', phone: '13800005678', identityNumber: '11010519491231002X' }

test.each([
  ['123456', 'run'],
  ['987654', 'run'],
  ['abcdef', 'run'],
  ['123457', undefined],
  ['111111', 'repeat'],
  ['121212', 'repeat'],
  ['123123', 'repeat'],
  ['112233', 'repeat'],
  ['112234', undefined],
  ['aabbbb', 'repeat'],
  ['491231', 'personal'],
  ['19491231', 'personal'],
  ['123149', 'personal'],
  ['311249', 'personal'],
  ['005678', 'personal'],
  ['31002X', 'personal'],
  ['231002', 'personal'],
  ['731902', undefined],
])('%s: %s', (secret, weakness) => {
  expect(weaknessOf(secret, about, false)).toBe(weakness)
})

test('what is dialed has digits only', () => {
  expect(weaknessOf('73x902', {}, true)).toBe('letters')
  expect(weaknessOf('73x902', {}, false)).toBeUndefined()
  expect(weaknessOf('731902', {}, true)).toBeUndefined()
})
