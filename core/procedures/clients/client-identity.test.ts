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

test('so does the permanent resident’s card of 2023, and it is compared with what is typed', () => {
  const card = { identityType: 'foreign-residence', identityNumber: '911124198108030024' } as const
  expect(check(card)).toEqual({ birthDate: '1981-08-03', gender: 'female' })
  expect(check({ ...card, birthDate: '1981-08-04' })).toMatchObject({ code: 'birth_date_differs' })
  expect(check({ ...card, gender: 'male' })).toMatchObject({ code: 'gender_differs' })
  // The card before it says neither.
  expect(check({ ...card, identityNumber: 'USA110000000000' })).toMatchObject({ code: 'birth_date_missing' })
})

test.each([
  ['911124198108030024', undefined],
  ['911124198108030025', 'representative_number_invalid'],
])('who represents an organisation may have that card: %s', (number, refusal) => {
  const firm = {
    kind: 'institution',
    identityType: 'credit-code',
    identityNumber: '91350100M000100Y43',
    legalRepresentative: '甲',
    legalRepresentativeNumber: number,
    handler: '乙',
    handlerNumber: number,
    handlerAuthorisedTo: '2030-01-01',
  } as const
  const found = check(firm)
  expect('code' in found ? found.code : undefined).toBe(refusal)
})

test('the kind of document is looked at before the number, the number before its expiry', () => {
  const codes = [
    check({ identityType: 'credit-code', identityNumber: '?' }),
    check({ identityNumber: '?', identityExpiresOn: '2000-01-01' }),
    check({ identityExpiresOn: '2000-01-01', birthDate: '2000-01-01' }),
  ].map(found => ('code' in found ? found.code : 'none'))
  expect(codes).toEqual(['identity_type_not_fitting', 'identity_number_invalid', 'identity_expired'])
})
