/** Changes of a decision are applied in order, and each knows how. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { applyChanges } from './change.ts'

test('a later change sees what an earlier one did', () => {
  const given = books()
  applyChanges(given, [
    {
      kind: 'openHolding',
      holdingNo: 5,
      securitiesAccountId: 'A000000001.XSHG',
      instrumentNo: 1001,
      tradingUnit: '',
      shareNature: '',
    },
    { kind: 'addCost', holdingNo: 5, amount: 100 },
    { kind: 'addCost', holdingNo: 5, amount: 20 },
  ])
  expect(given.holdings.get(5)?.cost).toBe(120)
})

test('a kind that nobody knows is a bug of ours', () => {
  expect(() => applyChanges(books(), [{ kind: 'inventMoney' } as never])).toThrow(TypeError)
})
