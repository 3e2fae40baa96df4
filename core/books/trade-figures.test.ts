/** Figures of a trade as they are kept, and as they were kept before they had names. */
import { expect, test } from 'vitest'
import { keepFigures, keptFigures } from './trade-figures.ts'

const FIGURES = {
  securitiesAccountId: 'A1.XSHG',
  code: '600000',
  price: 100_000,
  quantity: 300,
  amount: 300_000,
}

test.each([
  ['ours', { ...FIGURES, orderId: 7 }],
  ['theirs', FIGURES],
])('%s come back as they were kept', (_side, figures) => {
  expect(keptFigures(keepFigures(figures))).toEqual(figures)
})

test('the same figures are the same text, whatever their order', () => {
  const { code, ...others } = FIGURES
  expect(keepFigures({ code, ...others })).toBe(keepFigures(FIGURES))
})

test.each([
  ['A1.XSHG 600000 100000 300 300000', FIGURES],
  ['A1.XSHG 600000 100000 300 300000 order 7', { ...FIGURES, orderId: 7 }],
  ['600000 100000 300 300000', { ...FIGURES, securitiesAccountId: '' }],
])('as kept before figures had names: %s', (kept, figures) => {
  expect(keptFigures(kept)).toEqual(figures)
})

test.each(['', '5.01', 'a trade'])('no figures of a trade: %j', kept => {
  expect(keptFigures(kept)).toBeUndefined()
})

test('a side without the trade', () => {
  expect(keepFigures(null)).toBe('')
})
