import { describe, expect, test } from 'vitest'
import { fittingType, needsPrice, offeredNow, type OfferedOrderType } from './offered-types.ts'

const limit: OfferedOrderType = {
  orderType: 'limit',
  phases: ['opening-call', 'continuous', 'closing-call'],
  needsPrice: true,
}
const market: OfferedOrderType = { orderType: 'own-best', phases: ['continuous'], needsPrice: false }
const late: OfferedOrderType = {
  orderType: 'after-hours-fixed-price',
  phases: ['after-hours'],
  needsPrice: true,
}
const all = [limit, market, late]

describe('what is offered', () => {
  test.each([
    ['in an auction', 'opening-call', [limit]],
    ['in continuous trading', 'continuous', [limit, market]],
    ['after hours', 'after-hours', [late]],
    ['in the break: whatever waits', 'break', all],
    ['before anything is known', undefined, all],
  ])('%s', (_, phase, expected) => expect(offeredNow(all, phase)).toEqual(expected))
})

describe('the type', () => {
  test.each([
    ['stays where it is offered', all, 'own-best', 'own-best'],
    ['falls back to the first', [limit], 'own-best', 'limit'],
    ['stays while nothing is known', [], 'own-best', 'own-best'],
  ])('%s', (_, offered, chosen, expected) => expect(fittingType(offered, chosen)).toBe(expected))
})

test.each([
  ['a limit order', 'limit', false, true],
  ['a market order need not', 'own-best', false, false],
  ['but in the evening', 'own-best', true, true],
  ['a type nobody knows', 'other', false, true],
])('%s says a price', (_, chosen, isEvening, expected) =>
  expect(needsPrice(all, chosen, isEvening)).toBe(expected),
)
