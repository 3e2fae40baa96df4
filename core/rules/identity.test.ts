import { expect, test } from 'vitest'
import {
  birthDateOf,
  idCardFromFifteen,
  isIdCardNumber,
  isIdentityNumber,
  isSocialCreditCode,
  sexOf,
} from './identity.ts'

const TODAY = '2026-11-23'

test.each([
  ['11010519491231002X', true],
  ['110105194912310021', false],
  ['11010519491231002x', false],
  ['1101051949123100', false],
  ['01010519491231002X', false],
  ['110105194913310020', false],
  ['', false],
])('%s: %s', (number, expected) => {
  expect(isIdCardNumber(number, TODAY)).toBe(expected)
})

/** Builds the number with the right check character, so that only the tested rule can refuse it. */
const withBirth = (birth: string): string => {
  const first17 = `110105${birth}002`
  return (
    [...'0123456789X'].map(check => first17 + check).find(number => isIdCardNumber(number, '9999-12-31')) ??
    ''
  )
}

test('the birth date is real and not in the future', () => {
  expect(isIdCardNumber(withBirth('20261123'), TODAY)).toBe(true)
  expect(isIdCardNumber(withBirth('20261124'), TODAY)).toBe(false)
  expect(withBirth('18991231')).toBe('')
  expect(withBirth('20230229')).toBe('')
  expect(withBirth('20240229')).not.toBe('')
})

test('what a number says', () => {
  expect(birthDateOf('11010519491231002X')).toBe('1949-12-31')
  expect(sexOf('11010519491231002X')).toBe('female')
  expect(sexOf('110105194912310039')).toBe('male')
})

test('old numbers', () => {
  expect(idCardFromFifteen('110105491231002')).toBe('11010519491231002X')
  expect(idCardFromFifteen('11010549123100')).toBeUndefined()
  expect(idCardFromFifteen('11010549123100X')).toBeUndefined()
})

test.each([
  // Two codes of a company and an association that are public in the national register.
  ['91350100M000100Y43', true],
  ['91350100M000100Y44', false],
  ['91350100M000100Y4', false],
  ['9135010OM000100Y43', false],
  ['91350100I000100Y43', false],
])('credit code %s: %s', (code, expected) => {
  expect(isSocialCreditCode(code)).toBe(expected)
})

test.each([
  ['id-card', '11010519491231002X', true],
  ['id-card', 'E12345678', false],
  ['credit-code', '91350100M000100Y43', true],
  ['passport', 'E12345678', true],
  ['passport', 'e12345678', false],
  ['hk-macau-permit', 'H12345678', true],
  ['hk-macau-permit', 'A12345678', false],
  ['taiwan-permit', '12345678', true],
  ['taiwan-permit', '123456789', false],
  ['foreign-residence', '911124198108030024', true],
  ['foreign-residence', '911124198108030025', false],
  ['foreign-residence', '911124198113030024', false],
  ['foreign-residence', 'USA110000000000', true],
  ['foreign-residence', '111124198108030024', false],
  ['officer-card', '军字第12345号', true],
  ['officer-card', '军', false],
  ['product-code', 'SABC12', true],
  ['product-code', '?', false],
] as const)('%s %s: %s', (type, number, expected) => {
  expect(isIdentityNumber(type, number, TODAY)).toBe(expected)
})
