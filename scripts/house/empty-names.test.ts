import { expect, test } from 'vitest'
import { emptyNames } from './empty-names.ts'

test.each([
  ['interface ReportInfo {}', 'ReportInfo'],
  ['type Data = string', 'Data'],
  ['class LineManager {}', 'LineManager'],
  ['function useHelpers() {}', 'useHelpers'],
  ['const dateUtils = 1', 'dateUtils'],
  ['interface Serviceable {}', undefined],
  ["import type { AddressInfo } from 'node:net'", undefined],
  ['const { FooInfo } = b', undefined],
])('%s: %s', (text, name) => {
  const found = name === undefined ? [] : [`a.ts:1 ${name}`]
  expect(emptyNames({ path: 'a.ts', text, lines: 1 })).toEqual(found)
})
