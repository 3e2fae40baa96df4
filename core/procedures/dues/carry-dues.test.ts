/**
 * E11 of the worked example: 10,000 × 12.34 are sold and 5,000 × 20.00 bought in Shenzhen. Clients get 123,293.37 and pay 100,036.41; the
 * firm keeps 67.02 of commission.
 */
import { expect, test } from 'vitest'
import { brokenInvariants } from '../../books/invariants.ts'
import { clearedDay } from '../../testing/dues.ts'

const balanceOf = (given: ReturnType<typeof clearedDay>) => (key: string) =>
  given.houseAccounts.get(key)?.balance ?? 0

test('what is left on clearing is due on the settlement date; fees and shares wait for it', () => {
  const given = clearedDay()
  const balance = balanceOf(given)
  expect(balance('1/commission-income/1/XSHE')).toBe(67_02)
  expect(balance('1/clearing/1/XSHE')).toBe(0)
  expect(balance('1/settlement-due/1/XSHE/2026-11-24')).toBe(-23_400_00)
  const payables = ['stamp-duty', 'transfer-fee', 'exchange-fee', 'regulatory-fee']
  expect(payables.map(kind => balance(`1/${kind}-payable/1/XSHE`))).toEqual([61_70, 2_23, 7_62, 4_47])
  const waiting = [...given.pendingMoves.values()].map(({ entry, settlementDate, amount }) => [
    entry,
    settlementDate,
    amount,
  ])
  expect(waiting).toEqual([
    ['fees-collected', '2026-11-24', 61_70],
    ['fees-collected', '2026-11-24', 2_23],
    ['fees-collected', '2026-11-24', 7_62],
    ['fees-collected', '2026-11-24', 4_47],
    ['shares-delivered', '2026-11-24', -10_000],
    ['shares-delivered', '2026-11-24', 5_000],
  ])
  expect(brokenInvariants(given)).toEqual([])
})

test('where the depository takes a fen more for the transfer, it is borne by the house and due with the rest', () => {
  const given = clearedDay({ transferFee: 2_24 })
  const balance = balanceOf(given)
  expect(balance('1/fee-rounding/1/XSHE')).toBe(-1)
  expect(balance('1/transfer-fee-payable/1/XSHE')).toBe(2_24)
  expect([...given.settlementDues.values()]).toMatchObject([{ ours: 23_323_97, theirs: 23_323_97, paid: 0 }])
  expect(given.pendingMoves.get('2026-11-23/fee/XSHE/300001/CNY/transferFee')?.amount).toBe(1)
})

test('a fee that the depository does not collect stays payable', () => {
  const given = clearedDay({}, { 'collected-stamp-duty': 0 })
  expect([...given.pendingMoves.values()].some(({ debit }) => debit.includes('stamp-duty'))).toBe(false)
  expect([...given.settlementDues.values()]).toMatchObject([{ ours: 23_323_98 + 61_70 }])
})
