/** The interest of an account as it stood before; figures that no JSON number holds come as texts. */
import { books, cashNo } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'

const accountNo = cashNo('C1')
const before = {
  accruedTo: '2026-11-18',
  accumulator: '90071992547409930',
  penaltyAccumulator: '2',
  dueAccumulator: '3',
  duePenaltyAccumulator: '4',
}
const path = `cashAccounts ${accountNo}`

testChange('restoreAccruals', {
  given: books({ cash: { C1: '1000.00 accrued to 2026-11-22' } }),
  cases: [
    [
      'all of it',
      { kind: 'restoreAccruals', accountNo, before },
      [
        `${path} accruedTo 2026-11-22 → 2026-11-18`,
        `${path} accumulator 0 → 90071992547409930`,
        `${path} dueAccumulator 0 → 3`,
        `${path} duePenaltyAccumulator 0 → 4`,
        `${path} penaltyAccumulator 0 → 2`,
      ],
    ],
    ['of an unknown account', { kind: 'restoreAccruals', accountNo: 1, before }, /cash account/],
  ],
})
