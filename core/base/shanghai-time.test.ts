/** The date changes at Shanghai's midnight, not at Greenwich's. */
import { expect, test } from 'vitest'
import { shanghaiInstant, shanghaiTimeOf } from './shanghai-time.ts'

test.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-22', 86_399],
  ['2026-11-22T16:00:00.000Z', '2026-11-23', 0],
  ['2026-11-23T07:30:00.500Z', '2026-11-23', 55_800],
])('%s is %s and %d seconds', (instant, date, time) => {
  expect(shanghaiTimeOf(Date.parse(instant))).toEqual({ date, time })
})

test('and back', () => {
  expect(shanghaiInstant('2026-11-23', 55_800.5)).toBe(Date.parse('2026-11-23T15:30:00.500+08:00'))
})
