/** A trade takes other figures; one that is cleared no more. */
import { NO_FEES } from '../../rules/fee-sums.ts'
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'

const key = '2026-11-23/XSHG//T1/buy'
const nothing = { price: 100_000, quantity: 0, amount: 0, accruedInterest: 0, fees: NO_FEES } as const
const change = { kind: 'correctTrade', tradeKey: key, ...nothing } as const

testChange('correctTrade', {
  given: books({
    cash: { C1: '2000.00' },
    orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1']],
  }),
  cases: [
    [
      'busted',
      change,
      [
        `trades ${key} amount 100000 → 0`,
        `trades ${key} fees commission 500 → 0`,
        `trades ${key} fees exchangeFee 3 → 0`,
        `trades ${key} fees regulatoryFee 2 → 0`,
        `trades ${key} fees transferFee 1 → 0`,
        `trades ${key} quantity 100 → 0`,
      ],
    ],
    ['below nothing', { ...change, quantity: -1 }, /not below nothing/],
    ['a trade that is not there', { ...change, tradeKey: 'K' }, /trade is missing/],
    [
      'after it was cleared',
      [{ kind: 'markTrade', tradeKey: key, clearingRun: 1 }, change],
      /before it is cleared/,
    ],
  ],
})
