import { expect, test } from 'vitest'
import { addFees, subtractFees, sumFees } from './fee-sums.ts'

test('sums and differences', () => {
  const a = {
    commission: 1,
    stampDuty: 2,
    transferFee: 3,
    exchangeFee: 4,
    regulatoryFee: 5,
    settlementFee: 6,
  }
  expect(sumFees(a)).toBe(21)
  expect(subtractFees(addFees(a, a), a)).toEqual(a)
})
