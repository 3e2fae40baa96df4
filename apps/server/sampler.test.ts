/** A number per minute singly, the others as a count. */
import { expect, test } from 'vitest'
import { Sampler } from './sampler.ts'

test('the first of each minute are told, the others are counted and told once', () => {
  let now = 0
  const told: number[] = []
  const sampler = new Sampler({ perMinute: 2, now: () => now, told: more => told.push(more) })
  const taken = (count: number): number =>
    Array.from({ length: count }, () => sampler.take()).filter(Boolean).length
  expect([taken(5), told]).toEqual([2, []])
  now = 59_999
  expect([taken(1), told]).toEqual([0, []])
  now = 60_000
  expect([taken(3), told]).toEqual([2, [4]])
  sampler.flush()
  sampler.flush()
  expect(told).toEqual([4, 1])
  now = 500_000
  expect([taken(1), told]).toEqual([1, [4, 1]])
})
