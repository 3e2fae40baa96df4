import { describe, expect, test } from 'vitest'
import { replayPositions, type ShareMove } from './realised-profit.ts'

const move = (
  businessDate: string,
  quantity: number,
  amount: number | null,
  more: Partial<ShareMove> = {},
): ShareMove => ({
  businessDate,
  holdingNo: 1,
  currency: 'CNY',
  quantity,
  amount,
  fees: 0,
  cost: null,
  ...more,
})

describe('replayPositions', () => {
  test('a sale takes its share of the average cost; fees of both sides count', () => {
    const replay = replayPositions(
      [
        move('2026-01-05', 100, 100_000, { fees: 500 }),
        move('2026-01-06', 100, 120_000, { fees: 500 }),
        move('2026-02-02', -50, 70_000, { fees: 600 }),
      ],
      '2026-02-01',
    )
    // (1005 + 1205) / 4 = 552.50; 700 − 6 − 552.50
    expect(replay.realised.get('CNY')).toBe(14_150)
    expect(replay.before.get(1)).toEqual({ currency: 'CNY', quantity: 200, cost: 221_000 })
    expect(replay.after.get(1)).toEqual({ currency: 'CNY', quantity: 150, cost: 165_750 })
  })

  test('what was sold before the period earned nothing in it', () => {
    const moves = [move('2026-01-05', 100, 100_000), move('2026-01-06', -100, 110_000)]
    expect(replayPositions(moves, '2026-02-01').realised.get('CNY')).toBeUndefined()
    expect(replayPositions(moves, '2026-01-06').realised.get('CNY')).toBe(10_000)
  })

  test('shares that came in otherwise have the cost of their voucher, bonus shares none', () => {
    const replay = replayPositions(
      [
        move('2026-01-05', 100, null, { cost: 90_000 }),
        move('2026-01-06', 50, null),
        move('2026-01-07', -150, 120_000),
      ],
      '2026-01-01',
    )
    expect(replay.realised.get('CNY')).toBe(30_000)
    expect(replay.after.get(1)).toEqual({ currency: 'CNY', quantity: 0, cost: 0 })
  })

  test('going out otherwise is no sale', () => {
    const replay = replayPositions(
      [move('2026-01-05', 100, 100_000), move('2026-01-06', -50, null)],
      '2026-01-01',
    )
    expect(replay.realised.size).toBe(0)
    expect(replay.after.get(1)?.cost).toBe(50_000)
  })
})
