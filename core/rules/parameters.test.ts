import { expect, test } from 'vitest'
import { inForce } from './parameters.ts'

const rows = [
  { key: 'a', from: '2026-07-06', source: '', value: 3 },
  { key: 'b', from: '2020-01-01', source: '', value: 9 },
  { key: 'a', from: '2008-09-19', source: '', value: 1 },
  { key: 'a', from: '2023-08-28', source: '', value: 2 },
]

test.each([
  ['2008-09-18', undefined],
  ['2008-09-19', 1],
  ['2023-08-27', 1],
  ['2023-08-28', 2],
  ['2026-07-05', 2],
  ['2026-07-06', 3],
  ['2099-01-01', 3],
])('on %s the row %s is in force', (date, value) => {
  expect(inForce(rows, 'a', date)?.value).toBe(value)
})

test('a key without rows has none', () => {
  expect(inForce(rows, 'c', '2026-07-06')).toBeUndefined()
})

test('a row that only ends its key leaves none from its date on', () => {
  const ended = [...rows, { key: 'b', from: '2025-01-01', source: '', value: 0, isEnded: true as const }]
  expect(inForce(ended, 'b', '2024-12-31')?.value).toBe(9)
  expect(inForce(ended, 'b', '2025-01-01')).toBeUndefined()
})
