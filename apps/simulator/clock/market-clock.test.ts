import { expect, test } from 'vitest'
import { timeOfDay } from '@guitai/core/base/market.ts'
import { shanghaiTimeOfDay, speedOf, timeAfter, type MarketClock, type Turn } from './market-clock.ts'

const clock = (mode: MarketClock['mode'], speed = 10): MarketClock => ({ mode, speed, fraction: 0 })
const turn = (more: Partial<Turn>): Turn => ({
  time: timeOfDay('10:00'),
  elapsedMs: 50,
  wallTime: timeOfDay('10:30'),
  isIdle: false,
  boundary: timeOfDay('11:30'),
  ...more,
})

test('accelerated: fractions of a second are kept', () => {
  const running = clock('accelerated')
  const times: number[] = []
  let time = timeOfDay('10:00')
  for (let i = 0; i < 4; i++) times.push((time = timeAfter(running, turn({ time }))) - timeOfDay('10:00'))
  expect(times).toEqual([0, 1, 1, 2])
})

test('accelerated: where nothing is traded it runs faster, but not past the next session', () => {
  const noon = { time: timeOfDay('11:30'), isIdle: true, boundary: timeOfDay('13:00') }
  expect(timeAfter(clock('accelerated'), turn(noon))).toBe(timeOfDay('11:30:15'))
  expect(timeAfter(clock('accelerated', 1000), turn({ ...noon, elapsedMs: 1000 }))).toBe(timeOfDay('13:00'))
})

test('accelerated: a process that stood still does not jump', () => {
  expect(timeAfter(clock('accelerated'), turn({ elapsedMs: 3_600_000 }))).toBe(timeOfDay('10:00:10'))
})

test('real: what the wall says, never back', () => {
  expect(timeAfter(clock('real'), turn({}))).toBe(timeOfDay('10:30'))
  expect(timeAfter(clock('real'), turn({ wallTime: timeOfDay('09:00') }))).toBe(timeOfDay('10:00'))
})

test('stepped: it stands still', () => {
  expect(timeAfter(clock('stepped'), turn({ elapsedMs: 1000 }))).toBe(timeOfDay('10:00'))
})

test('speed for show', () => {
  expect([speedOf(clock('stepped')), speedOf(clock('real')), speedOf(clock('accelerated', 30))]).toEqual([
    0, 1, 30,
  ])
})

test('the wall clock of Shanghai is eight hours ahead', () => {
  expect(shanghaiTimeOfDay(Date.UTC(2026, 10, 23, 1, 30))).toBe(timeOfDay('09:30'))
  expect(shanghaiTimeOfDay(Date.UTC(2026, 10, 22, 17, 0))).toBe(timeOfDay('01:00'))
})
