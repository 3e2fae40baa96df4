/** Which orders share one commission, and what the others of them were charged. */
import { expect, test } from 'vitest'
import { books, cashNo, happen } from '../../testing/books.ts'
import { holdAfter } from '../freezes/hold-after.ts'
import { feesOn } from '../../rules/fees.ts'
import { sumFees, NOTHING_ELSEWHERE } from '../../rules/fee-sums.ts'
import { feeScheduleOf } from './fee-schedule.ts'
import { elsewhereInChain, firstOf, openInChain } from './order-chain.ts'

const given = books({
  cash: { C1: '9000.00' },
  orders: [
    ['C1 buy 400 600000.XSHG @ 10.00', 'accepted', 'fill 100 @ 10.00', 'cancel'],
    ['C1 buy 100 600000.XSHG @ 9.00', 'accepted', 'fill 100 @ 9.00'],
  ],
})
given.orders.get(1)!.cancelQuantity = 100
happen(given, 1, 'canceled 300')

test('the order entered again continues the first', () => {
  expect([...given.orders.values()].map(firstOf)).toEqual([1, 2, 1])
})

test('an order of its own has nothing elsewhere', () => {
  expect(elsewhereInChain(given, given.orders.get(2)!)).toBe(NOTHING_ELSEWHERE)
})

test('what the first was filled for and charged counts for the second, and the other way round', () => {
  const [first, second] = [given.orders.get(1)!, given.orders.get(3)!]
  expect(elsewhereInChain(given, second)).toEqual({
    filledAmount: 100_000,
    filledInterest: 0,
    fees: first.fees,
  })
  happen(given, 3, 'fill 100 @ 9.00')
  expect(elsewhereInChain(given, first)).toEqual({
    filledAmount: 90_000,
    filledInterest: 0,
    fees: second.fees,
  })
})

test('accrued interest of a bond stays with the order that was filled, and counts for the other', () => {
  const bonds = books({
    cash: { C1: '900000.00' },
    instruments: { '019547.XSHG': 'government-bond, T+0, unlimited, accrued 0.8153' },
    orders: [['C1 buy 400000 019547.XSHG @ 100.00', 'accepted', 'fill 100000 @ 100.00', 'cancel']],
  })
  bonds.orders.get(1)!.cancelQuantity = 100_000
  happen(bonds, 1, 'canceled 300000')
  const [first, second] = [bonds.orders.get(1)!, bonds.orders.get(2)!]
  expect([first.filledInterest, 'filledInterest' in second]).toEqual([81_530, false])
  expect(elsewhereInChain(bonds, second).filledInterest).toBe(81_530)
})

test('figures of the decision under way go before those of the books', () => {
  const instead = { ...given.orders.get(1)!, filledAmount: 7 }
  expect(elsewhereInChain(given, given.orders.get(3)!, instead).filledAmount).toBe(7)
})

test('a late fill on the first order changes what the open follower holds, at once', () => {
  const late = books({
    cash: { C1: '9000.00' },
    orders: [['C1 buy 400 600000.XSHG @ 10.00', 'accepted', 'fill 100 @ 10.00', 'cancel']],
  })
  late.orders.get(1)!.cancelQuantity = 100
  happen(late, 1, 'canceled 300')
  const [follower] = openInChain(late, late.orders.get(1)!)
  expect(follower?.orderId).toBe(2)
  happen(late, 1, 'fill 100 @ 10.00')
  const second = late.orders.get(2)!
  expect(second.holdCash).toBe(holdAfter(late, second).cash)
  const held = [...late.orders.values()].reduce((sum, { holdCash }) => sum + holdCash, 0)
  expect(late.cashAccounts.get(cashNo('C1'))?.onHold).toBe(held)
})

test("taxes and the exchange's fees go by own order, as the depository reckons them; the commission by the chain", () => {
  const parts = books({
    cash: { C1: '90000.00' },
    holdings: { 'C1 600000.XSHG': '3000' },
    orders: [['C1 sell 3000 600000.XSHG @ 9.11', 'accepted', 'fill 1100 @ 9.13', 'cancel']],
  })
  parts.orders.get(1)!.cancelQuantity = 100
  happen(parts, 1, 'canceled 1900')
  happen(parts, 2, 'fill 700 @ 9.11')
  happen(parts, 2, 'fill 1100 @ 9.17')
  const [first, second] = [parts.orders.get(1)!, parts.orders.get(2)!]
  const schedule = feeScheduleOf(
    parts,
    parts.instruments.get(first.instrumentNo)!,
    'standard',
    first.tradeDate,
  )
  const [one, other, both] = [
    first.filledAmount,
    second.filledAmount,
    first.filledAmount + second.filledAmount,
  ].map(amount => feesOn(schedule, 'sell', amount))
  const { commission: _, ...ownOfFirst } = one!
  const { commission: __, ...ownOfSecond } = other!
  expect(first.fees).toMatchObject(ownOfFirst)
  expect(second.fees).toMatchObject(ownOfSecond)
  expect(first.fees.commission + second.fees.commission).toBe(both!.commission)
  // Rounded once over both orders the sum would be different, as the depository's bill showed.
  expect(sumFees(first.fees) + sumFees(second.fees)).not.toBe(sumFees(both!))
})
