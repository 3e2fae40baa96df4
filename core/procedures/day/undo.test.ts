/**
 * What a decision writes to be taken back. That it leads back is checked for every row of the tables of E11, E12, E13 and E03A
 * (core/testing/undone.ts); here are the limits.
 */
import { expect, test } from 'vitest'
import { applyChanges, type Change } from '../../books/changes/change.ts'
import { books, cashNo } from '../../testing/books.ts'
import { undoRows } from '../../testing/undone.ts'
import { undoable, undoNotes } from './undo.ts'

const given = () => books({ day: '2026-11-23 closing', cash: { C1: '10.00' } })
const post: Change = {
  kind: 'post',
  entry: 'interest',
  asset: 1,
  amount: 7,
  debit: { house: '1/interest-expense/1/' },
  credit: { cashAccount: cashNo('C1') },
  tradeDate: '2026-11-23',
}

test('the mirror image, then the interest as it stood; with the run and the clients', () => {
  const [, written] = undoable(given(), [post], { code: 'E12', clientNos: [10_000_001] })
  expect(written).toMatchObject({
    table: 'clearing_undo',
    row: { undoNo: 1, run: 1, code: 'E12', clientNos: [10_000_001] },
  })
  const [row] = undoRows([written!])
  expect(row?.changes).toMatchObject([
    { kind: 'post', isMirror: true, debit: post.credit, credit: post.debit },
    { kind: 'restoreAccruals' },
  ])
})

test('nothing to take back: nothing is written', () => {
  expect(undoable(given(), [], { code: 'E11' })).toEqual([])
})

test('parts are noted anew each time that the decision is carried out', () => {
  const { begin, noted, kept } = undoNotes({ code: 'E12' })
  const sizes = [1, 2].map(() => {
    const on = given()
    begin(on)
    applyChanges(on, noted(() => [post])(on))
    return undoRows(kept(on)).map(({ changes }) => changes.length)
  })
  expect(sizes).toEqual([[2], [2]])
})

test('a step that changes what nobody can take back stops', () => {
  const on = given()
  const moved: Change = { kind: 'askOrder', orderId: 1 }
  expect(() => undoable(on, [moved], { code: 'E12' })).toThrow('askOrder')
  const block = {
    kind: 'insert',
    table: 'void_certificate',
    row: { businessDate: '2026-11-23', run: 1, content: {} },
  } as const
  expect(() => undoable(on, [block], { code: 'E12' })).toThrow('void_certificate')
})
