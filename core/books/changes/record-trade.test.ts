/** A trade is recorded once by its key. */
import { expect, test } from 'vitest'
import { books, copyOf } from '../../testing/books.ts'
import { applyChanges } from './change.ts'

const given = books({
  cash: { C1: '2000.00' },
  orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 40 @ 10.00 as T1']],
})
const known = given.trades.get('2026-11-23/XSHG//T1/buy')!

test('another key, the next number', () => {
  const copy = copyOf(given)
  applyChanges(copy, [
    { kind: 'recordTrade', trade: { ...known, tradeKey: '2026-11-23/XSHG//T2/buy', tradeSeq: 2 } },
  ])
  expect(copy.counters.tradeSeq).toBe(3)
  expect(copy.clients.get(10_000_001)?.trades.size).toBe(2)
  expect(copy.dirty.trade.inserted.size).toBe(1)
})

test('the same key is a bug of ours', () => {
  expect(() => applyChanges(copyOf(given), [{ kind: 'recordTrade', trade: known }])).toThrow(/recorded once/)
})
