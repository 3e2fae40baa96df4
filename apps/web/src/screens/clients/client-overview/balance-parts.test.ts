import { describe, expect, test } from 'vitest'
import { cashParts, holdingParts, type PartLine } from './balance-parts.ts'

const told = (lines: readonly PartLine[]): string[] =>
  lines.map(({ sign, words, figure }) => `${sign} ${words} ${figure}`)

describe('cash', () => {
  test('that is only there: nothing to take off', () =>
    expect(
      told(cashParts({ settled: '100.00', balance: '100.00', available: '100.00', withdrawable: '100.00' })),
    ).toEqual([
      '+ cash.settled 100.00',
      '= cash.balance 100.00',
      '= cash.available 100.00',
      '+ cash.settled 100.00',
      '= cash.withdrawable 100.00',
    ]))

  test('with trades on their way, holds, and money that may not go out yet', () =>
    expect(
      told(
        cashParts({
          settled: '1000.00',
          unsettledProceeds: '300.00',
          unsettledPurchases: '500.00',
          balance: '800.00',
          onHold: '50.00',
          frozen: '20.00',
          available: '430.00',
          uncleared: '100.00',
          withdrawable: '630.00',
        }),
      ),
    ).toEqual([
      '+ cash.settled 1,000.00',
      '+ cash.unsettledProceeds 300.00',
      '− cash.unsettledPurchases 500.00',
      '= cash.balance 800.00',
      '− cash.onHold 50.00',
      '− cash.frozen 20.00',
      '− cash.notUsableYet 300.00',
      '= cash.available 430.00',
      '+ cash.settled 1,000.00',
      '− cash.frozen 20.00',
      '− cash.uncleared 100.00',
      '− cash.spokenFor 250.00',
      '= cash.withdrawable 630.00',
    ]))

  test('overdrawn money is taken off, not added', () =>
    expect(told(cashParts({ settled: '-5.00', balance: '-5.00', available: '-5.00' }))[0]).toBe(
      '− cash.settled 5.00',
    ))
})

describe('a holding', () => {
  test('bought today is not sellable yet', () =>
    expect(
      told(holdingParts({ total: 1_000, onHold: 200, frozen: 0, restricted: 0, sellable: 500 })),
    ).toEqual([
      '+ holding.total 1,000',
      '− cash.onHold 200',
      '− holding.notSellableYet 300',
      '= order.sellable 500',
    ]))
  test('pledged is not sellable at all', () =>
    expect(told(holdingParts({ total: 1_000, sellable: 0, shareNature: 'pledged' }))).toEqual([
      '+ holding.total 1,000',
      '− pick.pledged 1,000',
      '= order.sellable 0',
    ]))
})
