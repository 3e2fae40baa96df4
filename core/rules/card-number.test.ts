import { expect, test } from 'vitest'
import { cardNumber } from './card-number.ts'

test.each([
  [10_000_001, 1, '10000001015'],
  [79_927_398, 71, '79927398713'],
])('client %d, card %d: %s', (clientNo, nth, number) => {
  expect(cardNumber(clientNo, nth)).toBe(number)
})

test('one digit read wrongly is another number', () => {
  const right = cardNumber(10_000_001, 1)
  expect(right.replace('1', '2').slice(0, -1) + right.slice(-1)).not.toBe(cardNumber(20_000_001, 1))
})
