/** A teller's day with one function; the tests of core/engine show how limits use it. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { countMoved, movedToday } from './teller-totals.ts'

const of = { tellerNo: 1001, use: 'making', functionCode: 'F09' } as const

test('it adds up, each currency by itself, and only grows within its day', () => {
  const on = books()
  const count = (amount: number, currency: 'CNY' | 'USD') =>
    applyChanges(on, countMoved(on, of, [{ amount, currency }]))
  count(5, 'CNY')
  count(7, 'USD')
  count(6, 'CNY')
  const today = () => (['CNY', 'USD', 'HKD'] as const).map(currency => movedToday(on, of, currency))
  expect(today()).toEqual([11, 7, 0])
  on.day.businessDate = '2026-11-24'
  expect(today()).toEqual([0, 0, 0])
})

test.each([
  ['another teller', { tellerNo: 1002 }],
  ['another function', { functionCode: 'F10' }],
  ['what was agreed to', { use: 'checking' as const }],
])('%s is another sum', (_, differing) => {
  const on = books()
  applyChanges(on, countMoved(on, of, [{ amount: 5, currency: 'CNY' }]))
  expect(movedToday(on, { ...of, ...differing }, 'CNY')).toBe(0)
})

test('up to what an integer holds', () => {
  const on = books()
  const most = Number.MAX_SAFE_INTEGER
  applyChanges(on, countMoved(on, of, [{ amount: most - 1, currency: 'CNY' }]))
  expect(countMoved(on, of, [{ amount: 1, currency: 'CNY' }])).toMatchObject([{ row: { amount: most } }])
  expect(() => countMoved(on, of, [{ amount: 2, currency: 'CNY' }])).toThrow('out of range')
})
