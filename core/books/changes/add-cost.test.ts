/** Cost goes up with a purchase and down with a sale. */
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'

const holdingNo = 1_000_000_000_001

testChange('addCost', {
  given: books({ holdings: { 'C1 600000.XSHG': '100 cost 900.00' } }),
  cases: [
    ['bought', { kind: 'addCost', holdingNo, amount: 10_000 }, [`holdings ${holdingNo} cost 90000 → 100000`]],
    ['sold', { kind: 'addCost', holdingNo, amount: -90_000 }, [`holdings ${holdingNo} cost 90000 → 0`]],
    ['a holding that is not there', { kind: 'addCost', holdingNo: 1, amount: 1 }, /holding is missing/],
  ],
})
