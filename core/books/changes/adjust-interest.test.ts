/** More interest is more, less is less, and less than nothing is owed. */
import { books, cashNo } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'

const given = books({ cash: { C1: '100.00' } })
Object.assign(given.cashAccounts.get(cashNo('C1'))!, {
  accumulator: 500n,
  penaltyAccumulator: 7n,
  dueAccumulator: 40n,
})
const by = (amount: bigint) => ({ kind: 'adjustInterest', accountNo: cashNo('C1'), by: amount }) as const
const path = `cashAccounts ${cashNo('C1')}`

testChange('adjustInterest', {
  given,
  cases: [
    ['more', by(20n), [`${path} accumulator 500 → 520`]],
    ['less', by(-20n), [`${path} accumulator 500 → 480`]],
    ['all of it', by(-500n), [`${path} accumulator 500 → 0`]],
    ['more than there is', by(-503n), [`${path} accumulator 500 → 0`, `${path} penaltyAccumulator 7 → 10`]],
    [
      'of a period that is over, apart from the present one',
      { ...by(20n), dueBy: -43n },
      [
        `${path} accumulator 500 → 520`,
        `${path} dueAccumulator 40 → 0`,
        `${path} duePenaltyAccumulator 0 → 3`,
      ],
    ],
    [
      'after the dates that are over',
      by(1n),
      [`${path} accruedTo 2026-11-20 → 2026-11-22`, `${path} accumulator 500 → 10000501`],
      (() => {
        const behind = books({ cash: { C1: '100.00' } })
        Object.assign(behind.cashAccounts.get(cashNo('C1'))!, { accumulator: 500n, accruedTo: '2026-11-20' })
        return behind
      })(),
    ],
    ['an account that is not there', { ...by(1n), accountNo: 1 }, /cash account is missing/],
  ],
})
