import { expect, test } from 'vitest'
import {
  isOneCodeAccountNumber,
  isSecuritiesAccountNumber,
  isTradingUnitNumber,
  securitiesAccountTypeOf,
} from './account-numbers.ts'

test.each([
  ['XSHG', 'A123456789', 'a-share'],
  ['XSHG', 'B880000001', 'a-share'],
  ['XSHG', 'C100000001', 'b-share'],
  ['XSHG', 'D890000001', 'a-share'],
  ['XSHG', 'E012345678', 'credit'],
  ['XSHG', 'F123456789', 'fund'],
  ['XSHG', 'G123456789', undefined],
  ['XSHG', 'A12345678', undefined],
  ['XSHG', 'a123456789', undefined],
  ['XSHG', '0123456789', undefined],
  ['XSHE', '0012345678', 'a-share'],
  ['XSHE', '0512345678', 'fund'],
  ['XSHE', '0612345678', 'credit'],
  ['XSHE', '0812345678', 'a-share'],
  ['XSHE', '2012345678', 'b-share'],
  ['XSHE', '9912345678', undefined],
  ['XSHE', '00123456789', undefined],
  ['XSHE', 'A123456789', undefined],
  ['BJSE', '0012345678', 'a-share'],
  ['BJSE', '2012345678', undefined],
] as const)('%s %s: %s', (market, number, type) => {
  expect(securitiesAccountTypeOf(market, number)).toBe(type)
  expect(isSecuritiesAccountNumber(market, number)).toBe(type !== undefined)
})

test('trading units and one-code accounts', () => {
  expect(isTradingUnitNumber('XSHG', '12345')).toBe(true)
  expect(isTradingUnitNumber('XSHG', '123456')).toBe(false)
  expect(isTradingUnitNumber('XSHE', '123456')).toBe(true)
  expect(isTradingUnitNumber('BJSE', '12345')).toBe(false)
  expect(isOneCodeAccountNumber('180000000001')).toBe(true)
  expect(isOneCodeAccountNumber('18000000000')).toBe(false)
})
