/**
 * G04: red takes back, blue enters what is right, and interest follows from the value date. What F10 corrects, or nobody may,
 * is refused.
 */
import { expect, test } from 'vitest'
import type { MutableBooks } from '../../books/books.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { books, cashNo, copyOf, nextDay, settled } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction, type Row } from '../../testing/test-function.ts'
import { withTills } from '../../testing/tills.ts'
import { depositWithdraw } from './deposit-withdraw.ts'
import { reverseToday } from './reverse-today.ts'
import { adjust } from './adjust.ts'
import type { VoucherKind } from '../../words/voucher-kind.ts'

const CLIENTS = { C1: '', C2: '', C3: 'third-party', C4: 'cash closed' }
const CASH = { C1: '500.00', C2: '5.00', 'C1 USD': '5.00' }

function moved(kind: 'deposit' | 'withdrawal' | 'transfer-in', amount = 10_000): MutableBooks {
  const on = withTills(books({ clients: CLIENTS, cash: CASH }), { '1001 CNY': '500.00 open' })
  const decision = depositWithdraw.decide(on, { cashAccountNo: cashNo('C1'), kind, amount }, aMeta())
  applyChanges(on, decision.accepted ? decision.changes : [])
  return settled(on)
}
/** Booked on Friday and corrected on Monday: three days' interest at 0.05 % on 1.00 is 150,000 of the units. */
const later = (on: MutableBooks): MutableBooks => {
  on.day.businessDate = '2026-11-20'
  for (const account of on.cashAccounts.values()) account.accruedTo = '2026-11-19'
  for (const voucher of on.vouchers.values()) voucher.businessDate = '2026-11-20'
  return nextDay(on, '2026-11-23')
}
const wrong = (kind: 'deposit' | 'withdrawal' | 'transfer-in' = 'deposit'): MutableBooks => later(moved(kind))
const with1 = (on: MutableBooks, set: object): MutableBooks => {
  Object.assign(on.vouchers.get(1)!, set)
  return on
}
const poor = (spend: number): MutableBooks => {
  const on = wrong()
  on.cashAccounts.get(cashNo('C1'))!.onTransferHold = spend
  return on
}

const part = (
  legs: string,
  amount: string,
  no: number,
  kind: VoucherKind,
  account = cashNo('C1'),
): string[] => [
  `post adjustment CNY ${amount} ${legs}`,
  `insert voucher ${no} ${kind} ${account} CNY ${amount}${no === 2 ? ' reverses 1' : ''} corrects 1 from 2026-11-20`,
]
const C1 = 'cash 1000000101'
const red = part(`${C1} → suspense`, '100.00', 2, 'adjustment-out')
const original = 'update voucher 1 deposit 1000000101 CNY 100.00 reversed by 2'

const cases: Row[] = [
  ['unknown voucher', { voucherNo: 9 }, 'voucher_not_found'],
  ["today's", {}, 'voucher_is_of_today', { books: moved('deposit') }],
  ['a reversal', {}, 'voucher_not_adjustable', { books: with1(wrong(), { kind: 'reversal' }) }],
  ['of no client', {}, 'voucher_not_adjustable', { books: with1(wrong(), { accountNo: 0, clientNo: 0 }) }],
  [
    'reversed or adjusted already',
    {},
    'voucher_already_reversed',
    { books: with1(wrong(), { reversedBy: 2 }) },
  ],
  ['to an unknown account', { cashAccountNo: 1 }, 'cash_account_not_found'],
  ['to a closed account', { cashAccountNo: cashNo('C4') }, 'cash_account_closed'],
  ['to an account that only the bank moves', { cashAccountNo: cashNo('C3') }, 'third_party_custody'],
  ['to an account in dollars', { cashAccountNo: cashNo('C1', 'USD') }, 'currency_differs'],
  ['the same again', { amount: '100.00' }, 'adjustment_changes_nothing'],
  ['from today on', { valueDate: '2026-11-23' }, 'value_date_wrong'],
  ['from long ago on', { valueDate: '2025-11-18' }, 'value_date_wrong'],
  ['more than is left of it', {}, 'not_withdrawable', { books: poor(51_001) }],
  [
    'a tenth of what was entered, and just enough is left',
    {},
    [
      ...red,
      ...part(`suspense → ${C1}`, '10.00', 3, 'adjustment-in'),
      original,
      'adjustInterest 1000000101 -13500000',
    ],
    { books: copyOf(poor(51_000)) },
  ],
  ['taken back only', { amount: '0' }, [...red, original, 'adjustInterest 1000000101 -15000000']],
  [
    'more than was entered',
    { amount: '130.00' },
    [
      ...red,
      ...part(`suspense → ${C1}`, '130.00', 3, 'adjustment-in'),
      original,
      'adjustInterest 1000000101 4500000',
    ],
  ],
  [
    "to the right client's account",
    { amount: '100.00', cashAccountNo: cashNo('C2') },
    [
      ...red,
      ...part('suspense → cash 1000000201', '100.00', 3, 'adjustment-in', cashNo('C2')),
      original,
      'adjustInterest 1000000101 -15000000',
      'adjustInterest 1000000201 15000000',
    ],
  ],
  [
    'a value date of its own',
    { amount: '0', valueDate: '2026-11-22' },
    [red[0]!, red[1]!.replace('2026-11-20', '2026-11-22'), original, 'adjustInterest 1000000101 -5000000'],
  ],
  [
    'a withdrawal of too much',
    { amount: '90.00' },
    [
      ...part(`suspense → ${C1}`, '100.00', 2, 'adjustment-in'),
      ...part(`${C1} → suspense`, '90.00', 3, 'adjustment-out'),
      'update voucher 1 withdrawal 1000000101 CNY 100.00 reversed by 2',
      'adjustInterest 1000000101 1500000',
    ],
    { books: wrong('withdrawal') },
  ],
  [
    'over the bank it is the bank that is wrong',
    { amount: '0' },
    [
      ...part(`${C1} → bank`, '100.00', 2, 'adjustment-out'),
      'update voucher 1 transfer-in 1000000101 CNY 100.00 reversed by 2',
      'adjustInterest 1000000101 -15000000',
    ],
    { books: wrong('transfer-in') },
  ],
]

testFunction(adjust, {
  given: wrong(),
  typical: { voucherNo: 1, amount: '10.00', reason: '多输一个零' },
  cases,
})

test('taken back the same day (F10), all is as it was, interest included', () => {
  const [before, on] = [wrong(), wrong()]
  const apply = (
    decision: ReturnType<typeof adjust.decide> | ReturnType<typeof reverseToday.decide>,
  ): void => {
    expect(decision).toMatchObject({ accepted: true })
    if (decision.accepted) applyChanges(on, decision.changes)
  }
  apply(adjust.decide(on, { voucherNo: 1, amount: 1_000, reason: '' }, aMeta()))
  apply(reverseToday.decide(on, { voucherNo: 3 }, aMeta()))
  apply(reverseToday.decide(on, { voucherNo: 2 }, aMeta()))
  expect(brokenInvariants(on)).toEqual([])
  expect(on.vouchers.get(1)?.reversedBy).toBeNull()
  const account = (of: MutableBooks) => of.cashAccounts.get(cashNo('C1'))!
  expect(account(on).settled).toBe(account(before).settled)
  // What the earlier days have earned, whichever way it was computed.
  const earned = 60_000n * 500n * 3n
  expect(account(on).accumulator - account(on).penaltyAccumulator).toBe(earned)
})
