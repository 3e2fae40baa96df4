import { expect, test } from 'vitest'
import { typedDate } from './typed-date.ts'

test.each([
  ['20261123', '2026-11-23'],
  ['2026-11-30', '2026-11-30'],
  ['2026-12-31', '2026-12-31'],
  ['2026/1/15', '2026-01-15'],
  ['2026.1.5', '2026-01-05'],
  ['2026年11月30日', '2026-11-30'],
  ['2026年1月5日', '2026-01-05'],
  ['２０２６１１３０', '2026-11-30'],
  ['２０２６－１１－３０', '2026-11-30'],
  [' 2026 - 11 - 30 ', '2026-11-30'],
  ['1123', '2026-11-23'],
  ['11-23', '2026-11-23'],
  ['1/5', '2026-01-05'],
  ['11月23日', '2026-11-23'],
  // What is no date, or not yet one, is none.
  ['2026-11-3x', undefined],
  ['20260229', undefined],
  ['20281301', undefined],
  ['2026-00-10', undefined],
  ['2026-11', undefined],
  ['202611', undefined],
  ['112', undefined],
  ['tomorrow', undefined],
  ['', undefined],
])('%s is read as %s', (typed, date) => expect(typedDate(typed, '2026-07-01')).toBe(date))

test('without a today the year has to be typed', () => {
  expect(typedDate('1123')).toBeUndefined()
  expect(typedDate('20261123')).toBe('2026-11-23')
})
