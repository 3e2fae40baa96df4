import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../base/business-date.ts'
import { calendarOf } from './calendar.ts'
import { defaultParameters } from './default-parameters.ts'
import {
  accrualFrom,
  bringForward,
  creditingDate,
  type InterestAccrual,
  interestDue,
  interestPeriodEnd,
  interestUpTo,
  isCreditedTo,
  periodCreditedOn,
  takeInterest,
} from './interest.ts'
import type { InterestRateRow, Parameters } from './parameters.ts'

const row = (from: string, rate: number): InterestRateRow => ({
  key: 'CNY',
  from,
  rate,
  overdraftRate: 180_000,
  dayCount: 360,
  source: '',
})
const parameters: Parameters = {
  ...defaultParameters(),
  interestRates: [row('2026-01-11', 500), row('2020-01-01', 3_500)],
}
const calendar = calendarOf(parameters.holidays)
const start = (accruedTo: string): InterestAccrual => accrualFrom('CNY', accruedTo)

test('each date counts at its own rate', () => {
  const account = start('2026-01-08')
  bringForward(parameters, account, 1_000_000, '2026-01-12')
  // 9 and 10 January have the old rate, 11 and 12 the new one.
  expect(account).toEqual({ ...start('2026-01-12'), accumulator: 1_000_000n * BigInt(2 * 3_500 + 2 * 500) })
})

test('negative balances are counted apart', () => {
  const account = start('2026-01-31')
  bringForward(parameters, account, -100_000, '2026-02-10')
  bringForward(parameters, account, 100_000, '2026-02-12')
  expect(account.penaltyAccumulator).toBe(100_000n * 180_000n * 10n)
  expect(account.accumulator).toBe(100_000n * 500n * 2n)
  expect(interestUpTo(parameters, account, '2026-02-12')).toEqual({ credit: 0, penalty: 500 })
})

test('going back, going nowhere and an empty balance accrue nothing', () => {
  const account = start('2026-02-10')
  bringForward(parameters, account, 1_000_000, '2026-02-10')
  bringForward(parameters, account, 1_000_000, '2026-02-01')
  expect(account).toEqual(start('2026-02-10'))
  bringForward(parameters, account, 0, '2026-02-20')
  expect(account).toEqual(start('2026-02-20'))
})

test('the same whether brought forward day by day or at once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000_000, max: 10_000_000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      (balance, a, b) => {
        const once = start('2025-12-20')
        bringForward(parameters, once, balance, addDays('2025-12-20', a + b))
        const twice = start('2025-12-20')
        bringForward(parameters, twice, balance, addDays('2025-12-20', a))
        bringForward(parameters, twice, balance, addDays('2025-12-20', a + b))
        expect(twice).toEqual(once)
      },
    ),
  )
})

test('half a fen is rounded up, less is nothing', () => {
  expect(interestDue(180_000_000n, 360)).toBe(1)
  expect(interestDue(179_999_999n, 360)).toBe(0)
  expect(interestDue(0n, 365)).toBe(0)
})

describe('periods', () => {
  test.each([
    ['2026-03-20', '2026-03-20'],
    ['2026-03-21', '2026-06-20'],
    ['2026-01-01', '2026-03-20'],
    ['2026-04-01', '2026-06-20'],
    ['2026-09-21', '2026-12-20'],
    ['2026-12-20', '2026-12-20'],
    ['2026-12-21', '2027-03-20'],
  ])('%s belongs to the period up to %s', (date, end) => {
    expect(interestPeriodEnd(date)).toBe(end)
  })

  test.each([
    // 21 March 2026 is a Saturday and 21 June a Sunday without further holidays; 21 September and December are Mondays.
    ['2026-03-20', '2026-03-23'],
    ['2026-06-01', '2026-06-22'],
    ['2026-09-20', '2026-09-21'],
    ['2026-12-01', '2026-12-21'],
  ])('the period of %s is credited on %s', (date, creditedOn) => {
    expect(creditingDate(date, calendar)).toBe(creditedOn)
    expect(periodCreditedOn(creditedOn, calendar)).toBe(interestPeriodEnd(date))
  })

  test('on other days nothing is credited', () => {
    for (const date of ['2026-03-20', '2026-03-24', '2026-09-22', '2026-12-18', '2027-01-04']) {
      expect(periodCreditedOn(date, calendar)).toBeUndefined()
    }
  })
})

test('at the rate of the day all dates since the last crediting count at the rate that holds now', () => {
  const settings = parameters.settings.map(each =>
    each.key === 'interest-at-rate-of-the-day' ? { ...each, value: 1 } : each,
  )
  const ofTheDay = { ...parameters, settings }
  const account = start('2026-01-05')
  bringForward(ofTheDay, account, 1_000_000, '2026-01-08')
  bringForward(ofTheDay, account, 2_000_000, '2026-01-12')
  expect(account.accumulator).toBe((1_000_000n * 3n + 2_000_000n * 4n) * 500n)
})

describe('a period that is over', () => {
  test('is due from the first date of the next on, and nothing of the next is credited with it', () => {
    const account = start('2026-03-10')
    bringForward(parameters, account, 1_000_000, '2026-03-22')
    expect(account).toEqual({
      ...start('2026-03-22'),
      accumulator: 1_000_000n * 500n * 2n,
      dueAccumulator: 1_000_000n * 500n * 10n,
    })
    expect(interestUpTo(parameters, account, '2026-03-20')).toEqual({ credit: 14, penalty: 0 })
    expect(isCreditedTo(account, '2026-03-20')).toBe(false)
    takeInterest(account, '2026-03-20')
    expect(account).toEqual({ ...start('2026-03-22'), accumulator: 1_000_000n * 500n * 2n })
    expect(isCreditedTo(account, '2026-03-20')).toBe(true)
  })

  test('up to its last date it is the present one; all that has accrued is taken at once', () => {
    const account = start('2026-03-10')
    bringForward(parameters, account, -1_000_000, '2026-03-20')
    expect(account).toMatchObject({
      penaltyAccumulator: 1_000_000n * 180_000n * 10n,
      duePenaltyAccumulator: 0n,
    })
    expect(interestUpTo(parameters, account, '2026-03-20')).toEqual({ credit: 0, penalty: 5_000 })
    takeInterest(account, '2026-03-20')
    expect(account).toEqual(start('2026-03-20'))
  })

  test('what is due and what has accrued since are rounded once where both are taken', () => {
    const account = start('2026-03-19')
    bringForward(parameters, account, 300_000, '2026-03-21')
    // 0.4166 fen each.
    expect(interestUpTo(parameters, account, '2026-03-21').credit).toBe(1)
  })
})

test('a balance in steps: each date has the one that began last', () => {
  const account = start('2026-02-28')
  const steps = [
    { from: '2026-02-20', balance: 100 },
    { from: '2026-03-03', balance: -200 },
    { from: '2026-03-05', balance: 300 },
    { from: '2026-03-30', balance: 999 },
  ]
  bringForward(parameters, account, steps, '2026-03-06')
  expect(account).toEqual({
    ...start('2026-03-06'),
    accumulator: 500n * (100n * 2n + 300n * 2n),
    penaltyAccumulator: 180_000n * 200n * 2n,
  })
})

test('in steps, over the end of a period, day by day or at once: the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -9_000, max: 9_000 })), {
        maxLength: 6,
      }),
      fc.integer({ min: 0, max: 60 }),
      (changes, days) => {
        const steps = changes
          .map(([after, balance]) => ({ from: addDays('2026-03-01', after), balance }))
          .sort((a, b) => (a.from < b.from ? -1 : 1))
        const [once, daily] = [start('2026-02-28'), start('2026-02-28')]
        bringForward(parameters, once, steps, addDays('2026-03-01', days))
        for (let day = 0; day <= days; day++)
          bringForward(parameters, daily, steps, addDays('2026-03-01', day))
        expect(daily).toEqual(once)
      },
    ),
  )
})
