import { expect, test } from 'vitest'
import { readDate } from './read-date.ts'

test.each([
  ['20261123', '2026-11-23'],
  ['2026-11-23', '2026-11-23'],
  ['2026/1/5', '2026-01-05'],
  ['1123', '2026-11-23'],
  ['20260229', undefined],
  ['20281301', undefined],
  ['tomorrow', undefined],
  ['', undefined],
])('%s is read as %s', (typed, date) => expect(readDate(typed, '2026-07-01')).toBe(date))
