/** Every entry balances; a client's leg is settled or waits in the lot of its dates. */
import { describe, expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'
import { applyChanges } from './change.ts'
import { brokenInvariants } from '../invariants.ts'
import { cashBalance, shareBalance, type Entry, type Post } from './post.ts'

const cash = { cashAccount: 1_000_000_101 }
const bank = { house: '1/bank/1/' }
const deposit: Post = {
  kind: 'post',
  entry: 'deposit',
  asset: 1,
  amount: 500,
  debit: bank,
  credit: cash,
  tradeDate: '2026-11-23',
}
const dates = {
  tradeDate: '2026-11-23',
  settlementDate: '2026-11-24',
  usableFrom: '2026-11-23',
  withdrawableFrom: '2026-11-24',
}
const account = 'cashAccounts 1000000101'
const lot = `${account} unsettled 2026-11-23/2026-11-24/2026-11-23/2026-11-24`
const given = books({ cash: { C1: '100.00', C2: '1.00' }, holdings: { 'C1 600000.XSHG': '100' } })
const entryNo = given.counters.entryNo
const isNext = `counters entryNo ${entryNo} → ${entryNo + 1}`
const holding = { holding: 1_000_000_000_001 }
const shares: Post = {
  ...deposit,
  entry: 'securities-out',
  asset: 1001,
  debit: holding,
  credit: { house: '1/depository/1001/XSHG' },
}
const bought = { ...deposit, entry: 'buy', debit: { ...cash, unsettled: dates }, credit: bank } as const
const withLot = books({ cash: { C1: '100.00' } })
applyChanges(withLot, [bought])

test('between two branches: an entry in each, over transit, so that each balances for itself', () => {
  const made = books({ cash: { C1: '100.00' } })
  made.clients.get(10_000_001)!.clientClass = 'vip'
  applyChanges(made, [{ ...deposit, debit: { house: '2/till/1/2001' } }])
  const entries = [...made.dirty.entry.inserted] as Entry[]
  expect(entries).toMatchObject([
    { branchNo: 2, clientNo: null, clientClass: '', amount: 500, balanceAfter: null },
    { branchNo: 1, clientNo: 10_000_001, clientClass: 'vip', amount: 500, balanceAfter: 10_500 },
  ])
  const balance = (key: string): number | undefined => made.houseAccounts.get(key)?.balance
  expect([balance('2/till/1/2001'), balance('2/transit/1/1'), balance('1/transit/1/2')]).toEqual([
    -500, 500, -500,
  ])
  expect(brokenInvariants(made)).toEqual([])
})

testChange('post', {
  given,
  cases: [
    [
      'in',
      deposit,
      [`${account} settled 10000 → 10500`, isNext, 'houseAccounts 1/bank/1/ balance -10100 → -10600'],
    ],
    [
      'out',
      { ...deposit, debit: cash, credit: bank },
      [`${account} settled 10000 → 9500`, isNext, 'houseAccounts 1/bank/1/ balance -10100 → -9600'],
    ],
    [
      'uncleared',
      { ...deposit, isUncleared: true },
      [
        `${account} settled 10000 → 10500`,
        `${account} uncleared 0 → 500`,
        `${account} unclearedOn null → 2026-11-23`,
        isNext,
        'houseAccounts 1/bank/1/ balance -10100 → -10600',
      ],
    ],
    [
      'a house account comes into being with its first entry',
      { ...deposit, debit: { house: '1/till/1/1001' } },
      [
        `${account} settled 10000 → 10500`,
        isNext,
        `counters houseAccountNo ${given.counters.houseAccountNo} → ${given.counters.houseAccountNo + 1}`,
        `houseAccounts 1/till/1/1001 accountNo none → ${given.counters.houseAccountNo}`,
        'houseAccounts 1/till/1/1001 asset none → 1',
        'houseAccounts 1/till/1/1001 balance none → -500',
        'houseAccounts 1/till/1/1001 branchNo none → 1',
        'houseAccounts 1/till/1/1001 key none → 1/till/1/1001',
        'houseAccounts 1/till/1/1001 kind none → till',
        'houseAccounts 1/till/1/1001 qualifier none → 1001',
      ],
    ],
    [
      'a purchase: the first of its dates opens a lot',
      bought,
      [
        ...[
          ['accountNo', '1000000101'],
          ['proceeds', '0'],
          ['purchases', '500'],
          ['settledProceeds', '0'],
          ['settledPurchases', '0'],
          ['settlementDate', '2026-11-24'],
          ['tradeDate', '2026-11-23'],
          ['usableFrom', '2026-11-23'],
          ['withdrawableFrom', '2026-11-24'],
        ].map(([name, value]) => `${lot} ${name} none → ${value}`),
        isNext,
        'houseAccounts 1/bank/1/ balance -10100 → -9600',
      ],
    ],
    [
      'proceeds of the same dates go to the same lot',
      { ...deposit, entry: 'sell', credit: { ...cash, unsettled: dates } },
      [
        `${lot} proceeds 0 → 500`,
        `counters entryNo ${withLot.counters.entryNo} → ${withLot.counters.entryNo + 1}`,
        'houseAccounts 1/bank/1/ balance -9500 → -10000',
      ],
      withLot,
    ],
    [
      'below zero: facts may overdraw',
      { ...deposit, amount: 10_001, debit: cash, credit: bank },
      [`${account} settled 10000 → -1`, isNext, 'houseAccounts 1/bank/1/ balance -10100 → -99'],
    ],
    [
      'shares',
      shares,
      [
        'counters entryNo 4 → 5',
        'holdings 1000000000001 settled 100 → -400',
        'houseAccounts 1/depository/1001/XSHG balance -100 → 400',
      ],
    ],
    ['nothing', { ...deposit, amount: 0 }, /positive integer/],
    ['less than nothing', { ...deposit, amount: -1 }, /positive integer/],
    ['half a fen', { ...deposit, amount: 0.5 }, /positive integer/],
    ['from client to client', { ...deposit, debit: { cashAccount: 1_000_000_201 } }, /at most one client/],
    ['an account that is not there', { ...deposit, credit: { cashAccount: 1 } }, /cash account is missing/],
    [
      'more than a house account can count',
      [deposit, { ...deposit, amount: Number.MAX_SAFE_INTEGER }],
      /out of range/,
    ],
  ],
})

describe('journal', () => {
  test('an entry names client, stage and what the client has after it, settled and unsettled', () => {
    const posted = books({ cash: { C1: '100.00' } })
    posted.command = { commandNo: 7, at: 99 }
    applyChanges(posted, [{ ...bought, orderId: 3, tradeSeq: 4 }])
    const entry = [...posted.dirty.entry.inserted][0] as Entry
    expect(entry).toMatchObject({
      kind: 'buy',
      amount: 500,
      debitStage: 'U',
      creditStage: 'S',
      clientNo: 10_000_001,
      orderId: 3,
      tradeSeq: 4,
      balanceAfter: 9_500,
      commandNo: 7,
      at: 99,
    })
    expect(cashBalance(posted.cashAccounts.get(1_000_000_101)!)).toBe(9_500)
  })

  test('balances count what the mode has settled already only once', () => {
    const settled = books({
      cash: { C1: '2000.00' },
      clients: { C1: 'mode 1' },
      orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']],
    })
    expect(cashBalance(settled.cashAccounts.get(1_000_000_101)!)).toBe(200_000 - 100_506)
    expect(shareBalance(settled.holdings.get(1_000_000_000_001)!)).toBe(100)
  })

  test('interest of the days before is brought forward before the balance moves', () => {
    const late = books({ cash: { C1: '100.00 accrued to 2026-11-20' } })
    applyChanges(late, [deposit])
    expect(late.cashAccounts.get(1_000_000_101)).toMatchObject({
      accruedTo: '2026-11-22',
      accumulator: 2n * 10_000n * 500n,
    })
  })
})
