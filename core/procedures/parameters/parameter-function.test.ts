/** From when a change may be in force; orders are then checked and charged with what was set. */
import { expect, test } from 'vitest'
import { present } from '../../base/assert.ts'
import { timeOfDay } from '../../base/market.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { calendarOf, isTradingDay } from '../../rules/calendar.ts'
import { books, copyOf } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { feeScheduleOf } from '../orders/fee-schedule.ts'
import { earliestDate, parameterFunction, type ParameterInput } from './parameter-function.ts'

test.each([
  ['open', 'anytime', '14:00', '2026-11-23'],
  ['open', 'before-trading', '09:14', '2026-11-23'],
  ['open', 'before-trading', '09:15', '2026-11-24'],
  ['open', 'later', '08:00', '2026-11-24'],
  ['day-end', 'anytime', '16:00', '2026-11-23'],
  ['day-end', 'before-trading', '08:00', '2026-11-24'],
  ['closed', 'anytime', '08:00', '2026-11-24'],
] as const)('%s, %s at %s: from %s', (phase, takesEffect, time, expected) => {
  const given = books({ day: `2026-11-23 ${phase}` })
  expect(earliestDate(given, takesEffect, timeOfDay(time))).toBe(expected)
})

const given = books()
const instrument = present(given.instrumentsById.get('600000.XSHG'), 'instrument')

function decided(start: ReturnType<typeof books>, input: ParameterInput): ReturnType<typeof books> {
  const built = copyOf(start)
  const decision = parameterFunction('S04').decide(built, input, aMeta())
  if (!decision.accepted) throw new Error(decision.code)
  applyChanges(built, decision.changes)
  return built
}

const cheaper: ParameterInput = {
  action: 'set',
  table: 'stampDuty',
  key: 'stock',
  validFrom: '2027-01-04',
  value: { buy: '0.00', sell: '0.025' },
  reason: 'test',
}
const stampDutyOn = (built: ReturnType<typeof books>, date: string): number =>
  feeScheduleOf(built, instrument, 'standard', date).sell.stampDuty.rate

test('an order before the date is charged by the old row, one from it on by the new', () => {
  const before = stampDutyOn(given, '2027-01-04')
  const built = decided(given, cheaper)
  expect([stampDutyOn(built, '2026-12-31'), stampDutyOn(built, '2027-01-04')]).toEqual([before, 25_000])
})

test('the last of two rows of one date counts; withdrawn, the first counts again', () => {
  const twice = decided(decided(given, cheaper), { ...cheaper, value: { buy: '0.00', sell: '0.01' } })
  expect(stampDutyOn(twice, '2027-01-04')).toBe(10_000)
  const once = decided(twice, { action: 'go-back', parameterNo: 2, reason: 'typing error' })
  expect(stampDutyOn(once, '2027-01-04')).toBe(25_000)
  const never = decided(once, { action: 'go-back', parameterNo: 1, reason: 'not decided yet' })
  expect(never.parameters).toEqual(given.parameters)
})

test('gone back from a row that has held, its own dates keep it', () => {
  const held = decided(given, { ...cheaper, validFrom: '2026-11-24' })
  const later = { ...held, day: { ...held.day, businessDate: '2026-11-26' } }
  const back = decided(later, { action: 'go-back', parameterNo: 1, reason: 'revoked' })
  expect(
    ['2026-11-23', '2026-11-24', '2026-11-26', '2026-11-27'].map(date => stampDutyOn(back, date)),
  ).toEqual([50_000, 25_000, 25_000, 50_000])
})

test('where nothing held before, nothing holds afterwards', () => {
  const fee: ParameterInput = {
    ...cheaper,
    table: 'settlementFee',
    value: { buy: '0.01', sell: '0.01' },
    validFrom: '2026-11-24',
  }
  const held = decided(given, fee)
  const later = { ...held, day: { ...held.day, businessDate: '2026-11-26' } }
  const back = decided(later, { action: 'go-back', parameterNo: 1, reason: 'revoked' })
  const rate = (date: string): number =>
    feeScheduleOf(back, instrument, 'standard', date).buy.settlementFee.rate
  expect(['2026-11-24', '2026-11-27'].map(rate)).toEqual([10_000, 0])
})

test('a holiday is a row, and so is its being canceled', () => {
  const holiday = {
    ...cheaper,
    table: 'holidays',
    key: '2027-storm',
    validFrom: '2027-08-02',
    value: { days: 2, nameZh: '台风', nameEn: 'Typhoon' },
  }
  const open = (built: ReturnType<typeof books>): boolean[] =>
    ['2027-08-02', '2027-08-03', '2027-08-04'].map(date =>
      isTradingDay(calendarOf(built.parameters.holidays), date),
    )
  const set = decided(given, holiday)
  expect(open(set)).toEqual([false, false, true])
  const canceled = decided(set, { ...holiday, value: { ...holiday.value, days: 0 } })
  expect(open(canceled)).toEqual([true, true, true])
})
