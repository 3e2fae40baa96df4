/** Rows of a file go to their table and nowhere else. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { stateHash } from '../state-hash.ts'
import { applyChanges } from './change.ts'

test('stored as they came; the books know nothing of them', () => {
  const given = books()
  const before = stateHash(given)
  const row = {
    tradeDate: '2026-11-23',
    market: 'XSHG',
    tradingUnit: '20001',
    currency: 'CNY',
    buys: 1,
    sells: 2,
    repoBack: 0,
    repoRepaid: 0,
    stampDuty: 5,
    transferFee: 1,
    exchangeFee: 1,
    regulatoryFee: 1,
    settlementFee: null,
  } as const
  applyChanges(given, [
    { kind: 'storeFile', table: 'depository_money', rows: [row, { ...row, tradingUnit: '20002' }] },
  ])
  expect(given.dirty.depository_money.inserted.size).toBe(2)
  expect(stateHash(given)).toBe(before)
})
