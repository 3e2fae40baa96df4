import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createTimestampReader,
  formatFixDate,
  formatTimestamp,
  parseFixDate,
  parseTimestamp,
} from './timestamp.ts'

test.each([
  [0, '19700101-00:00:00.000'],
  [1_767_576_600_123, '20260105-01:30:00.123'],
  [1_709_210_096_789, '20240229-12:34:56.789'],
])('%d is %s', (time, text) => {
  expect(formatTimestamp(time)).toBe(text)
  expect(parseTimestamp(text)).toBe(time)
})

test('every millisecond comes back, as the platform writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), time => {
      const text = formatTimestamp(time)
      expect(parseTimestamp(text)).toBe(time)
      expect(text).toBe(new Date(time).toISOString().replaceAll('-', '').replace('T', '-').replace('Z', ''))
    }),
  )
})

test.each([
  ['20260105-01:30:00', 1_767_576_600_000],
  ['20260105-01:30:00.123456789', 1_767_576_600_123],
  ['20260105-01:29:60', 1_767_576_599_000],
])('%s is read leniently', (text, time) => {
  expect(parseTimestamp(text)).toBe(time)
})

test.each([
  '',
  '20260105',
  '20260105 01:30:00',
  '20260230-01:30:00',
  '20260105-24:00:00',
  '20260105-01:60:00',
  '20260105-01:30:61',
])('%j is no time', text => {
  expect(parseTimestamp(text)).toBeUndefined()
})

test('dates', () => {
  expect(formatFixDate('2026-01-05')).toBe('20260105')
  expect(parseFixDate('20260105')).toBe('2026-01-05')
  expect(parseFixDate('20260231')).toBeUndefined()
  expect(parseFixDate('2026-01-05')).toBeUndefined()
})

test('a reader that remembers the second reads what the other reads', () => {
  const read = createTimestampReader()
  const times = [
    '20260105-01:30:00.123',
    '20260105-01:30:00.999',
    '20260105-01:30:01.000',
    '20260105-01:30:01',
    '20260105-01:30:01.5',
    '20260105-01:30:01.-12',
    '20260105-01:30:01x123',
    '20260230-01:30:00.123',
    '20260230-01:30:00.124',
    '20260105-01:30:00.123',
  ]
  expect(times.map(read)).toEqual(times.map(parseTimestamp))
})
