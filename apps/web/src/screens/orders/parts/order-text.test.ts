import { expect, test } from 'vitest'
import { orderText, priceText } from './order-text.ts'

const words = { t: (key: string) => key, word: (group: string, value: string) => `${group}.${value}` }
const order = { side: 'buy', code: '600000', name: '浦发银行', price: '10.00', quantity: 1500 }

test('says what is still open', () =>
  expect(orderText({ ...order, filledQuantity: 500 }, words)).toBe('side.buy 600000 浦发银行 10.00 × 1,000'))
test.each([
  ['0.00', 'order.atMarket'],
  ['1234.5', '1,234.50'],
])('a price of %s is %s', (price, expected) => expect(priceText({ ...order, price }, words)).toBe(expected))
