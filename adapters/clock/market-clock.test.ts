import { describe, expect, it } from 'vitest'
import { MarketClock } from './market-clock.ts'

describe('the market clock', () => {
  it('is the wall clock of Shanghai until the feed has spoken', () => {
    const before = Date.now()
    const { at, tradeDate, time } = new MarketClock().now()
    expect(at).toBeGreaterThanOrEqual(before)
    const shanghai = new Date(at + 8 * 3600_000).toISOString()
    expect(tradeDate).toBe(shanghai.slice(0, 10))
    expect(time).toBe(
      Number(shanghai.slice(11, 13)) * 3600 +
        Number(shanghai.slice(14, 16)) * 60 +
        Number(shanghai.slice(17, 19)),
    )
  })

  it('is what the feed says, where time stands still', () => {
    const clock = new MarketClock()
    clock.hear({ type: 'clock', tradeDate: '2026-11-23', time: 34_200, mode: 'stepped', speed: 0 })
    expect(clock.now()).toEqual({
      at: Date.parse('2026-11-23T09:30:00+08:00'),
      tradeDate: '2026-11-23',
      time: 34_200,
    })
  })

  it('goes on at the speed of the feed, and not into the next day', () => {
    const clock = new MarketClock()
    clock.hear({ type: 'clock', tradeDate: '2026-11-23', time: 34_200, mode: 'accelerated', speed: 1e9 })
    let time = clock.now().time
    while (time < 86_399) {
      const next = clock.now().time
      expect(next).toBeGreaterThanOrEqual(time)
      time = next
    }
    expect(clock.now()).toMatchObject({ tradeDate: '2026-11-23', time: 86_399 })
  })

  it('does not go back within a day, and begins anew with the next', () => {
    const clock = new MarketClock()
    const at = (tradeDate: string, time: number) =>
      clock.hear({ type: 'clock', tradeDate, time, mode: 'stepped', speed: 0 })
    at('2026-11-23', 34_200)
    expect(clock.now().time).toBe(34_200)
    at('2026-11-23', 34_000)
    expect(clock.now().time).toBe(34_200)
    at('2026-11-24', 32_400)
    expect(clock.now()).toMatchObject({ tradeDate: '2026-11-24', time: 32_400 })
  })
})
