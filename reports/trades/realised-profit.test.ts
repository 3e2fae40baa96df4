import { describe, expect, test } from 'vitest'
import { replayPositions, type ShareMove } from './realised-profit.ts'

type More = Partial<ShareMove>
const move = (businessDate: string, quantity: number, more: More = {}): ShareMove => ({
  businessDate,
  holdingNo: 1,
  instrumentNo: 1001,
  currency: 'CNY',
  side: null,
  quantity,
  money: 0,
  cost: null,
  isAcross: false,
  isOpening: false,
  ...more,
})
const buy = (businessDate: string, quantity: number, money: number): ShareMove =>
  move(businessDate, quantity, { side: 'buy', money: -money })
const sell = (businessDate: string, quantity: number, money: number): ShareMove =>
  move(businessDate, -quantity, { side: 'sell', money })

describe('replayPositions', () => {
  test('a sale takes its share of the average cost; fees of both sides count', () => {
    const replay = replayPositions(
      [buy('2026-01-05', 100, 100_500), buy('2026-01-06', 100, 120_500), sell('2026-02-02', 50, 69_400)],
      '2026-02-01',
    )
    // (1005 + 1205) / 4 = 552.50; 700 − 6 − 552.50
    expect(replay.realised.get('CNY')).toBe(14_150)
    expect(replay.before.get(1)).toEqual({ currency: 'CNY', quantity: 200, cost: 221_000 })
    expect(replay.after.get(1)).toEqual({ currency: 'CNY', quantity: 150, cost: 165_750 })
  })

  test('what was sold before the period earned nothing in it', () => {
    const moves = [buy('2026-01-05', 100, 100_000), sell('2026-01-06', 100, 110_000)]
    expect(replayPositions(moves, '2026-02-01').realised.get('CNY')).toBeUndefined()
    expect(replayPositions(moves, '2026-01-06').realised.get('CNY')).toBe(10_000)
  })

  test('shares that came in otherwise have the cost of their voucher, bonus shares none', () => {
    const replay = replayPositions(
      [move('2026-01-05', 100, { cost: 90_000 }), move('2026-01-06', 50), sell('2026-01-07', 150, 120_000)],
      '2026-01-01',
    )
    expect(replay.realised.get('CNY')).toBe(30_000)
    expect(replay.after.get(1)).toEqual({ currency: 'CNY', quantity: 0, cost: 0 })
  })

  test('what was taken over on the first day was there before it, and nothing else of that day', () => {
    const day = '2026-01-05'
    const opening = [100, 50].map(quantity => move(day, quantity, { cost: quantity * 900, isOpening: true }))
    const moves = [move(day, 10, { cost: 0 }), ...opening, sell(day, 16, 16_000)]
    const replay = replayPositions(moves, day)
    expect(replay.before.get(1)).toEqual({ currency: 'CNY', quantity: 150, cost: 135_000 })
    // 16 of 160 that cost 1350.00.
    expect(replay.realised.get('CNY')).toBe(2_500)
    expect(replayPositions(moves, '2026-01-06').before.get(1)?.quantity).toBe(144)
  })

  test('going out otherwise is no sale', () => {
    const replay = replayPositions([buy('2026-01-05', 100, 100_000), move('2026-01-06', -50)], '2026-01-01')
    expect(replay.realised.size).toBe(0)
    expect(replay.after.get(1)?.cost).toBe(50_000)
  })

  test.each([
    ['a buy taken back', [buy('2026-01-05', -100, -100_000)], 0, 0, 0],
    ['of a buy a part', [buy('2026-01-05', -40, -40_000)], 0, 60, 60_000],
    ['a buy at another price', [buy('2026-01-05', 0, -1_000)], 0, 100, 99_000],
    [
      'a sale taken back',
      [sell('2026-01-05', 50, 60_000), sell('2026-01-05', -50, -60_000)],
      0,
      100,
      100_000,
    ],
    [
      'a sale at another price',
      [sell('2026-01-05', 50, 60_000), sell('2026-01-05', 0, 500)],
      10_500,
      50,
      50_000,
    ],
  ])('corrected: %s', (_, moves, realised, quantity, cost) => {
    const replay = replayPositions([buy('2026-01-05', 100, 100_000), ...moves], '2026-01-01')
    expect(replay.realised.get('CNY') ?? 0).toBe(realised)
    expect(replay.after.get(1)).toEqual({ currency: 'CNY', quantity, cost })
  })

  test('pledged bonds take their cost with them, and bring it back', () => {
    const across = (holdingNo: number, quantity: number) =>
      move('2026-01-06', quantity, { holdingNo, isAcross: true })
    const replay = replayPositions(
      [buy('2026-01-05', 100, 100_000), across(1, -60), across(2, 60), across(2, -20), across(1, 20)],
      '2026-01-01',
    )
    expect([replay.after.get(1)?.cost, replay.after.get(2)?.cost]).toEqual([60_000, 40_000])
  })
})
