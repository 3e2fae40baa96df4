import { describe, expect, test } from 'vitest'
import { inputOfPicks, withPick, type Picks } from './picks.ts'

const rows = [
  { code: '600000', market: 'XSHG', lastPrice: '10.00' },
  { instrument: '000001.XSHE', lastPrice: '9.00' },
  { code: '600036', market: 'XSHG', lastPrice: '30.00' },
]
const none: Picks = new Map()
const last = (row: { lastPrice?: unknown }): string => String(row.lastPrice)

describe('ticked rows', () => {
  test('without more said are sold whole at the market', () =>
    expect(inputOfPicks(rows, new Set(['600000.XSHG', '000001.XSHE']), none, last)).toEqual([
      { instrument: '600000.XSHG', orderType: 'limit', price: '10.00', how: 'all' },
      { instrument: '000001.XSHE', orderType: 'limit', price: '9.00', how: 'all' },
    ]))
  test('keep what was said of each, one thing after another', () => {
    const picks = withPick(withPick(none, '600036.XSHG', { price: '31.5' }), '600036.XSHG', {
      how: 'quantity',
      quantity: 300,
    })
    expect(inputOfPicks(rows, new Set(['600036.XSHG']), picks, last)).toEqual([
      { instrument: '600036.XSHG', orderType: 'limit', price: '31.5', how: 'quantity', quantity: 300 },
    ])
  })
  test('a number that was typed and then taken back for a half is not sent', () => {
    const picks = withPick(withPick(none, '600000.XSHG', { how: 'quantity', quantity: 5 }), '600000.XSHG', {
      how: 'half',
    })
    expect(inputOfPicks(rows, new Set(['600000.XSHG']), picks, last)[0]).not.toHaveProperty('quantity')
  })
})
