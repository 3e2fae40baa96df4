/** Available, withdrawable, sellable: by every term of the rule, and on both sides of each date. */
import { describe, expect, test } from 'vitest'
import type { CashAccount, Holding } from './accounts.ts'
import type { UnsettledCash } from './tables/cash/unsettled-cash.ts'
import type { UnsettledShares } from './tables/custody/unsettled-shares.ts'
import { availableCash, cashFigures, freezableCash, withdrawableCash } from './figures.ts'
import { holdingFigures, sellableQuantity } from './holding-figures.ts'

const TODAY = '2026-11-23'
const lot = (differing: Partial<UnsettledCash>): UnsettledCash => ({
  accountNo: 1,
  tradeDate: TODAY,
  settlementDate: '2026-11-24',
  usableFrom: TODAY,
  withdrawableFrom: '2026-11-24',
  purchases: 0,
  proceeds: 0,
  settledPurchases: 0,
  settledProceeds: 0,
  ...differing,
})
const late = { settlementDate: '2026-11-26', withdrawableFrom: '2026-11-26' }
const account = (differing: Partial<CashAccount>): CashAccount => ({
  accountNo: 1,
  clientNo: 1,
  branchNo: 1,
  currency: 'CNY',
  status: 'normal',
  custodyMode: 'counter',
  settled: 1000,
  onHold: 0,
  onTransferHold: 0,
  frozen: 0,
  uncleared: 0,
  unclearedOn: null,
  accruedTo: TODAY,
  accumulator: 0n,
  penaltyAccumulator: 0n,
  dueAccumulator: 0n,
  duePenaltyAccumulator: 0n,
  unsettled: [],
  ...differing,
})

describe('cash', () => {
  test.each([
    ['settled', {}, 1000, 1000],
    ['held by orders', { onHold: 300 }, 700, 700],
    ['held by transfers', { onTransferHold: 300 }, 700, 700],
    ['frozen', { frozen: 300 }, 700, 700],
    ['uncleared today', { uncleared: 300, unclearedOn: TODAY }, 1000, 700],
    ['uncleared yesterday', { uncleared: 300, unclearedOn: '2026-11-20' }, 1000, 1000],
    ['overdrawn', { settled: -5 }, -5, 0],
    ['purchases', { unsettled: [lot({ purchases: 300 })] }, 700, 700],
    ['proceeds buy, but do not leave', { unsettled: [lot({ proceeds: 300 })] }, 1300, 1000],
    [
      'proceeds not usable yet',
      { unsettled: [lot({ proceeds: 300, usableFrom: '2026-11-24' })] },
      1000,
      1000,
    ],
    [
      'proceeds pay purchases of the same date',
      { unsettled: [lot({ proceeds: 300, purchases: 200 })] },
      1100,
      1000,
    ],
    ['and part of dearer ones', { unsettled: [lot({ proceeds: 300, purchases: 400 })] }, 900, 900],
    ['proceeds pay an open order', { onHold: 300, unsettled: [lot({ proceeds: 300 })] }, 1000, 1000],
    [
      'proceeds pay purchases that settle later',
      { unsettled: [lot({ proceeds: 300 }), lot({ ...late, purchases: 300 })] },
      1000,
      1000,
    ],
    [
      'but not those that settle sooner',
      { unsettled: [lot({ purchases: 300 }), lot({ ...late, proceeds: 300 })] },
      1000,
      700,
    ],
    [
      'what is over for the first is there for the second',
      { unsettled: [lot({ proceeds: 500, purchases: 300 }), lot({ ...late, purchases: 200 })] },
      1000,
      1000,
    ],
    [
      'the worst date counts',
      { unsettled: [lot({ purchases: 400 }), lot({ ...late, proceeds: 900, purchases: 100 })] },
      1400,
      600,
    ],
    [
      'matured: proceeds leave',
      { unsettled: [lot({ settlementDate: TODAY, withdrawableFrom: TODAY, proceeds: 300 })] },
      1300,
      1300,
    ],
    [
      'matured: purchases are paid',
      { unsettled: [lot({ settlementDate: TODAY, withdrawableFrom: TODAY, purchases: 300 })] },
      700,
      700,
    ],
    [
      'matures tomorrow',
      { unsettled: [lot({ settlementDate: TODAY, withdrawableFrom: '2026-11-24', proceeds: 300 })] },
      1300,
      1000,
    ],
    [
      'settled early by its mode: figures as before',
      { settled: 1300, unsettled: [lot({ proceeds: 300, settledProceeds: 300 })] },
      1300,
      1000,
    ],
    [
      'bought and settled early',
      { settled: 700, unsettled: [lot({ purchases: 300, settledPurchases: 300 })] },
      700,
      700,
    ],
    [
      'everything at once',
      {
        onHold: 100,
        onTransferHold: 50,
        frozen: 30,
        uncleared: 20,
        unclearedOn: TODAY,
        unsettled: [lot({ proceeds: 10, purchases: 60 })],
      },
      770,
      750,
    ],
  ] satisfies [string, Partial<CashAccount>, number, number][])(
    '%s',
    (_, differing, available, withdrawable) => {
      const own = account(differing)
      expect([availableCash(own, TODAY), withdrawableCash(own, TODAY)]).toEqual([available, withdrawable])
      expect(cashFigures(own, TODAY)).toMatchObject({ available, withdrawable })
    },
  )

  test('never more to take out than to use, unless both are nothing', () => {
    const own = account({ unsettled: [lot({ proceeds: 300 })] })
    expect(withdrawableCash(own, TODAY)).toBeLessThanOrEqual(availableCash(own, TODAY))
  })

  test('a freeze takes effect on uncleared money, but not on what purchases, orders and transfers need', () => {
    expect(freezableCash(account({ uncleared: 300, unclearedOn: TODAY }), TODAY)).toBe(1000)
    expect(
      freezableCash(
        account({
          onHold: 100,
          onTransferHold: 50,
          frozen: 30,
          unsettled: [lot({ proceeds: 10, purchases: 60 })],
        }),
        TODAY,
      ),
    ).toBe(770)
    expect(freezableCash(account({ settled: -5 }), TODAY)).toBe(0)
  })

  test('what makes them up', () => {
    const own = account({
      onHold: 1,
      onTransferHold: 2,
      unsettled: [
        lot({ proceeds: 10, purchases: 60 }),
        lot({ settlementDate: TODAY, withdrawableFrom: TODAY, proceeds: 5 }),
      ],
    })
    expect(cashFigures(own, TODAY)).toMatchObject({
      settled: 1005,
      unsettledProceeds: 10,
      unsettledPurchases: 60,
      onHold: 3,
    })
  })
})

const shares = (differing: Partial<UnsettledShares>): UnsettledShares => ({
  holdingNo: 1,
  tradeDate: TODAY,
  settlementDate: '2026-11-24',
  sellableFrom: '2026-11-24',
  bought: 0,
  sold: 0,
  settledBought: 0,
  settledSold: 0,
  ...differing,
})
const holding = (differing: Partial<Holding>): Holding => ({
  holdingNo: 1,
  clientNo: 1,
  securitiesAccountId: 'A000000001.XSHG',
  instrumentNo: 1001,
  tradingUnit: '',
  shareNature: '',
  settled: 1000,
  onHold: 0,
  frozen: 0,
  restricted: 0,
  cost: 0,
  unsettled: [],
  ...differing,
})

describe('shares', () => {
  test.each([
    ['settled', {}, 1000, 1000],
    ['held by orders', { onHold: 300 }, 700, 1000],
    ['frozen', { frozen: 300 }, 700, 1000],
    ['restricted', { restricted: 300 }, 700, 1000],
    ['sold today', { unsettled: [shares({ sold: 300 })] }, 700, 700],
    ['bought today', { unsettled: [shares({ bought: 300 })] }, 1000, 1300],
    ['bought today, T+0', { unsettled: [shares({ bought: 300, sellableFrom: TODAY })] }, 1300, 1300],
    [
      'bought the day before',
      { unsettled: [shares({ tradeDate: '2026-11-20', bought: 300, sellableFrom: TODAY })] },
      1300,
      1300,
    ],
    [
      'bought, settled early by its mode: not yet sellable',
      { settled: 1300, unsettled: [shares({ bought: 300, settledBought: 300 })] },
      1000,
      1300,
    ],
    ['sold, settled early', { settled: 700, unsettled: [shares({ sold: 300, settledSold: 300 })] }, 700, 700],
    ['sold more than there was', { unsettled: [shares({ sold: 1300 })] }, 0, -300],
  ] satisfies [string, Partial<Holding>, number, number][])('%s', (_, differing, sellable, total) => {
    const own = holding(differing)
    expect(sellableQuantity(own, TODAY)).toBe(sellable)
    expect(holdingFigures(own, TODAY)).toMatchObject({ sellable, total })
  })

  test('bought and sold today are those of today', () => {
    const own = holding({
      unsettled: [
        shares({ bought: 300, sold: 100 }),
        shares({ tradeDate: '2026-11-20', bought: 7, sold: 9 }),
      ],
    })
    expect(holdingFigures(own, TODAY)).toMatchObject({ boughtToday: 300, soldToday: 100 })
  })
})
