import { expect, test } from 'vitest'
import { judge, lowered } from './judge.ts'

const measured = (value: number) => [{ name: 'circles', value, places: [] }]

test.each([
  ['as it was', 2, { circles: 2 }, true, '      2 of    2  circles'],
  ['worse', 3, { circles: 2 }, false, '✘     3 of    2  circles\nworse: circles'],
  ['better', 1, { circles: 2 }, true, '↓     1 of    2  circles\nbetter than the limit'],
  ['a measure without a limit', 0, {}, false, '✘     0 of none  circles\nworse: circles'],
  ['a limit without a measure', 2, { circles: 2, gone: 1 }, false, "no measure is called 'gone'"],
])('%s', (_what, value, limits: Record<string, number>, passed, said) => {
  const judgement = judge(measured(value), limits)
  expect(judgement.passed).toBe(passed)
  expect(judgement.text).toContain(said)
})

test('limits are lowered, never raised; what is not measured any more goes', () => {
  expect(lowered(measured(1), { circles: 2, gone: 1 })).toEqual({ circles: 1 })
  expect(lowered(measured(3), { circles: 2 })).toEqual({ circles: 2 })
  expect(lowered(measured(3), {})).toEqual({ circles: 3 })
})
