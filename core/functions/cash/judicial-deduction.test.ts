/** G06: takes from the named freeze and from nothing else; the rest of the freeze stays in force. */
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { judicialDeduction } from './judicial-deduction.ts'

const H = 1_000_000_000_001
const CASH = 1_000_000_101
const taken = { kind: 'post', entry: 'settlement-difference', tradeDate: '2026-11-23' } as const
const given = books({
  cash: { C1: '100.00' },
  holdings: { 'C1 600000.XSHG': '100 cost 900.00' },
  freezes: { C1: ['60.00 of 60.00', '40.00 of 90.00', 'day 0.00 of 1.00'], 'C1 600000.XSHG': ['50 of 50'] },
})
const ended = books({ cash: { C1: '1.00' }, freezes: { C1: ['0.00 of 60.00'] } })
ended.freezes.get(1)!.status = 'expired'

/** A fact has taken 30.00 and 60 shares of what was frozen. */
const overdrawn = books({
  cash: { C1: '100.00' },
  holdings: { 'C1 600000.XSHG': '100 cost 900.00' },
  freezes: { C1: ['60.00 of 60.00', '40.00 of 90.00'], 'C1 600000.XSHG': ['50 of 50'] },
})
applyChanges(overdrawn, [
  { ...taken, asset: 1, amount: 3_000, debit: { cashAccount: CASH }, credit: { house: '1/suspense/1/' } },
  { ...taken, asset: 1001, amount: 60, debit: { holding: H }, credit: { house: '1/suspense/1001/' } },
])

testFunction(judicialDeduction, {
  given,
  typical: { freezeNo: 1, amount: '60.00', authority: 'court', document: 'D1' },
  cases: [
    ['unknown freeze', { freezeNo: 9 }, 'freeze_not_found'],
    ['a freeze of the day', { freezeNo: 3 }, 'freeze_not_long'],
    ['ended', {}, 'freeze_ended', { books: ended }],
    ['nothing said', { amount: undefined }, 'deduction_amount_missing'],
    ['shares of money', { amount: undefined, quantity: 1 }, 'deduction_amount_missing'],
    ['money of shares', { freezeNo: 4 }, 'deduction_amount_missing'],
    ['one fen more than is frozen', { amount: '60.01' }, 'deduction_exceeds_freeze'],
    ['what only waits', { freezeNo: 2, amount: '40.01' }, 'deduction_exceeds_freeze'],
    [
      'all of it',
      {},
      [
        `setFreeze 1 cash ${CASH} 0.00 of 60.00 rank 1 released`,
        `post deduction CNY 60.00 cash ${CASH} → bank`,
        `insert voucher 1 deduction ${CASH} CNY 60.00`,
      ],
    ],
    [
      'a part; the rest still waits',
      { freezeNo: 2, amount: '30.00' },
      [
        `setFreeze 2 cash ${CASH} 10.00 of 60.00 rank 2 in-force`,
        `post deduction CNY 30.00 cash ${CASH} → bank`,
        `insert voucher 1 deduction ${CASH} CNY 30.00`,
      ],
    ],
    [
      'of money that a fact has taken: the earlier freeze has its own',
      {},
      [
        `setFreeze 1 cash ${CASH} 0.00 of 60.00 rank 1 released`,
        `post deduction CNY 60.00 cash ${CASH} → bank`,
        `insert voucher 1 deduction ${CASH} CNY 60.00`,
      ],
      { books: overdrawn },
    ],
    [
      'the later one what is left',
      { freezeNo: 2, amount: '10.01' },
      'insufficient_cash',
      { books: overdrawn },
    ],
    [
      'shares that are not there',
      { freezeNo: 3, amount: undefined, quantity: 41 },
      'insufficient_shares',
      { books: overdrawn },
    ],
    [
      'shares, with what they cost',
      { freezeNo: 4, amount: undefined, quantity: 20 },
      [
        `setFreeze 4 holding ${H} 30 of 30 rank 1 in-force`,
        `post deduction 600000.XSHG 20 holding ${H} → depository XSHG`,
        `addCost ${H} -180.00`,
        `insert voucher 1 deduction ${H} 600000.XSHG 20`,
      ],
    ],
  ],
})
