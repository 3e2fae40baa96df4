/** Ways to type a securities account, and what they may mean. */
import { expect, test } from 'vitest'
import { accountsTyped } from './account-typed.ts'

test.each([
  ['A100000001', ['A100000001.XSHG']],
  ['a100000001.xshg', ['A100000001.XSHG']],
  ['SHA100000001', ['A100000001.XSHG']],
  ['sh:A100000001', ['A100000001.XSHG']],
  ['A100000001SH', ['A100000001.XSHG']],
  ['0100000001.XSHE', ['0100000001.XSHE']],
  ['SZ0100000001', ['0100000001.XSHE']],
  ['SZ100000001', ['0100000001.XSHE']],
  [' 100000001.sz ', ['0100000001.XSHE']],
  ['BJ-100000001', ['0100000001.BJSE']],
  ['100000001', ['0100000001.XSHE', '0100000001.BJSE']],
  ['1', ['0000000001.XSHE', '0000000001.BJSE']],
  // A passport's number has a letter and eight digits.
  ['E10000001', []],
  ['SZA100000001', []],
  ['SH100000001', []],
  ['SH0100000001SZ', []],
  ['12345678901', []],
  ['G100000001', []],
  ['', []],
  ['SZ', []],
])('%j', (text, expected) => {
  expect(accountsTyped(text)).toEqual(expected)
})
