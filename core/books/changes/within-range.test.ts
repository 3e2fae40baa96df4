/** Each figure that a decision moves, up to the limit and one beyond it; several changes of one decision add up. */
import { expect, test } from 'vitest'
import { present } from '../../base/assert.ts'
import { books, cashNo } from '../../testing/books.ts'
import { houseKey } from '../accounts.ts'
import type { Change } from './change.ts'
import type { Leg } from './post.ts'
import { isBeyondRange, MOST_BALANCE } from './within-range.ts'

const date = '2026-11-23'
const C1 = cashNo('C1')
const lot = { tradeDate: date, settlementDate: '2026-11-24', usableFrom: date, withdrawableFrom: date }
const shareLot = { tradeDate: date, settlementDate: '2026-11-24', sellableFrom: date }

const given = books({ cash: { C1: '10.00' }, holdings: { 'C1 600000.XSHG': '100 cost 900.00' } })
const [H = 0] = given.holdings.keys()
const house = (name: string): Leg => ({ house: houseKey(1, 'bank', 1, name) })

const post = (debit: Leg, credit: Leg, amount: number): Change => ({
  kind: 'post',
  entry: 'adjustment',
  asset: 1,
  amount,
  debit,
  credit,
  tradeDate: date,
})

test.each<[string, number, (amount: number) => Change[]]>([
  ['settled money', 1000, amount => [post(house('a'), { cashAccount: C1 }, amount)]],
  ['a lot of money', 1000, amount => [post(house('a'), { cashAccount: C1, unsettled: lot }, amount)]],
  ['settled shares', 100, amount => [post(house('a'), { holding: H }, amount)]],
  ['a lot of shares', 100, amount => [post(house('a'), { holding: H, unsettled: shareLot }, amount)]],
  ['a house account', 0, amount => [post(house('a'), house('b'), amount)]],
  ['a cost', 90_000, amount => [{ kind: 'addCost', holdingNo: H, amount }]],
  [
    'one account by several changes',
    1001,
    amount => [post(house('a'), { cashAccount: C1 }, 1), post(house('b'), { cashAccount: C1 }, amount)],
  ],
  [
    'what is settled of a lot',
    1000,
    amount => [{ kind: 'settleCash', accountNo: C1, lot, purchases: 0, proceeds: amount }],
  ],
  [
    'shares that are settled of a lot',
    100,
    amount => [{ kind: 'settleShares', holdingNo: H, lot: shareLot, bought: amount, sold: 0 }],
  ],
])('%s', (_, before, changes) => {
  const left = MOST_BALANCE - before
  expect([isBeyondRange(given, changes(left)), isBeyondRange(given, changes(left + 1))]).toEqual([
    false,
    true,
  ])
})

test('what goes out counts as what comes in', () => {
  const left = MOST_BALANCE + present(given.cashAccounts.get(C1), 'account').settled
  const out = (amount: number) => [post({ cashAccount: C1 }, house('a'), amount)]
  expect(isBeyondRange(given, out(MOST_BALANCE))).toBe(false)
  expect(isBeyondRange(given, [...out(left - 1000), post({ cashAccount: C1 }, house('b'), 1001)])).toBe(true)
})
