/** One holding for account, instrument, trading unit and nature. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'
import { applyChanges } from './change.ts'

const open = {
  kind: 'openHolding',
  holdingNo: 1_000_000_000_002,
  securitiesAccountId: '0000000001.XSHE',
  instrumentNo: 1002,
  tradingUnit: '300001',
  shareNature: '',
} as const
const given = books({ holdings: { 'C1 000001.XSHE': '100' } })

testChange('openHolding', {
  given,
  cases: [
    ['the same key', open, /one holding per key/],
    ['without account', { ...open, securitiesAccountId: 'A999999999.XSHG' }, /securities account is missing/],
  ],
})

test('another unit or nature is another holding', () => {
  applyChanges(given, [
    { ...open, tradingUnit: '300002' },
    { ...open, holdingNo: 1_000_000_000_009, shareNature: 'restricted' },
  ])
  expect(given.clients.get(10_000_001)?.holdings).toHaveLength(3)
  expect(given.counters.holdingNo).toBe(1_000_000_000_010)
  expect(given.dirty.holding.inserted.size).toBe(2)
})
