/** Tellers' passwords that anybody would try, and passwords that nobody would. */
import { expect, test } from 'vitest'
import { tellerPasswordWeakness } from './teller-password.ts'

const ANN = { known: ['xu.ann', '徐安', '1001', 'clerk', 'Guitai Securities Co., Ltd.'] }

test.each([
  ['Password1', 'common'],
  ['P@ssw0rd', 'common'],
  ['P@ssw0rd2026!', 'common'],
  ['teller-2026', 'common'],
  ['Admin123!', 'common'],
  ['qwerty-1', 'common'],
  ['Qazwsx12', 'common'],
  ['1qaz2wsx', 'common'],
  ['Welcome.2026', 'common'],
  ['2026-Sunshine', 'common'],
  ['woaini520', 'common'],
  ['iloveyou-1', 'common'],
  ['adminadmin1', 'common'],
  ['Abcd1234', 'common'],
  ['20261130', 'common'],
  ['11111aaa', 'common'],
  ['Xu.Ann-1', 'derived'],
  ['xuann2026', 'derived'],
  ['1001-1001', 'derived'],
  ['Guitai2026', 'derived'],
  ['Securities#1', 'derived'],
  ['clerk-2026', 'derived'],
  ['徐安-2026x', undefined],
  ['battery-Staple1', undefined],
  ['Nanjing-Road-7', undefined],
  ['Suzhou-Creek-1', undefined],
  ['tv9!kLmq', undefined],
  ['annual-report-of-whales', undefined],
])('%s: %s', (secret, weakness) => {
  expect(tellerPasswordWeakness(secret, ANN)).toBe(weakness)
})
