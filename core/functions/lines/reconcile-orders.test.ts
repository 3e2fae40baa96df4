/** O04: for one unit or all; the books stay unchanged. */
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { reconcileOrders } from './reconcile-orders.ts'

testFunction(reconcileOrders, {
  given: books(),
  typical: {},
  cases: [
    ['all units', {}, ['actOnLine reconcile 20001', 'actOnLine reconcile 300001']],
    ['one unit', { pbuId: '20001' }, ['actOnLine reconcile 20001']],
    ['an unknown unit', { pbuId: '29999' }, 'trading_unit_not_found'],
  ],
})
