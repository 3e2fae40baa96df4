/** Whatever a decision frees or brings in goes to the waiting freezes, in however many ways it comes. */
import { describe, expect, test } from 'vitest'
import { recordsOf } from '../books/records.ts'
import { present } from '../base/assert.ts'
import type { MutableBooks } from '../books/books.ts'
import { applyChanges, type Change } from '../books/changes/change.ts'
import { availableCash } from '../books/figures.ts'
import { brokenInvariants } from '../books/invariants.ts'
import { execute } from '../engine/execute.ts'
import { books, cashNo, clientNo, type BookSpec } from '../testing/books.ts'
import { command, registry } from '../testing/commands.ts'
import { MAX, withTellers } from '../testing/tellers.ts'
import { fillWaiting } from './fill-waiting.ts'

const effective = (built: MutableBooks): number[] =>
  present(built.clients.get(clientNo('C1')), 'client').freezes.map(freeze => freeze.effective)

function after(spec: BookSpec, changes: (built: MutableBooks) => Change[]): number[] {
  const built = books(spec)
  const decided = changes(built)
  applyChanges(built, decided)
  applyChanges(built, fillWaiting.of(built, decided))
  expect(brokenInvariants(built)).toEqual([])
  return effective(built)
}

const endAll = (built: MutableBooks): Change[] =>
  [...built.orders.values()].flatMap(({ orderId, quantity }) => [
    { kind: 'advanceOrder', orderId, status: 'canceled', canceledQuantity: quantity } as const,
    { kind: 'setOrderHold', orderId, cash: 0, shares: 0 } as const,
  ])

const SELLS: BookSpec = {
  cash: { C1: '2000.00' },
  holdings: { 'C1 600000.XSHG': '500' },
  orders: [['C1 sell 200 600000.XSHG @ 10.00'], ['C1 sell 300 600000.XSHG @ 10.00']],
  freezes: { 'C1 600000.XSHG': ['0 of 200', '0 of 400'] },
}

describe('by rank', () => {
  test('shares of several orders that one decision ends', () => {
    expect(after(SELLS, endAll)).toEqual([200, 300])
  })

  test('one hold goes, the other stays', () => {
    expect(after(SELLS, built => endAll(built).slice(0, 2))).toEqual([200, 0])
  })

  test('money of several orders: nothing of it can be used meanwhile', () => {
    const spec = {
      cash: { C1: '3000.00' },
      orders: [['C1 buy 100 600000.XSHG @ 10.00'], ['C1 buy 100 600000.XSHG @ 10.00']],
      freezes: { C1: ['900.00 of 2990.00'] },
    }
    expect(after(spec, endAll)).toEqual([299_000])
  })

  test('nothing waits, nothing is done', () => {
    const { freezes: _, ...spec } = SELLS
    expect(after(spec, endAll)).toEqual([])
  })
})

describe('the engine does it for every command', () => {
  test('money that comes in', () => {
    const freezes = { C1: ['60.00 of 90.00', '0.00 of 20.00'] }
    const built = withTellers(books({ cash: { C1: '60.00' }, freezes }))
    const deposit = { cashAccountNo: cashNo('C1'), kind: 'transfer-in', amount: 6_000 }
    expect(execute(registry, built, command('F09', deposit), 1).kind).toBe('accepted')
    expect(effective(built)).toEqual([9_000, 2_000])
    const account = present(built.cashAccounts.get(cashNo('C1')), 'account')
    expect(availableCash(account, built.day.businessDate)).toBe(1_000)
  })

  test('shares that are said to come in are for no freeze, until the depository has them', () => {
    const freezes = { 'C1 000001.XSHE': ['50 of 200'] }
    const built = withTellers(books({ holdings: { 'C1 000001.XSHE': '50' }, freezes }))
    const input = {
      clientNo: clientNo('C1'),
      instrument: '000001.XSHE',
      quantity: 100,
      cost: 0,
      reason: 'gift',
      document: 'G-1',
    }
    const asked = command('C13', input, { tellerNo: MAX, checkerNo: 1002 })
    expect(execute(registry, built, asked, 1).kind).toBe('accepted')
    expect(effective(built)).toEqual([50])
    const [coming] = recordsOf(present(built.clients.get(clientNo('C1')), 'client'), 'custody_transfer')
    const confirmed = { ...present(coming, 'transfer'), status: 'confirmed' } as const
    const changes = [{ kind: 'setTransfer', transfer: confirmed }] as const
    applyChanges(built, changes)
    applyChanges(built, fillWaiting.of(built, changes))
    expect(effective(built)).toEqual([150])
  })
})
