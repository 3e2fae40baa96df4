import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { checkHoldingFreeze } from './holding-freeze.ts'

const given = books({
  cash: { C1: '1.00' },
  holdings: { 'C1 600000.XSHG': '100' },
  freezes: { C1: ['1.00 of 1.00'], 'C1 600000.XSHG': ['5 of 5'] },
})

test('of shares: with the holding it is on', () => {
  expect(checkHoldingFreeze(given, 2)).toMatchObject({
    freeze: { freezeNo: 2 },
    holding: { holdingNo: 1_000_000_000_001 },
  })
})

test.each([1, 9])('freeze %i is none of shares', freezeNo => {
  expect(checkHoldingFreeze(given, freezeNo)).toMatchObject({ code: 'freeze_not_found' })
})
