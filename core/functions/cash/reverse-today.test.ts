/** F10: reverses one voucher of today, whole and once, while the client still has what it brought. */
import { applyChanges } from '../../books/changes/change.ts'
import type { MutableBooks } from '../../books/books.ts'
import * as plain from '../../testing/books.ts'
import { cashNo, clientNo, copyOf, nextDay, settled } from '../../testing/books.ts'
import { withTills } from '../../testing/tills.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { securitiesIn } from '../custody/securities-in.ts'
import { closeClient } from '../clients/close-client.ts'
import { depositWithdraw } from './deposit-withdraw.ts'
import { reverseToday } from './reverse-today.ts'

const books = (spec?: plain.BookSpec): MutableBooks =>
  withTills(plain.books(spec), { '1001 CNY': '500.00 open' })

function after(given: MutableBooks, ...decisions: { accepted: boolean; changes?: unknown }[]): MutableBooks {
  const copy = copyOf(given)
  for (const decision of decisions) applyChanges(copy, decision.changes as never)
  return settled(copy)
}

const move = (
  given: MutableBooks,
  kind: 'deposit' | 'withdrawal' | 'transfer-in',
  amount: number,
): MutableBooks =>
  after(given, depositWithdraw.decide(copyOf(given), { cashAccountNo: cashNo('C1'), kind, amount }, aMeta()))
const sharesIn = (given: MutableBooks): MutableBooks =>
  after(
    given,
    securitiesIn.decide(
      given,
      {
        clientNo: clientNo('C1'),
        instrument: '600000.XSHG',
        quantity: 100,
        cost: 90_000,
        reason: 'gift',
        document: '',
      },
      aMeta(),
    ),
  )
const reversed = (given: MutableBooks, voucherNo = 1): MutableBooks =>
  after(given, reverseToday.decide(given, { voucherNo }, aMeta()))

const deposited = move(books({ cash: { C1: '50.00' } }), 'deposit', 10_000)
const leaving = move(books({ cash: { C1: '50.00' }, clients: { C1: 'not designated' } }), 'deposit', 10_000)
const closed = after(
  leaving,
  closeClient.decide(leaving, { clientNo: clientNo('C1'), payout: 'cash' }, aMeta()),
)
const back = (by = 2): string[] => [
  'post reversal CNY 100.00 cash 1000000101 → till 1001',
  `insert voucher ${by} reversal 1000000101 CNY 100.00 reverses 1`,
  `update voucher 1 deposit 1000000101 CNY 100.00 reversed by ${by}`,
]
const shares = [
  'post reversal 600000.XSHG 100 holding 1000000000001 → depository XSHG',
  'insert voucher 2 reversal 1000000000001 600000.XSHG 100 reverses 1',
  'update voucher 1 securities-in 1000000000001 600000.XSHG 100 reversed by 2',
  'setTransfer 1 transfer-in refused A000000001.XSHG 1000000000001 100 600000.XSHG cost 900.00',
]

const ofNoClient = {
  kind: 'insert',
  table: 'voucher',
  row: {
    voucherNo: 1,
    businessDate: '2026-11-23',
    kind: 'till-move',
    clientNo: 0,
    accountNo: 0,
    asset: 1,
    amount: 100,
    tellerNo: 1001,
    summary: '',
    counterAccount: '1/till/1/1001',
    reverses: null,
    reversedBy: null,
  },
} as const

testFunction(reverseToday, {
  given: deposited,
  typical: { voucherNo: 1 },
  cases: [
    ['unknown voucher', { voucherNo: 2 }, 'voucher_not_found'],
    ["yesterday's", {}, 'voucher_not_today', { books: nextDay(copyOf(deposited)) }],
    ['a reversal itself', { voucherNo: 2 }, 'voucher_not_reversible', { books: reversed(deposited) }],
    [
      'cash between tills',
      {},
      'voucher_not_reversible',
      { books: after(books(), { accepted: true, changes: [ofNoClient] }) },
    ],
    [
      'the till it came through is closed',
      {},
      'till_closed',
      { books: withTills(copyOf(deposited), { '1001 CNY': '0.00 closed' }) },
    ],
    [
      'the till it came through has not so much any more',
      {},
      'till_short',
      { books: move(move(plain.books({ cash: { C1: '50.00' } }), 'deposit', 10_000), 'withdrawal', 5_000) },
    ],
    ['twice', {}, 'voucher_already_reversed', { books: reversed(deposited) }],
    ['what the closing paid out', { voucherNo: 2 }, 'client_not_normal', { books: closed }],
    ['what came before it', {}, 'client_not_normal', { books: closed }],
    ['a deposit', {}, back()],
    [
      'a deposit that was taken out again',
      {},
      'not_withdrawable',
      { books: move(deposited, 'withdrawal', 5_001) },
    ],
    ['of which just enough is left', {}, back(3), { books: move(deposited, 'withdrawal', 5_000) }],
    [
      'money sold for today is not there yet',
      {},
      'not_withdrawable',
      {
        books: move(
          move(
            books({
              holdings: { 'C1 600000.XSHG': '100' },
              orders: [['C1 sell 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']],
            }),
            'deposit',
            10_000,
          ),
          'withdrawal',
          1,
        ),
      },
    ],
    [
      'a withdrawal',
      {},
      [
        'post reversal CNY 100.00 till 1001 → cash 1000000101',
        'insert voucher 2 reversal 1000000101 CNY 100.00 reverses 1',
        'update voucher 1 withdrawal 1000000101 CNY 100.00 reversed by 2',
      ],
      { books: move(books({ cash: { C1: '100.00' } }), 'withdrawal', 10_000) },
    ],
    [
      'a transfer in goes back, though it may not be taken out',
      {},
      [
        'post reversal CNY 100.00 cash 1000000101 → bank uncleared',
        'insert voucher 2 reversal 1000000101 CNY 100.00 reverses 1',
        'update voucher 1 transfer-in 1000000101 CNY 100.00 reversed by 2',
      ],
      { books: move(books(), 'transfer-in', 10_000) },
    ],
    [
      'a transfer in goes back while other money that is not cleared either has paid for a purchase',
      {},
      [
        'post reversal CNY 100.00 cash 1000000101 → bank uncleared',
        'insert voucher 2 reversal 1000000101 CNY 100.00 reverses 1',
        'update voucher 1 transfer-in 1000000101 CNY 100.00 reversed by 2',
      ],
      {
        books: move(
          books({
            cash: { C1: '1005.06 of it uncleared 1005.06' },
            orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']],
          }),
          'transfer-in',
          10_000,
        ),
      },
    ],
    [
      'shares go back with their cost',
      {},
      [...shares, 'addCost 1000000000001 -900.00'],
      { books: sharesIn(books()) },
    ],
    [
      'with what they cost, whatever was there before',
      {},
      [...shares, 'addCost 1000000000001 -900.00'],
      { books: sharesIn(books({ holdings: { 'C1 600000.XSHG': '100 cost 700.00' } })) },
    ],
    [
      'at average cost where the voucher says nothing',
      {},
      [...shares, 'addCost 1000000000001 -800.00'],
      {
        books: (() => {
          const given = sharesIn(books({ holdings: { 'C1 600000.XSHG': '100 cost 700.00' } }))
          delete given.vouchers.get(1)!.cost
          return given
        })(),
      },
    ],
    [
      'shares that an order sells',
      {},
      'insufficient_shares',
      {
        books: (() => {
          const held = sharesIn(books())
          const holding = held.holdings.get(1_000_000_000_001)!
          holding.restricted = 1
          return held
        })(),
      },
    ],
  ],
})
