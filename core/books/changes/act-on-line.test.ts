import { expect, test } from 'vitest'
import { books as someBooks } from '../../testing/books.ts'
import { noDirt } from '../dirty.ts'
import { applyChanges } from './change.ts'

test('what a line is to do leaves in its turn, and changes nothing of the books', () => {
  const books = someBooks()
  books.dirty = noDirt()
  applyChanges(books, [
    { kind: 'actOnLine', act: 'renumber', tradingUnit: '26001' },
    { kind: 'actOnLine', act: 'reconcile', tradingUnit: '260001' },
  ])
  expect(books.outgoing).toEqual([
    { kind: 'line-act', act: 'renumber', tradingUnit: '26001' },
    { kind: 'line-act', act: 'reconcile', tradingUnit: '260001' },
  ])
  expect(books.dirty).toEqual(noDirt())
})
