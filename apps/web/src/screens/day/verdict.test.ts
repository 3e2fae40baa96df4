/** The headline of a closed day says all only where it is all. */
import { expect, test } from 'vitest'
import { verdictOf } from './verdict.ts'

const line = (name: string, isInternal: boolean, isTrue: boolean) => ({
  name,
  title: { zh: name, en: name },
  isInternal,
  isTrue,
  count: isTrue ? 0 : 1,
})
const INSIDE = line('holds', true, true)
const carried = (...names: string[]) => names.map(name => ({ name, since: '2026-11-23' }))

test.each([
  ['everything', true, [INSIDE, line('money', false, true)], [], 'true', 0],
  [
    'but for one that is carried',
    true,
    [INSIDE, line('money', false, false)],
    carried('money', '1/money/x'),
    'carried',
    1,
  ],
  ['but for those of earlier days', true, [INSIDE], carried('1/holding/x', '1/holding/y'), 'carried', 2],
  ['not even inside', false, [line('holds', true, false)], [], 'false', 0],
] as const)('%s', (_, isProved, lines, exceptions, mark, count) => {
  expect(verdictOf({ isProved, lines, exceptions })).toEqual({ mark, carried: count })
})
