import { expect, test } from 'vitest'
import {
  accountServes,
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

test.each([
  ['XSHG', 'A123456789', 'stock', true],
  ['XSHG', 'A123456789', 'repo', true],
  ['XSHG', 'A123456789', 'b-share', false],
  ['XSHG', 'C100000001', 'b-share', true],
  ['XSHG', 'C100000001', 'stock', false],
  ['XSHG', 'F123456789', 'government-bond', true],
  ['XSHG', 'F123456789', 'stock', false],
  ['XSHG', 'E123456789', 'stock', false],
  ['XSHE', '2000000001', 'b-share', true],
  ['XSHE', '2000000001', 'etf', false],
  ['BJSE', '0100000001', 'stock', true],
  ['BJSE', '2000000001', 'b-share', false],
  ['XSHG', 'none', 'stock', false],
] as const)('%s %s serves %s: %s', (market, number, kind, serves) => {
  expect(accountServes(market, number, kind)).toBe(serves)
})
