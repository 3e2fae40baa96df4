import { expect, test } from 'vitest'
import {
  addTradingDays,
  calendarOf,
  isTradingDay,
  nextTradingDay,
  onOrAfter,
  previousTradingDay,
} from './calendar.ts'
import { defaultParameters } from './default-parameters.ts'

const { holidays } = defaultParameters()
const calendar = calendarOf(holidays)

test.each([
  ['2026-11-20', true],
  ['2026-11-21', false],
  ['2026-11-22', false],
  ['2026-10-01', false],
  ['2026-10-07', false],
  ['2026-10-08', true],
  ['2026-10-10', false],
  ['2026-02-16', false],
  ['2025-10-08', false],
  ['2025-10-09', true],
  ['2031-05-01', true],
])('%s: trading day %s', (date, expected) => {
  expect(isTradingDay(calendar, date)).toBe(expected)
})

test('steps over weekends and holidays, again and again', () => {
  for (let round = 0; round < 2; round++) {
    expect(nextTradingDay(calendar, '2026-11-20')).toBe('2026-11-23')
    expect(nextTradingDay(calendar, '2026-09-30')).toBe('2026-10-08')
  }
  expect(previousTradingDay(calendar, '2026-10-08')).toBe('2026-09-30')
  expect(previousTradingDay(calendar, '2026-11-23')).toBe('2026-11-20')
  expect(onOrAfter(calendar, '2026-10-08')).toBe('2026-10-08')
  expect(onOrAfter(calendar, '2026-10-03')).toBe('2026-10-08')
})

test('counts trading days', () => {
  expect(addTradingDays(calendar, '2026-09-29', 0)).toBe('2026-09-29')
  expect(addTradingDays(calendar, '2026-09-29', 3)).toBe('2026-10-09')
  expect(() => addTradingDays(calendar, '2026-09-29', -1)).toThrow()
})

test('an edited table is another calendar', () => {
  const edited = [
    ...holidays,
    {
      key: 'typhoon',
      from: '2026-11-23',
      to: '2026-11-23',
      name: { zh: '台风', en: 'Typhoon' },
      source: 'notice',
    },
  ]
  expect(nextTradingDay(calendarOf(edited), '2026-11-20')).toBe('2026-11-24')
  expect(nextTradingDay(calendarOf(holidays), '2026-11-20')).toBe('2026-11-23')
})

test('a holiday of years is refused', () => {
  const slip = [{ key: 'slip', from: '2026-01-01', to: '2062-01-01', name: { zh: '', en: '' }, source: '' }]
  expect(() => calendarOf(slip)).toThrow('slip')
})
