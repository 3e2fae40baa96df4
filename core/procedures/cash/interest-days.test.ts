/** Interest by date, with both ends counted; a negative amount earns the same with the other sign. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { interestDays } from './interest-days.ts'

const given = books()

test.each([
  ['one day', 100, '2026-11-20', '2026-11-20', 50_000n],
  ['three days, a weekend among them', 100, '2026-11-20', '2026-11-22', 150_000n],
  ['the other way', -100, '2026-11-20', '2026-11-22', -150_000n],
  ['nothing', 0, '2026-11-20', '2026-11-22', 0n],
  ['from today on', 100, '2026-11-23', '2026-11-22', 0n],
])('%s', (_, amount, from, to, expected) => {
  expect(interestDays(given, { currency: 'CNY', amount, period: { from, to } })).toBe(expected)
})
