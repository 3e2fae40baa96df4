import { describe, expect, test } from 'vitest'
import {
  groupDecimal,
  showChange,
  showMoment,
  showMoney,
  showPrice,
  showRough,
  showTime,
  toneOfSign,
} from './figures.ts'

describe('figures', () => {
  test.each([
    ['0', '0.00'],
    ['999.5', '999.50'],
    ['1000', '1,000.00'],
    ['-1234567.89', '-1,234,567.89'],
    ['99999999999.99', '99,999,999,999.99'],
    [undefined, '—'],
    ['', '—'],
    ['n/a', 'n/a'],
  ])('money %s is %s', (value, shown) => expect(showMoney(value)).toBe(shown))

  test('counts keep no decimals, prices those they came with', () => {
    expect(groupDecimal(1200)).toBe('1,200')
    expect(groupDecimal('1468.005')).toBe('1,468.005')
  })

  test.each([
    [100_000, 2, '10.00'],
    [12_345, 2, '1.2345'],
    [12_340, 3, '1.234'],
    [10_000, 3, '1.000'],
    [5, 2, '0.0005'],
    [-100, 2, '-0.01'],
  ])('price %i with %i places is %s', (price, places, shown) => expect(showPrice(price, places)).toBe(shown))

  test.each([
    [110_000, 100_000, '+10.00%'],
    [99_900, 100_000, '-0.10%'],
    [100_000, 100_000, '0.00%'],
  ])('change of %i from %i is %s', (now, before, shown) => expect(showChange(now, before)).toBe(shown))

  test('large figures are rounded for headlines in the units of each language', () => {
    expect(showRough(123_456_789, 'zh')).toBe('1.23亿')
    expect(showRough(123_456_789, 'en')).toBe('123.46m')
    expect(showRough(9_999, 'zh')).toBe('9999')
  })

  test('times are those of Shanghai, whatever the machine says', () => {
    expect(showTime(34_265)).toBe('09:31:05')
    expect(showTime(Date.UTC(2026, 10, 23, 1, 31, 5))).toBe('09:31:05')
    expect(showMoment(Date.UTC(2026, 10, 22, 17, 0, 0))).toBe('2026-11-23 01:00:00')
  })

  test('signs have tones', () =>
    expect(['-0.01', '0', '3.00'].map(toneOfSign)).toEqual(['down', 'flat', 'up']))
})
