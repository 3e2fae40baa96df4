/** Interest by the market's worked examples: by settlement date, each date in its own period, overdrafts separate. */
import { describe, expect, test } from 'vitest'
import type { Cash, CashLot } from '../ledger/ledger.ts'
import { creditedOn, later, periodOf } from './days.ts'
import { accrue, correctInterest, dueUpTo, paidUpTo } from './interest.ts'
import { ruleBookAt, type SetRow } from './rule-book.ts'

const rules = ruleBookAt([], 0)

const account = (given: Partial<Cash> = {}): Cash => ({
  accountNo: 1000000101,
  clientNo: 10000001,
  branchNo: 1,
  currency: 'CNY',
  isClosed: false,
  settled: 1_000_000,
  lots: [],
  uncleared: 0,
  unclearedOn: null,
  accruedTo: '2026-09-20',
  accrued: [],
  ...given,
})

const lot = (given: Partial<CashLot>): CashLot => ({
  tradeDate: '2026-11-23',
  settlementDate: '2026-11-24',
  usableFrom: '2026-11-23',
  withdrawableFrom: '2026-11-24',
  purchases: 0,
  proceeds: 0,
  settledPurchases: 0,
  settledProceeds: 0,
  ...given,
})

function dueOn(of: Cash, to: string, end = '2026-12-20'): { credit: number; penalty: number } {
  accrue(rules, of, to)
  return dueUpTo(rules, of, end)
}

test.each([
  ['10,000.00 from 21 September to 20 December', {}, '2026-12-20', { credit: 126, penalty: 0 }],
  [
    'a hundred yuan a day is not worth half a fen',
    { settled: 10_000, accruedTo: '2026-12-19' },
    '2026-12-20',
    { credit: 0, penalty: 0 },
  ],
  [
    'an overdraft bears 0.05 % a day',
    { settled: -100_000, accruedTo: '2026-12-19' },
    '2026-12-20',
    { credit: 0, penalty: 50 },
  ],
  [
    'HKD by a year of 365 days',
    { currency: 'HKD' as const, settled: 365_000_000, accruedTo: '2026-12-10' },
    '2026-12-20',
    { credit: 1000, penalty: 0 },
  ],
])('%s', (_, given, to, expected) => expect(dueOn(account(given), to)).toEqual(expected))

test('in parts as at once', () => {
  const inParts = account()
  for (const date of ['2026-09-21', '2026-10-07', '2026-10-08', '2026-12-20']) accrue(rules, inParts, date)
  const atOnce = account()
  accrue(rules, atOnce, '2026-12-20')
  expect(inParts.accrued).toEqual(atOnce.accrued)
})

describe('by settlement date', () => {
  test.each<[string, Partial<CashLot>]>([
    ['not settled by anyone', {}],
    ['settled as it came', { settledProceeds: 500_000 }],
  ])('proceeds count from the date they settle: %s', (_, settled) => {
    const early = settled.settledProceeds ?? 0
    const given = account({
      settled: 1_000_000 + early,
      accruedTo: '2026-11-22',
      lots: [lot({ proceeds: 500_000, ...settled })],
    })
    accrue(rules, given, '2026-11-24')
    expect(given.accrued).toEqual([
      { end: '2026-12-20', credit: BigInt(1_000_000 + 1_500_000) * 500n, penalty: 0n },
    ])
  })

  test('a purchase that a teller settles before its proceeds never makes a debt', () => {
    const lots = [lot({ purchases: 900_000, proceeds: 900_000, settledPurchases: 900_000 })]
    expect(
      dueOn(account({ settled: 100_000 - 900_000, accruedTo: '2026-11-22', lots }), '2026-12-20').penalty,
    ).toBe(0)
  })
})

describe('around a late crediting day', () => {
  // The 20th of March 2027 is a Saturday, the 21st a Sunday.
  test('dates from the 21st are of the new period, whatever moves before the old one is credited', () => {
    const given = account({ accruedTo: '2027-03-19' })
    accrue(rules, given, '2027-03-21')
    given.settled = 0
    expect(given.accrued.map(each => [each.end, each.credit])).toEqual([
      ['2027-03-20', 500_000_000n],
      ['2027-06-20', 500_000_000n],
    ])
    paidUpTo(given, '2027-03-20')
    expect(given.accrued.map(each => each.end)).toEqual(['2027-06-20'])
  })

  test.each([
    ['2026-12-21', '2026-12-20'],
    ['2027-03-22', '2027-03-20'],
    ['2026-06-22', '2026-06-20'],
    ['2027-03-23', undefined],
    ['2026-12-22', undefined],
  ])('on %s the period to %s is credited', (date, end) => {
    expect(creditedOn(date, rules.calendar)).toBe(end)
  })

  test.each([
    ['2026-12-20', '2026-12-20'],
    ['2026-12-21', '2027-03-20'],
    ['2026-03-01', '2026-03-20'],
    ['2026-01-31', '2026-03-20'],
    ['2026-09-20', '2026-09-20'],
  ])('%s lies in the period to %s', (date, end) => expect(periodOf(date)).toBe(end))
})

test('each date at its own rate', () => {
  const row: SetRow = {
    parameterNo: 1,
    tableName: 'interestRates',
    key: 'CNY',
    validFrom: '2026-12-01',
    value: JSON.stringify({
      key: 'CNY',
      from: '2026-12-01',
      rate: 1000,
      overdraftRate: 0,
      dayCount: 360,
      source: '',
    }),
    setAt: 0,
    withdrawnAt: null,
  }
  const given = account({ accruedTo: '2026-11-29' })
  accrue(ruleBookAt([row], 0), given, '2026-12-02')
  expect(given.accrued).toEqual([
    { end: '2026-12-20', credit: 1_000_000n * (500n + 1000n + 1000n), penalty: 0n },
  ])
})

describe('a correction of an earlier day', () => {
  const correct = (given: Cash, by: number, from: string): Cash => {
    accrue(rules, given, '2026-11-24')
    correctInterest(rules, given, { by, period: { from, to: '2026-11-24' } })
    return given
  }

  test('adds what it would have earned', () => {
    const { accrued } = correct(account({ accruedTo: '2026-11-24' }), 1_000_000, '2026-11-23')
    expect(accrued).toEqual([{ end: '2026-12-20', credit: 1_000_000_000n, penalty: 0n }])
  })

  test('more than there is goes to what is owed', () => {
    const { accrued } = correct(account({ accruedTo: '2026-11-23' }), -3_000_000, '2026-11-24')
    expect(accrued).toEqual([{ end: '2026-12-20', credit: 0n, penalty: 1_000_000_000n }])
  })

  test('of a period that was credited: in the one that is open', () => {
    const { accrued } = correct(account({ accruedTo: '2026-11-24' }), 1_000_000, '2026-09-20')
    const days = 1 + 65
    expect(accrued).toEqual([{ end: '2026-12-20', credit: BigInt(days) * 500_000_000n, penalty: 0n }])
    expect(later('2026-09-20', days - 1)).toBe('2026-11-24')
  })
})
