/** The settlement date of the worked example, whole and in parts; branches that get and that pay; what fits no due. */
import { expect, test } from 'vitest'
import type { MutableBooks } from '../../books/books.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import type { MovedDue } from '../../frame/gathered.ts'
import { books, settled } from '../../testing/books.ts'
import { clearedDay } from '../../testing/dues.ts'
import { dueAccount } from './due-sums.ts'
import { payDues, postPending } from './pay-dues.ts'

const OF = { market: 'XSHE', tradingUnit: '300001', currency: 'CNY', settlementDate: '2026-11-24' } as const
const DUE = '1/settlement-due/1/XSHE/2026-11-24'

function pay(given: MutableBooks, date: string, moved: readonly MovedDue[]) {
  given.day = { ...given.day, businessDate: date }
  applyChanges(given, postPending(given))
  applyChanges(given, payDues(given, moved))
  expect(brokenInvariants(given)).toEqual([])
  return (key: string) => given.houseAccounts.get(key)?.balance ?? 0
}

test('everything is moved: the reserve has it, no fee is payable, nothing is due, and the shares lie with the depository', () => {
  const given = clearedDay()
  const balance = pay(given, '2026-11-24', [{ ...OF, amount: 23_323_98 }])
  expect(balance('1/reserve/1/XSHE')).toBe(-23_323_98)
  expect(balance('1/stamp-duty-payable/1/XSHE')).toBe(0)
  expect(balance(DUE)).toBe(0)
  expect([...given.settlementDues.values()]).toMatchObject([{ paid: 23_323_98, isOpen: false }])
  const clearing = [...given.houseAccounts.values()].filter(({ kind }) => kind === 'clearing')
  expect(clearing.every(account => account.balance === 0)).toBe(true)
  expect(given.discrepancies.size).toBe(0)
})

test('half is moved: the rest stays due, and comes on the next day', () => {
  const given = clearedDay({ transferFee: 2_24 })
  const balance = pay(given, '2026-11-24', [{ ...OF, amount: 11_661_98 }])
  expect(balance(DUE)).toBe(-11_661_99)
  pay(given, '2026-11-25', [{ ...OF, amount: 11_661_99 }])
  expect(balance(DUE)).toBe(0)
  expect(balance('1/reserve/1/XSHE')).toBe(-23_323_97)
})

test('B shares are due on a date of their own', () => {
  const given = clearedDay({}, {}, { isB: true })
  const balance = pay(given, '2026-11-24', [])
  expect(balance('1/settlement-due/3/XSHE/2026-11-26')).not.toBe(0)
  const [due] = given.settlementDues.values()
  pay(given, '2026-11-26', [{ ...OF, currency: 'HKD', settlementDate: '2026-11-26', amount: due?.ours ?? 0 }])
  expect(balance('1/settlement-due/3/XSHE/2026-11-26')).toBe(0)
})

test('what is moved beyond what is due is listed and not booked', () => {
  const given = clearedDay()
  const moved = [
    { ...OF, amount: 23_323_99 },
    { ...OF, tradingUnit: '999999', amount: -5 },
  ]
  const balance = pay(given, '2026-11-24', moved)
  expect(balance('1/reserve/1/XSHE')).toBe(-23_323_98)
  expect([...given.discrepancies.values()]).toMatchObject([
    { kind: 'due', subject: 'XSHE 300001 CNY 2026-11-24', ours: '23323.98', theirs: '23323.99' },
    { kind: 'due', subject: 'XSHE 999999 CNY 2026-11-24', ours: '0.00', theirs: '-0.05' },
  ])
})

test.each([
  ['it lasts', 70, { 1: 0, 2: 0, 3: 0 }],
  ['it lasts for the first', 40, { 1: 0, 2: 0, 3: -30 }],
])('one net sum for three branches of which the second pays; %s', (_, amount, left) => {
  const given = books()
  const wants = { 1: 60, 2: -40, 3: 50 }
  for (const [branchNo, part] of Object.entries(wants)) {
    const [due, other] = [dueAccount(Number(branchNo), 1, OF), `${branchNo}/clearing/1/XSHE`]
    applyChanges(given, [
      {
        kind: 'post',
        entry: 'carry-due',
        asset: 1,
        amount: Math.abs(part),
        debit: { house: part > 0 ? due : other },
        credit: { house: part > 0 ? other : due },
        tradeDate: '2026-11-23',
      },
    ])
  }
  const row = { ...OF, dueKey: '2026-11-24/XSHE/300001/CNY', tradeDate: '2026-11-23', theirs: null }
  applyChanges(given, [
    { kind: 'insert', table: 'settlement_due', row: { ...row, ours: 70, paid: 0, isOpen: true } },
  ])
  const balance = pay(settled(given), '2026-11-24', [{ ...OF, amount }])
  expect(Object.fromEntries([1, 2, 3].map(no => [no, balance(dueAccount(no, 1, OF))]))).toEqual(left)
})
