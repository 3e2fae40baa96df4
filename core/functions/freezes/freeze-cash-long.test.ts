/** F12: an authority's freeze takes effect on what is there; the rest waits by rank. */
import { books, cashNo, happen } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { freezeCashLong } from './freeze-cash-long.ts'

const frozen = (freezeNo: number, text: string): string => `setFreeze ${freezeNo} cash 1000000101 ${text}`
const release = { action: 'release', freezeNo: 1 }
const two = books({ cash: { C1: '100.00' }, freezes: { C1: ['60.00 of 60.00', '40.00 of 90.00'] } })
const freezes = (...texts: string[]) => books({ cash: { C1: '100.00' }, freezes: { C1: texts } })
const renew = { action: 'renew', freezeNo: 1, amount: undefined }
const dated = freezes('60.00 of 60.00 until 2026-12-31')
const ended = freezes('60.00 of 60.00')
Object.assign(ended.freezes.get(1)!, { effective: 0, status: 'released' })
ended.cashAccounts.get(cashNo('C1'))!.frozen = 0
const gap = freezes('60.00 of 60.00', '30.00 of 30.00')
Object.assign(gap.freezes.get(1)!, { effective: 0, status: 'released' })
gap.cashAccounts.get(cashNo('C1'))!.frozen = 3_000
const bought = books({
  cash: { C1: '1105.06' },
  orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']],
})
const sold = books({
  holdings: { 'C1 600000.XSHG': '100' },
  orders: [['C1 sell 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']],
})
const matured = books({
  cash: { C1: '100.00' },
  freezes: { C1: ['60.00 of 90.00'] },
  orders: [['C1 buy 100 600000.XSHG @ 0.10']],
})
happen(matured, 1, 'canceled 100')

testFunction(freezeCashLong, {
  given: books({ clients: { C3: 'cash closed' }, cash: { C1: '100.00', C2: '1.00' } }),
  typical: {
    action: 'freeze',
    cashAccountNo: cashNo('C1'),
    amount: '60.00',
    authority: 'court',
    document: 'D1',
  },
  cases: [
    ['unknown account', { cashAccountNo: 1 }, 'cash_account_not_found'],
    ['closed account', { cashAccountNo: cashNo('C3') }, 'cash_account_closed'],
    ['nothing', { amount: '0.00' }, 'amount_not_positive'],
    ['no amount', { amount: undefined }, 'amount_not_positive'],
    [
      "release: the firm's own of today",
      release,
      'freeze_is_of_today',
      { books: freezes('day 60.00 of 60.00') },
    ],
    ['renew: ends no later', { ...renew, expiresOn: '2026-12-31' }, 'renewal_not_later', { books: dated }],
    ['renew: what has no end', { ...renew, expiresOn: '2027-12-31' }, 'renewal_not_later', { books: two }],
    [
      'renewed',
      { ...renew, expiresOn: '2027-01-01' },
      [frozen(1, '60.00 of 60.00 rank 1 in-force')],
      { books: dated },
    ],
    ['renewed without end', renew, [frozen(1, '60.00 of 60.00 rank 1 in-force')], { books: dated }],
    [
      'open buys are canceled first: what never left is free at once',
      { amount: '1100.00', cancelsBuys: true },
      [
        'advanceOrder 1 canceled canceledQuantity 100',
        'setOrderHold 1 0.00 0',
        frozen(1, '1100.00 of 1100.00 rank 1 in-force'),
      ],
      { books: books({ cash: { C1: '1100.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00', 'queued']] }) },
    ],
    ['expired yesterday', { expiresOn: '2026-11-22' }, 'date_in_the_past'],
    ['until today', { expiresOn: '2026-11-23' }, [frozen(1, '60.00 of 60.00 rank 1 in-force')]],
    ['all there is', { amount: '100.00' }, [frozen(1, '100.00 of 100.00 rank 1 in-force')]],
    ['more than there is waits', { amount: '100.01' }, [frozen(1, '100.00 of 100.01 rank 1 in-force')]],
    [
      'behind another',
      {},
      [frozen(2, '40.00 of 60.00 rank 2 in-force')],
      { books: freezes('60.00 of 60.00') },
    ],
    [
      'behind one that waits',
      {},
      [frozen(2, '0.00 of 60.00 rank 2 in-force')],
      { books: freezes('100.00 of 150.00') },
    ],
    [
      'what came free has gone to the earlier one',
      {},
      [frozen(2, '10.00 of 60.00 rank 2 in-force')],
      { books: matured },
    ],
    ['ranks go on after one was released', {}, [frozen(3, '60.00 of 60.00 rank 3 in-force')], { books: gap }],
    [
      'an order keeps what it holds',
      { amount: '1000.00' },
      [frozen(1, '94.94 of 1000.00 rank 1 in-force')],
      { books: books({ cash: { C1: '1100.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] }) },
    ],
    [
      'a purchase is paid first',
      { amount: '1000.00' },
      [frozen(1, '100.00 of 1000.00 rank 1 in-force')],
      { books: bought },
    ],
    [
      'proceeds are frozen when they settle',
      {},
      [frozen(1, '0.00 of 60.00 rank 1 in-force')],
      { books: sold },
    ],
    [
      'uncleared money is frozen',
      { amount: '100.00' },
      [frozen(1, '100.00 of 100.00 rank 1 in-force')],
      { books: books({ cash: { C1: '100.00 of it uncleared 100.00' } }) },
    ],
    ['release: no such freeze', { action: 'release', freezeNo: 9 }, 'freeze_not_found', { books: two }],
    ['release: none named', { action: 'release' }, 'freeze_not_found', { books: two }],
    [
      "release: another account's",
      { ...release, cashAccountNo: cashNo('C2') },
      'freeze_not_found',
      { books: books({ cash: { C1: '100.00', C2: '1.00' }, freezes: { C1: ['60.00 of 60.00'] } }) },
    ],
    ['release: ended', release, 'freeze_ended', { books: ended }],
    [
      'release: more than was ordered',
      { ...release, amount: '60.01' },
      'release_exceeds_freeze',
      { books: two },
    ],
    [
      'release: all; the next takes its part',
      release,
      [frozen(1, '0.00 of 60.00 rank 1 released'), frozen(2, '90.00 of 90.00 rank 2 in-force')],
      { books: two },
    ],
    [
      'release: a part',
      { ...release, amount: '20.00' },
      [frozen(1, '40.00 of 40.00 rank 1 in-force'), frozen(2, '60.00 of 90.00 rank 2 in-force')],
      { books: two },
    ],
    [
      'release: of what waits nothing comes free',
      { ...release, freezeNo: 2, amount: '50.00' },
      [frozen(2, '40.00 of 40.00 rank 2 in-force')],
      { books: two },
    ],
  ],
})
