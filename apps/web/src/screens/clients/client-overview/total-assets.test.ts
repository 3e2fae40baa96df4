import { expect, test } from 'vitest'
import { totalAssets } from './total-assets.ts'

test('money and holdings together, each currency by itself', () => {
  const cash = [
    { currency: 'CNY', balance: '1000.50' },
    { currency: 'CNY', balance: '-0.50' },
    { currency: 'USD', balance: '5.00' },
  ]
  const holdings = [
    { currency: 'CNY', marketValue: '75310.00' },
    { currency: 'HKD', marketValue: '1.10' },
  ]
  expect([...totalAssets(cash, holdings)]).toEqual([
    ['CNY', '76310.00'],
    ['USD', '5.00'],
    ['HKD', '1.10'],
  ])
  expect(totalAssets([], []).size).toBe(0)
})
