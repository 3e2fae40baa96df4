/** F11: the freeze lasts until the day end; several stand side by side, and each is released separately. */
import { books, cashNo } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { freezeCashToday } from './freeze-cash-today.ts'

const line = (no: number, text: string): string => `setFreeze ${no} cash 1000000101 ${text}`
const release = { action: 'release', freezeNo: 1 }
const having = (...texts: string[]) => books({ cash: { C1: '100.00', C2: '1.00' }, freezes: { C1: texts } })
const two = having('day 60.00 of 60.00', 'day 30.00 of 30.00')
const ended = having('day 60.00 of 60.00')
Object.assign(ended.freezes.get(1)!, { effective: 0, status: 'released' })
ended.cashAccounts.get(cashNo('C1'))!.frozen = 0

testFunction(freezeCashToday, {
  given: books({ clients: { C3: 'cash closed' }, cash: { C1: '100.00' } }),
  typical: { cashAccountNo: cashNo('C1'), action: 'freeze', amount: '60.00' },
  cases: [
    ['unknown account', { cashAccountNo: 1 }, 'cash_account_not_found'],
    ['closed account', { cashAccountNo: cashNo('C3') }, 'cash_account_closed'],
    ['nothing', { amount: '0' }, 'amount_not_positive'],
    ['all there is', { amount: '100.00' }, [line(1, '100.00 of 100.00 rank 1 in-force')]],
    ['a fen more', { amount: '100.01' }, 'not_freezable'],
    [
      'an order keeps what it holds',
      { amount: '94.95' },
      'not_freezable',
      { books: books({ cash: { C1: '1100.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] }) },
    ],
    ['a third beside two', { amount: '10.00' }, [line(3, '10.00 of 10.00 rank 3 in-force')], { books: two }],
    ['release: none named', { action: 'release' }, 'freeze_not_found', { books: two }],
    [
      "release: another account's",
      { ...release, cashAccountNo: cashNo('C2') },
      'freeze_not_found',
      { books: two },
    ],
    ["release: an authority's", release, 'freeze_is_long', { books: having('60.00 of 60.00') }],
    ['release: ended', release, 'freeze_ended', { books: ended }],
    ['release: too much', { ...release, amount: '60.01' }, 'release_exceeds_freeze', { books: two }],
    [
      'release: a part',
      { ...release, amount: '20.00' },
      [line(1, '40.00 of 40.00 rank 1 in-force')],
      { books: two },
    ],
    ['release: all; the other stays', release, [line(1, '0.00 of 60.00 rank 1 released')], { books: two }],
    [
      'release: what comes free goes to who waits',
      release,
      [line(1, '0.00 of 60.00 rank 1 released'), line(2, '90.00 of 90.00 rank 2 in-force')],
      { books: having('day 60.00 of 60.00', '40.00 of 90.00') },
    ],
  ],
})
