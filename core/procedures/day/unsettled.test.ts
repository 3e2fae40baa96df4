/** The settlement of a lot the other way, with the dates by which it is found and all that it has brought. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books, cashNo, copyOf } from '../../testing/books.ts'
import { stateLines } from '../../books/state-hash.ts'
import { unsettledCash, unsettledShares } from './unsettled.ts'

const given = books({
  day: '2026-11-23 closing',
  clients: { C1: 'mode 2' },
  cash: { C1: '2000.00' },
  orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1']],
})
const account = given.cashAccounts.get(cashNo('C1'))!
const holding = [...given.holdings.values()][0]!
const lines = (on: typeof given) => [...stateLines(on)].filter(([path]) => !path.startsWith('counters '))

test.each([
  ['the lot is there', false],
  ['it has matured and gone', true],
])('%s', (_, isGone) => {
  const cash = {
    kind: 'settleCash',
    accountNo: account.accountNo,
    lot: account.unsettled[0]!,
    purchases: 100_506,
    proceeds: 0,
  } as const
  const shares = {
    kind: 'settleShares',
    holdingNo: holding.holdingNo,
    lot: holding.unsettled[0]!,
    bought: 100,
    sold: 0,
  } as const
  const undo = [unsettledCash(given, cash), unsettledShares(given, shares)]
  const on = copyOf(given)
  applyChanges(on, [cash, shares])
  if (isGone) {
    on.cashAccounts.get(account.accountNo)!.unsettled = []
    on.holdings.get(holding.holdingNo)!.unsettled = []
  }
  applyChanges(on, undo)
  expect(lines(on).filter(([path]) => !/accru|ccumulator/.test(path))).toEqual(
    lines(given).filter(([path]) => !/accru|ccumulator/.test(path)),
  )
})
