/** What the number says, and who represents an organisation; F04's table shows every refusal. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { checkIdentity, type Identity } from './client-identity.ts'

const person: Identity = {
  kind: 'person',
  identityType: 'id-card',
  identityNumber: '11010519491231002X',
  identityExpiresOn: null,
}
const check = (differing: Partial<Identity>) => checkIdentity(books(), { ...person, ...differing })

test('an identity card says birth date and gender', () => {
  expect(check({})).toEqual({ birthDate: '1949-12-31', gender: 'female' })
})

test('of another document they are what was typed', () => {
  const passport = { identityType: 'passport', identityNumber: 'E12345678', birthDate: '1980-02-29' } as const
  expect(check(passport)).toEqual({ birthDate: '1980-02-29' })
  expect(check({ ...passport, gender: 'male' })).toEqual({ birthDate: '1980-02-29', gender: 'male' })
})

test('the kind of document is looked at before the number, the number before its expiry', () => {
  const codes = [
    check({ identityType: 'credit-code', identityNumber: '?' }),
    check({ identityNumber: '?', identityExpiresOn: '2000-01-01' }),
    check({ identityExpiresOn: '2000-01-01', birthDate: '2000-01-01' }),
  ].map(found => ('code' in found ? found.code : 'none'))
  expect(codes).toEqual(['identity_type_not_fitting', 'identity_number_invalid', 'identity_expired'])
})
