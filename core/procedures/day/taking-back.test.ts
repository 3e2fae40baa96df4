/** What has ended since, or is not there any more, is not taken back. */
import { expect, test } from 'vitest'
import type { Change } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { takingBack } from './taking-back.ts'

const given = books({
  cash: { C1: '2000.00' },
  freezes: { C1: ['10.00 of 10.00'] },
  orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1']],
})
const accruals = {
  accruedTo: '2026-11-20',
  accumulator: '1',
  penaltyAccumulator: '0',
  dueAccumulator: '0',
  duePenaltyAccumulator: '0',
}
const restore: Change = { kind: 'restoreAccruals', accountNo: 1, before: accruals }
const mark = (tradeKey: string): Change => ({ kind: 'markTrade', tradeKey, clearingRun: 0 })

test.each<[string, Change, boolean, boolean]>([
  ['a trade of the day', mark('2026-11-23/XSHG//T1/buy'), false, true],
  ['a trade that is not in memory', mark('2026-11-20/XSHG//T1/buy'), false, false],
  ['interest', restore, false, true],
  ['interest of a day that lay in history', restore, true, false],
  ['any other change', { kind: 'addCost', holdingNo: 1, amount: 1 }, true, true],
])('%s', (_, change, isMoved, isTaken) => {
  expect(takingBack(given, change, isMoved)).toEqual(isTaken ? [change] : [])
})

test('a freeze, while it is in force', () => {
  const [freeze] = [...given.freezes.values()]
  const change: Change = { kind: 'setFreeze', freeze: { ...freeze!, effective: 500 } }
  expect(takingBack(given, change, false)).toEqual([change])
  const ended = {
    ...given,
    freezes: new Map([[freeze!.freezeNo, { ...freeze!, status: 'expired' as const }]]),
  }
  expect(takingBack(ended, change, false)).toEqual([])
})
