/** Ways to type a security, and what they may mean. */
import { expect, test } from 'vitest'
import { chooseInstrument, instrumentsTyped, marketTyped } from './instrument-typed.ts'

const anywhere = (code: string): string[] => [`${code}.XSHG`, `${code}.XSHE`, `${code}.BJSE`]

test.each([
  ['600000.XSHG', ['600000.XSHG']],
  ['SH600000', ['600000.XSHG']],
  ['sh600000', ['600000.XSHG']],
  ['SH.600000', ['600000.XSHG']],
  ['600000.SH', ['600000.XSHG']],
  ['600000SS', ['600000.XSHG']],
  ['SZ1', ['000001.XSHE']],
  ['1.SZ', ['000001.XSHE']],
  ['BJ920001', ['920001.BJSE']],
  [' 600000 ', anywhere('600000')],
  ['1', anywhere('000001')],
  ['', []],
  ['pfyh', []],
  ['SH600000SZ', []],
  ['XX600000', []],
  ['1234567', []],
  ['60 00', []],
])('%j', (text, expected) => {
  expect(instrumentsTyped(text)).toEqual(expected)
})

test.each([
  ['1', 'XSHE', ['000001.XSHE']],
  ['SZ1', 'XSHE', ['000001.XSHE']],
  ['SH1', 'XSHE', []],
] as const)('%j in a column beside %s', (text, market, expected) => {
  expect(instrumentsTyped(text, market)).toEqual(expected)
})

test('the one that exists is meant; two are too many', () => {
  const candidates = instrumentsTyped('1')
  expect(chooseInstrument(candidates, id => id === '000001.XSHE')).toBe('000001.XSHE')
  expect(chooseInstrument(candidates, () => false)).toBeUndefined()
  expect(chooseInstrument(candidates, () => true)).toBeUndefined()
})

test('markets by their short names', () => {
  expect(['sh', 'SZSE', 'bj', 'hk'].map(marketTyped)).toEqual(['XSHG', 'XSHE', 'BJSE', undefined])
})
