import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { noteDifference, noteDues } from './note-dues.ts'

const UNIT = { market: 'XSHG', tradingUnit: '20001' } as const
const fee = { ...UNIT, currency: 'CNY', fee: 'exchangeFee' } as const

test('repos that mature are due with the depository, too; its figure is noted beside ours', () => {
  const given = books()
  const maturing = [{ ...UNIT, settlementDate: '2026-11-24', amount: 10_000_548 }]
  const stated = [{ ...UNIT, currency: 'CNY', gross: 10_000_540 } as const]
  applyChanges(given, noteDues(given, [], { maturing, stated, differences: [] }))
  expect([...given.settlementDues.values()]).toMatchObject([
    { dueKey: '2026-11-24/XSHG/20001/CNY', ours: 10_000_548, theirs: 10_000_540, isOpen: true },
  ])
})

test('a fee above the limit is in the depository’s figure alone until a person accepts it', () => {
  const given = books()
  const difference = { discrepancyKey: 'D1', fee, tradeDate: '2026-11-23', more: 500, isRounding: false }
  const stated = [{ ...UNIT, currency: 'CNY', gross: 0 } as const]
  applyChanges(given, noteDues(given, [], { maturing: [], stated, differences: [difference] }))
  expect([...given.settlementDues.values()]).toMatchObject([{ ours: 0, theirs: -500, isOpen: false }])
  applyChanges(given, [noteDifference(given, difference)])
  expect([...given.settlementDues.values()]).toMatchObject([{ ours: -500, theirs: -500, isOpen: true }])
})
