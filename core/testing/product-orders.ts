/** Rows of C01 for products other than shares and exchange-traded funds of the two large exchanges. */
import { BJSE_UNIT, books, clientNo, type BookSpec } from './books.ts'
import type { Row } from './test-function.ts'

const world: BookSpec = {
  units: { [BJSE_UNIT]: 'running' },
  clients: {
    C1: '',
    C2: 'B accounts, Beijing account, boards beijing convertible repo-borrow',
    C3: 'Beijing account',
    C4: 'B accounts',
  },
  cash: { C1: '1000.01', C2: '101254.75', 'C2 USD': '101.08', 'C2 HKD': '1005.55', C3: '2000.00' },
  instruments: {
    '900901.XSHG': 'b-share, USD, 0.900-1.100',
    '200012.XSHE': 'b-share, HKD',
    '920819.BJSE': 'beijing',
    '113042.XSHG': 'convertible, T+0, 80.00-120.00',
    '019547.XSHG': 'government-bond, T+0, unlimited, accrued 1.2345',
    '204001.XSHG': 'repo, T+0, unlimited',
    '131810.XSHE': 'repo, T+0, unlimited',
    '501018.XSHG': 'lof, 0.900-1.100',
    '508000.XSHG': 'reit, 0.900-1.100',
  },
  holdings: { 'C2 920819.BJSE': '150', 'C2 019547.XSHG': '130000' },
}
const given = { books: books(world) }
const after = (more: Partial<BookSpec>): { books: ReturnType<typeof books> } => ({
  books: books({ ...world, ...more }),
})
const pledged = (face: number, orders: NonNullable<BookSpec['orders']> = []) =>
  after({ holdings: { 'C2 019547.XSHG': `${face} pledged` }, orders })

const c2 = { clientNo: clientNo('C2') }
const shanghaiB = { ...c2, instrument: '900901.XSHG', price: '1.000' }
const beijing = { ...c2, instrument: '920819.BJSE', quantity: 101 }
const convertible = { ...c2, instrument: '113042.XSHG', price: '100.000', quantity: 1000 }
const bond = { ...c2, instrument: '019547.XSHG', price: '100.000', quantity: 100_000 }
const repo = { instrument: '204001.XSHG', price: '2.000', quantity: 1000 }
const lend = { ...repo, side: 'sell' }
const borrow = { ...c2, ...repo }
const BORROWED = ['recordOrder 1 pendingNew buy 1000 204001.XSHG @ 2.00 hold 0.00 0']

export const PRODUCT_ORDERS: readonly Row[] = [
  [
    'B shares: no B account',
    { ...shanghaiB, clientNo: clientNo('C1') },
    'securities_account_not_found',
    given,
  ],
  [
    'B shares: no account in the currency',
    { ...shanghaiB, clientNo: clientNo('C4') },
    'currency_not_held',
    given,
  ],
  // The commission is at least 1.00, the exchange fee 0.03, the settlement fee 0.05.
  [
    'B shares in dollars',
    shanghaiB,
    ['recordOrder 1 pendingNew buy 100 900901.XSHG @ 1.00 hold 101.08 0'],
    given,
  ],
  [
    'B shares in Hong Kong dollars: at least 5.00',
    { ...c2, instrument: '200012.XSHE' },
    ['recordOrder 1 pendingNew buy 100 200012.XSHE @ 10.00 hold 1005.55 0'],
    given,
  ],
  ['Beijing without the right', { ...beijing, clientNo: clientNo('C3') }, 'board_not_allowed', given],
  [
    'Beijing: a step of one',
    beijing,
    ['recordOrder 1 pendingNew buy 101 920819.BJSE @ 10.00 hold 1015.16 0'],
    given,
  ],
  ['Beijing: 100 at least', { ...beijing, quantity: 99 }, 'quantity_below_minimum', given],
  [
    'Beijing: 150 go whole or in parts of 100 and more',
    { ...beijing, side: 'sell', quantity: 149 },
    ['recordOrder 1 pendingNew sell 149 920819.BJSE @ 10.00 hold 0.00 149'],
    given,
  ],
  [
    'Beijing: no after-hours trading yet',
    { ...beijing, orderType: 'after-hours-fixed-price' },
    'order_type_not_allowed',
    given,
  ],
  [
    'convertibles without the right',
    { ...convertible, clientNo: clientNo('C1') },
    'board_not_allowed',
    given,
  ],
  [
    'convertibles: a thousand of face value',
    convertible,
    ['recordOrder 1 pendingNew buy 1000 113042.XSHG @ 100.00 hold 1001.04 0'],
    given,
  ],
  ['convertibles: in thousands', { ...convertible, quantity: 1500 }, 'quantity_not_a_lot', given],
  [
    'convertibles: limit orders only',
    { ...convertible, orderType: 'best-five-then-cancel' },
    'order_type_not_allowed',
    given,
  ],
  [
    'bonds: price and accrued interest, on the face value',
    bond,
    ['recordOrder 1 pendingNew buy 100000 019547.XSHG @ 100.00 hold 101254.75 0'],
    given,
  ],
  ['bonds: one tick more is too much', { ...bond, price: '100.001' }, 'insufficient_cash', given],
  ['bonds: in lots of 100,000', { ...bond, quantity: 50_000 }, 'quantity_below_minimum', given],
  [
    'bonds: the odd part goes in one order',
    { ...bond, side: 'sell', quantity: 30_000 },
    ['recordOrder 1 pendingNew sell 30000 019547.XSHG @ 100.00 hold 0.00 30000'],
    given,
  ],
  [
    'bonds: not a part of it',
    { ...bond, side: 'sell', quantity: 20_000 },
    'odd_lot_must_be_sold_whole',
    given,
  ],
  [
    'lending by repo holds the face amount and the commission; anyone may',
    lend,
    ['recordOrder 1 pendingNew sell 1000 204001.XSHG @ 2.00 hold 1000.01 0'],
    given,
  ],
  ['lending more than there is', { ...lend, quantity: 2000 }, 'insufficient_cash', given],
  ['lending: in thousands', { ...lend, quantity: 1100 }, 'quantity_not_a_lot', given],
  ['lending: the rate has a tick, too', { ...lend, price: '2.001' }, 'price_not_a_tick', given],
  ['borrowing without the right', { ...borrow, clientNo: clientNo('C1') }, 'board_not_allowed', given],
  ['borrowing without pledged bonds', borrow, 'insufficient_standard_bonds', given],
  ['borrowing on what 2,000 at 0.96 are worth', borrow, BORROWED, pledged(2000)],
  ['borrowing more than 1,000 at 0.96 are worth', borrow, 'insufficient_standard_bonds', pledged(1000)],
  [
    'borrowing twice: an open order counts',
    borrow,
    'insufficient_standard_bonds',
    pledged(2000, [['C2 buy 1000 204001.XSHG @ 2.00']]),
  ],
  [
    'borrowing twice: an open repo counts',
    borrow,
    'insufficient_standard_bonds',
    pledged(2000, [['C2 buy 1000 204001.XSHG @ 2.00', 'fill 1000 @ 2.00']]),
  ],
  [
    'borrowing in the other market',
    { ...borrow, instrument: '131810.XSHE' },
    'insufficient_standard_bonds',
    pledged(2000),
  ],
  [
    'a listed fund',
    { ...c2, instrument: '501018.XSHG', price: '1.000' },
    ['recordOrder 1 pendingNew buy 100 501018.XSHG @ 1.00 hold 105.00 0'],
    given,
  ],
  [
    'a real-estate trust',
    { ...c2, instrument: '508000.XSHG', price: '1.001' },
    ['recordOrder 1 pendingNew buy 100 508000.XSHG @ 1.001 hold 105.10 0'],
    given,
  ],
]
