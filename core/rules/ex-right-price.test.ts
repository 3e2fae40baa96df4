import { expect, test } from 'vitest'
import { exRightPrice } from './ex-right-price.ts'

const nothing = { previousClose: 100_000, cash: 0, bonusRatio: 0, rightsRatio: 0, rightsPrice: 0 }

test.each([
  ['nothing happens', {}, 100, 100_000],
  ['cash', { cash: 2_350 }, 100, 97_700],
  ['ten for ten', { bonusRatio: 1_000_000 }, 100, 50_000],
  ['half a tick goes up', { previousClose: 100_500, bonusRatio: 1_000_000 }, 100, 50_300],
  ['rights at the price change nothing', { rightsRatio: 300_000, rightsPrice: 100_000 }, 100, 100_000],
  ['a fund has a finer tick', { cash: 2_350 }, 10, 97_650],
  ['never below a tick', { cash: 200_000 }, 100, 100],
])('%s', (_, event, tick, price) => {
  expect(exRightPrice({ ...nothing, ...event }, tick)).toBe(price)
})
