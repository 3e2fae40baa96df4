/** A trade is settled, or cleared; the one does not undo the other. */
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'

const key = '2026-11-23/XSHG//T1/buy'

testChange('markTrade', {
  given: books({
    cash: { C1: '2000.00' },
    orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1']],
  }),
  cases: [
    [
      'settled',
      { kind: 'markTrade', tradeKey: key, settledOn: '2026-11-23' },
      [`trades ${key} settledOn null → 2026-11-23`],
    ],
    ['cleared', { kind: 'markTrade', tradeKey: key, clearingRun: 2 }, [`trades ${key} clearingRun 0 → 2`]],
    [
      'settled, then cleared',
      [
        { kind: 'markTrade', tradeKey: key, settledOn: '2026-11-23' },
        { kind: 'markTrade', tradeKey: key, clearingRun: 1 },
      ],
      [`trades ${key} clearingRun 0 → 1`, `trades ${key} settledOn null → 2026-11-23`],
    ],
    ['a trade that is not there', { kind: 'markTrade', tradeKey: 'K' }, /trade is missing/],
  ],
})
