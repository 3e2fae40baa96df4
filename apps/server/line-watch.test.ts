/** What is listed, when reading stops, and when the line is closed. */
import { expect, test } from 'vitest'
import { LineWatch } from './line-watch.ts'

const watched = () => {
  const told: string[] = []
  const watch = new LineWatch(
    {
      now: () => 0,
      more: count => told.push(`${count} more`),
      pause: () => told.push('pause'),
      resume: () => told.push('resume'),
      close: count => told.push(`close at ${count}`),
    },
    { perMinute: 2, most: 5, waiting: 4 },
  )
  return { watch, told }
}

test('beyond all reason the line is closed, once, and what was only counted is told', () => {
  const { watch, told } = watched()
  expect(Array.from({ length: 4 }, () => watch.mayList())).toEqual([true, true, false, false])
  watch.noPlace()
  expect([told, watch.isClosed]).toEqual([[], false])
  watch.noPlace()
  watch.noPlace()
  expect([told, watch.isClosed, watch.count]).toEqual([['2 more', 'close at 6'], true, 7])
  watch.reopened()
  expect([watch.isClosed, watch.count]).toEqual([false, 0])
})

test('what waits has a limit: nothing is read above it, until half is done', () => {
  const { watch, told } = watched()
  for (let i = 0; i < 6; i++) watch.entered()
  expect(told).toEqual(['pause'])
  for (let i = 0; i < 3; i++) watch.left()
  expect(told).toEqual(['pause'])
  watch.left()
  expect(told).toEqual(['pause', 'resume'])
})
