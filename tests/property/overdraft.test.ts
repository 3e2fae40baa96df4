/**
 * A fact overdraws: a fill that comes after its cancel was confirmed and the money was taken out. From then on the client
 * neither buys nor withdraws, pays penalty interest for each date, and the next credit repays it.
 */
import { expect, test } from 'vitest'
import { availableCash } from '@guitai/core/books/figures.ts'
import { brokenInvariants } from '@guitai/core/books/invariants.ts'
import { execute } from '@guitai/core/engine/execute.ts'
import type { Outcome } from '@guitai/core/engine/command.ts'
import { interestUpTo } from '@guitai/core/rules/interest.ts'
import { interestForPeriod } from '@guitai/core/procedures/cash/interest-for-period.ts'
import { books, cashNo, clientNo, happen } from '@guitai/core/testing/books.ts'
import { command, registry } from '@guitai/core/testing/commands.ts'
import { MAX, withTellers } from '@guitai/core/testing/tellers.ts'

const CASH = cashNo('C1')

/** Settlement mode 1 settles each fill at once, so the debt is in the settled balance at once. */
function overdrawn() {
  const given = withTellers(
    books({
      clients: { C1: 'mode 1' },
      cash: { C1: '1100.00' },
      orders: [['C1 buy 100 600000.XSHG @ 10.00', 'accepted']],
    }),
  )
  let serial = 1
  const ask = (functionCode: string, input: object): Outcome =>
    execute(registry, given, command(functionCode, input, { tellerNo: MAX }), ++serial)
  const buy = (): Outcome =>
    ask('C01', {
      clientNo: clientNo('C1'),
      instrument: '600000.XSHG',
      side: 'buy',
      orderType: 'limit',
      price: 90_000,
      quantity: 100,
    })
  const transfer = (kind: string, amount: number): Outcome =>
    ask('F09', { cashAccountNo: CASH, kind, amount })
  const account = given.cashAccounts.get(CASH)!
  happen(given, 1, 'canceled 100')
  expect(transfer('transfer-out', 1100_00)).toMatchObject({ kind: 'accepted' })
  happen(given, 1, 'fill 100 @ 10.00 as T1')
  return { given, account, buy, transfer }
}
const refused = (code: string, debt: string) => ({ kind: 'rejected', rejection: { code, values: { debt } } })

test('booked, listed, and it stops buying and withdrawing', () => {
  const { given, account, buy, transfer } = overdrawn()
  expect(availableCash(account, given.day.businessDate)).toBe(-1005_06)
  expect([...given.unplaced.values()].map(({ reason }) => reason)).toEqual([
    'booked, but the order had ended',
  ])
  expect(buy()).toMatchObject(refused('client_owes', '1005.06'))
  expect(transfer('transfer-out', 1)).toMatchObject(refused('client_owes', '1005.06'))
  expect(brokenInvariants(given)).toEqual([])
})

test('the next credit repays it; what is over may be spent again', () => {
  const { given, account, buy, transfer } = overdrawn()
  transfer('transfer-in', 1005_05)
  expect(buy()).toMatchObject(refused('client_owes', '0.01'))
  transfer('transfer-in', 905_07)
  expect(availableCash(account, given.day.businessDate)).toBe(905_06)
  expect(buy()).toMatchObject({ kind: 'accepted' })
  expect(brokenInvariants(given)).toEqual([])
})

test('each date that it stands bears penalty interest, at the rate of the parameter', () => {
  const { given, account, transfer } = overdrawn()
  // From the settlement date on, nine dates at 18 % of 360 days: 1005.06 × 0.0005 × 9 = 4.52277.
  given.day = { ...given.day, businessDate: '2026-12-03' }
  expect(interestForPeriod(given, account, '2026-12-02')).toEqual({ credit: 0, penalty: 4_52 })
  transfer('transfer-in', 2000_00)
  expect(interestUpTo(given.parameters, account, '2026-12-02')).toEqual({ credit: 0, penalty: 4_52 })
  // When it is repaid, there is no further penalty.
  given.day = { ...given.day, businessDate: '2026-12-13' }
  expect(interestForPeriod(given, account, '2026-12-12').penalty).toBe(4_52)
})
