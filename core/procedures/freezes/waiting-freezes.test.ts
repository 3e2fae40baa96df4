/** Money and shares that become free go to the waiting freezes by rank. */
import { expect, test } from 'vitest'
import { present } from '../../base/assert.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { books, cashNo } from '../../testing/books.ts'
import { describeChange } from '../../testing/describe-change.ts'
import { fillFreezes, freezesInForce, placeFreeze, releaseFreeze } from './waiting-freezes.ts'

const given = books({
  cash: { C1: '100.00' },
  freezes: { C1: ['20.00 of 50.00', '10.00 of 10.00', '0.00 of 30.00'] },
})
const account = given.cashAccounts.get(cashNo('C1'))!
const filled = (more: number) =>
  fillFreezes(
    freezesInForce(given, account),
    { ...account, settled: account.settled - 7_000 + more },
    '2026-11-23',
  ).map(change => describeChange(given, change))

test.each([
  ['nothing', 0, []],
  ['to the first', 1, ['setFreeze 1 cash 1000000101 20.01 of 50.00 rank 1 in-force']],
  ['all of the first', 3_000, ['setFreeze 1 cash 1000000101 50.00 of 50.00 rank 1 in-force']],
  [
    'past what needs none',
    3_001,
    [
      'setFreeze 1 cash 1000000101 50.00 of 50.00 rank 1 in-force',
      'setFreeze 3 cash 1000000101 0.01 of 30.00 rank 3 in-force',
    ],
  ],
  [
    'more than all want',
    99_999,
    [
      'setFreeze 1 cash 1000000101 50.00 of 50.00 rank 1 in-force',
      'setFreeze 3 cash 1000000101 30.00 of 30.00 rank 3 in-force',
    ],
  ],
])('%s', (_, more, expected) => {
  expect(filled(more)).toEqual(expected)
})

test('released and expired ones, and those of other accounts, wait for nothing', () => {
  const others = books({
    cash: { C1: '1.00', 'C1 USD': '1.00' },
    holdings: { 'C1 600000.XSHG': '100' },
    freezes: { C1: ['0.00 of 5.00', '0.00 of 6.00'], 'C1 600000.XSHG': ['0 of 5'] },
  })
  others.freezes.get(1)!.status = 'released'
  expect(
    freezesInForce(others, { clientNo: 10_000_001, accountNo: cashNo('C1') }).map(({ freezeNo }) => freezeNo),
  ).toEqual([2])
  expect(freezesInForce(others, { clientNo: 10_000_001, accountNo: cashNo('C1', 'USD') })).toEqual([])
})

const courtOrder = {
  term: 'long',
  ordered: 15_000,
  authority: 'court',
  document: 'D2',
  summary: '',
  expiresOn: null,
} as const

test('two orders on one balance, the first given up in part and then wholly', () => {
  const given = books({ cash: { C1: '200.00' } })
  const account = present(given.cashAccounts.get(cashNo('C1')), 'account')
  for (let n = 0; n < 2; n++) applyChanges(given, placeFreeze(given, account, courtOrder).changes)
  const effective = (): number[] => [...given.freezes.values()].map(freeze => freeze.effective)
  expect(effective()).toEqual([15_000, 5_000])
  const release = (amount: number): void =>
    applyChanges(
      given,
      releaseFreeze(given, account, { freeze: present(given.freezes.get(1), 'freeze'), amount }).changes,
    )
  release(4_000)
  expect(effective()).toEqual([11_000, 9_000])
  release(11_000)
  expect(effective()).toEqual([0, 15_000])
  expect(given.freezes.get(1)?.status).toBe('released')
  expect(account.frozen).toBe(15_000)
  expect(brokenInvariants(given)).toEqual([])
})
