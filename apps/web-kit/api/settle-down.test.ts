import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { settleDown } from './settle-down.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a burst is answered once, after it is over', () => {
  const act = vi.fn<() => void>()
  const settling = settleDown(act, 100, 1000)
  for (let i = 0; i < 5; i++) {
    settling.call()
    vi.advanceTimersByTime(50)
  }
  expect(act).toHaveBeenCalledTimes(0)
  vi.advanceTimersByTime(50)
  expect(act).toHaveBeenCalledTimes(1)
})

test('a burst that never ends is answered all the same', () => {
  const act = vi.fn<() => void>()
  const settling = settleDown(act, 100, 1000)
  for (let i = 0; i < 50; i++) {
    settling.call()
    vi.advanceTimersByTime(50)
  }
  expect(act).toHaveBeenCalledTimes(2)
})

test('what is canceled does not come', () => {
  const act = vi.fn<() => void>()
  const settling = settleDown(act, 100, 1000)
  settling.call()
  settling.cancel()
  vi.advanceTimersByTime(5000)
  expect(act).toHaveBeenCalledTimes(0)
})
