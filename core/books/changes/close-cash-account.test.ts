/** Only what is empty is closed. */
import { books, cashNo } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'

const close = { kind: 'closeCashAccount', accountNo: cashNo('C1') } as const

testChange('closeCashAccount', {
  given: books(),
  cases: [
    ['an empty one', close, ['cashAccounts 1000000101 status normal → closed']],
    ['one with money', close, /empty/, books({ cash: { C1: '0.01' } })],
    ['one with a transfer under way', close, /held/, books({ cash: { C1: '0 transfer hold 0.01' } })],
    ['one that is not there', { ...close, accountNo: 1 }, /cash account is missing/],
  ],
})
