import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { newDifferences } from './new-differences.ts'

test('a difference is listed once, and again when it has changed', () => {
  const given = books()
  const found = { kind: 'money', subject: 'trades XSHG 20001 CNY', ours: '1 2', theirs: '1 3' } as const
  const first = newDifferences(given, [found])
  expect(first).toMatchObject([{ kind: 'insert', row: { resolution: 'open', businessDate: '2026-11-23' } }])
  applyChanges(given, first)
  expect(newDifferences(given, [found])).toEqual([])
  expect(newDifferences(given, [{ ...found, theirs: '1 4' }])).toMatchObject([
    { kind: 'update', row: { theirs: '1 4', resolution: 'open' } },
  ])
})
