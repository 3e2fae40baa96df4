/** A trade is corrected or taken back. The client stands as if it had been right at once, in all four settlement modes. */
import { describe, expect, test } from 'vitest'
import { cashBalance, shareBalance } from '../../books/changes/post.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { availableCash } from '../../books/figures.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { recordsOf } from '../../books/records.ts'
import type { MutableBooks } from '../../books/books.ts'
import { books, cashNo, clientNo, happen, holdingOf } from '../../testing/books.ts'
import { correctTrade } from './correct-trade.ts'
import { holdAfter } from '../freezes/hold-after.ts'

type Mode = 1 | 2 | 3 | 4
const MODES: readonly Mode[] = [1, 2, 3, 4]

function told(mode: Mode, side: 'buy' | 'sell', ...fills: string[]) {
  const given = books({
    clients: { C1: `mode ${mode}` },
    cash: { C1: '5000.00' },
    holdings: { 'C1 600000.XSHG': '1000 cost 5000.00' },
    orders: [[`C1 ${side} 200 600000.XSHG @ ${side === 'buy' ? '10.01' : '10.00'}`, ...fills]],
  })
  return given
}

function figures(given: ReturnType<typeof told>) {
  const account = given.cashAccounts.get(cashNo('C1'))!
  const holding = holdingOf(given, 'C1', '600000.XSHG')
  const { filledQuantity, filledAmount, fees, holdCash, holdShares } = given.orders.get(1)!
  return {
    cash: cashBalance(account),
    available: availableCash(account, given.day.businessDate),
    shares: shareBalance(holding),
    cost: holding.cost,
    order: { filledQuantity, filledAmount, fees, holdCash, holdShares },
  }
}

function correct(given: ReturnType<typeof told>, tradeNo: string, price: number, quantity: number) {
  const trade = [...given.trades.values()].find(each => each.tradeNo === tradeNo)!
  applyChanges(given, correctTrade(given, trade, { price, quantity }))
  expect(brokenInvariants(given)).toEqual([])
  return given
}

describe.each(MODES.flatMap(mode => (['buy', 'sell'] as const).map(side => [mode, side] as const)))(
  'mode %i, %s',
  (mode, side) => {
    test.each([
      ['taken back: as if it had never been', ['fill 100 @ 10.00 as T1'], ['T1', 100_000, 0], ['accepted']],
      [
        'one of two taken back: the fees are those of the other alone',
        ['fill 100 @ 10.00 as T1', 'fill 50 @ 10.00 as T2'],
        ['T1', 100_000, 0],
        ['fill 50 @ 10.00 as T2'],
      ],
      ['less', ['fill 100 @ 10.00 as T1'], ['T1', 100_000, 80], ['fill 80 @ 10.00 as T1']],
      ['more', ['fill 100 @ 10.00 as T1'], ['T1', 100_000, 120], ['fill 120 @ 10.00 as T1']],
      ['at another price', ['fill 100 @ 10.00 as T1'], ['T1', 100_100, 100], ['fill 100 @ 10.01 as T1']],
    ] as const)('%s', (_, fills, [tradeNo, price, quantity], right) => {
      const wrong = correct(told(mode, side, ...fills), tradeNo, price, quantity)
      expect(figures(wrong)).toEqual(figures(told(mode, side, ...right)))
    })
  },
)

test.each([true, false])('a bond quoted clean, charged for with accrued interest: %s', withInterest => {
  const bond = (...fills: string[]) =>
    books({
      cash: { C1: '200000.00' },
      instruments: { '019547.XSHG': 'government-bond, T+0, unlimited, accrued 0.8153' },
      parameters: {
        feeBasis: [{ key: 'government-bond', from: '2026-01-01', source: 'test', withInterest }],
      },
      orders: [['C1 buy 100000 019547.XSHG @ 121.30', ...fills]],
    })
  const standing = (given: MutableBooks) => {
    const { filledAmount, filledInterest, fees, holdCash } = given.orders.get(1)!
    return {
      filledAmount,
      filledInterest,
      fees,
      holdCash,
      cash: cashBalance(given.cashAccounts.get(cashNo('C1'))!),
    }
  }
  const [first, second] = ['fill 40000 @ 121.30 as T1', 'fill 10000 @ 121.20 as T2']
  const less = correct(bond(first, second), 'T1', 1_213_000, 30_000)
  expect(standing(less)).toEqual(standing(bond('fill 30000 @ 121.30 as T1', second)))
  const none = correct(bond(first), 'T1', 1_213_000, 0)
  expect(standing(none)).toEqual(standing(bond('accepted')))
  expect('filledInterest' in none.orders.get(1)!).toBe(false)
})

test('an order that was filled and is so no more ends, and holds nothing', () => {
  const given = correct(told(2, 'buy', 'fill 200 @ 10.00 as T1'), 'T1', 100_000, 0)
  expect(given.orders.get(1)).toMatchObject({
    status: 'canceled',
    filledQuantity: 0,
    canceledQuantity: 200,
    holdCash: 0,
  })
  expect(given.cashAccounts.get(cashNo('C1'))).toMatchObject({ onHold: 0 })
})

describe.each(MODES.flatMap(mode => (['buy', 'sell'] as const).map(side => [mode, side] as const)))(
  'repo in mode %i, %s',
  (mode, side) => {
    const repo = (...fills: string[]) =>
      books({
        clients: { C1: `mode ${mode}, boards repo-borrow` },
        cash: { C1: '5000.00' },
        instruments: { '204001.XSHG': 'repo, T+0, unlimited' },
        orders: [[`C1 ${side} 3000 204001.XSHG @ ${side === 'buy' ? '2.10' : '2.00'}`, ...fills]],
      })
    const standing = (given: MutableBooks) => {
      const account = given.cashAccounts.get(cashNo('C1'))!
      const [opened] = recordsOf(given.clients.get(clientNo('C1'))!, 'repo')
      const { amount, rate, interest, status } = opened ?? {
        amount: 0,
        rate: 0,
        interest: 0,
        status: 'matured',
      }
      const { filledQuantity, filledAmount, fees, holdCash } = given.orders.get(1)!
      return {
        cash: cashBalance(account),
        available: availableCash(account, given.day.businessDate),
        // A trade that was taken back has no rate.
        repo: { amount, rate: amount === 0 ? 0 : rate, interest, status },
        order: { filledQuantity, filledAmount, fees, holdCash },
      }
    }

    test.each([
      ['taken back: nothing comes back of it', 20_000, 0, 'accepted'],
      ['less was lent', 20_000, 1000, 'fill 1000 @ 2.00 as T1'],
      ['at another rate', 21_000, 2000, 'fill 2000 @ 2.10 as T1'],
    ])('%s', (_, rate, quantity, right) => {
      const wrong = correct(repo('fill 2000 @ 2.00 as T1'), 'T1', rate, quantity)
      expect(standing(wrong)).toEqual(standing(repo(right)))
      expect([...wrong.trades.values()][0]).toMatchObject({ quantity, amount: quantity * 100 })
    })
  },
)

test('in a chain the open follower holds for the commission that is due again', () => {
  const given = books({
    cash: { C1: '9000.00' },
    orders: [['C1 buy 400 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1', 'cancel']],
  })
  given.orders.get(1)!.cancelQuantity = 100
  happen(given, 1, 'canceled 300')
  const before = given.orders.get(2)!.holdCash
  correct(given, 'T1', 100_000, 0)
  const follower = given.orders.get(2)!
  expect(follower.holdCash).toBe(holdAfter(given, follower).cash)
  expect(follower.holdCash).toBeGreaterThan(before)
})

test('an order that is filled now has ended so, and holds nothing', () => {
  const given = correct(told(2, 'buy', 'fill 100 @ 10.00 as T1'), 'T1', 100_000, 200)
  expect(given.orders.get(1)).toMatchObject({ status: 'filled', filledQuantity: 200, holdCash: 0 })
})
