import { expect, test } from 'vitest'
import { repoTermOf } from './repo-term.ts'

test.each([
  ['XSHG', '204001', 1],
  ['XSHG', '204182', 182],
  ['XSHE', '131810', 1],
  ['XSHE', '131801', 7],
  ['XSHE', '204001', undefined],
  ['BJSE', '204001', undefined],
] as const)('%s %s lasts %s days', (market, code, days) => {
  expect(repoTermOf({ market, code })).toBe(days)
})
