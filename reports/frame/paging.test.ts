/** A cursor comes from outside: a key that the database would not accept is refused here. */
import { expect, test } from 'vitest'
import { InvalidReportInput } from './invalid-report-input.ts'
import { decodeCursor, encodeCursor } from './paging.ts'

const TYPES = ['date', 'int8', 'text'] as const

test('what was given comes back', () => {
  expect(decodeCursor(encodeCursor(['2026-11-23', 7, 'A']), TYPES)).toEqual(['2026-11-23', 7, 'A'])
})

test.each<[string, unknown]>([
  ['no list', 'x'],
  ['too short', ['2026-11-23', 7]],
  ['too long', ['2026-11-23', 7, 'A', 1]],
  ['no such date', ['2026-02-30', 7, 'A']],
  ['a number for a date', [20261123, 7, 'A']],
  ['a text for a number', ['2026-11-23', '7', 'A']],
  ['a broken number', ['2026-11-23', 7.5, 'A']],
  ['beyond every number', ['2026-11-23', 1e300, 'A']],
  ['a number for a text', ['2026-11-23', 7, 1]],
  ['a text that no table keeps', ['2026-11-23', 7, 'A\0']],
])('%s', (_, key) => {
  const cursor = Buffer.from(JSON.stringify(key)).toString('base64url')
  expect(() => decodeCursor(cursor, TYPES)).toThrow(InvalidReportInput)
})
