/** Any number of bookings, however large each may be: what the guard lets pass is exact, and what it does not let pass changes nothing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_FEN } from '../../base/money.ts'
import { books, cashNo } from '../../testing/books.ts'
import { houseKey } from '../accounts.ts'
import type { MutableBooks } from '../books.ts'
import { stateHash } from '../state-hash.ts'
import { applyChanges, type Change } from './change.ts'
import { cashBalance, shareBalance, type Leg } from './post.ts'
import { isBeyondRange, MOST_BALANCE } from './within-range.ts'

const BANK = houseKey(1, 'bank', 1, '')
const DEPOSITORY = houseKey(1, 'clearing', 1001, 'XSHG')
const date = '2026-11-23'
const cashDates = { tradeDate: date, settlementDate: '2026-11-24', usableFrom: date, withdrawableFrom: date }
const shareDates = { tradeDate: date, settlementDate: '2026-11-24', sellableFrom: date }

function given(): { on: MutableBooks; holdingNo: number } {
  const on = books({ cash: { C1: '1000.00' }, holdings: { 'C1 600000.XSHG': '100 cost 900.00' } })
  return { on, holdingNo: [...on.holdings.keys()][0] ?? 0 }
}

function post(asset: number, amount: number, [debit, credit]: readonly [Leg, Leg]): Change {
  return { kind: 'post', entry: 'adjustment', asset, amount, debit, credit, tradeDate: date }
}

const booking = fc.record({
  what: fc.constantFrom('cash', 'unsettled cash', 'shares', 'unsettled shares', 'cost'),
  isIn: fc.boolean(),
  amount: fc.oneof(
    fc.integer({ min: 1, max: MAX_FEN }),
    fc.integer({ min: 2 ** 50, max: Number.MAX_SAFE_INTEGER }),
  ),
})

interface Booking {
  what: string
  isIn: boolean
  amount: number
}

function changeOf({ what, isIn, amount }: Booking, holdingNo: number): Change {
  if (what === 'cost') return { kind: 'addCost', holdingNo, amount: isIn ? amount : -amount }
  const isCash = what.endsWith('cash')
  const isUnsettled = what.startsWith('unsettled')
  const own: Leg = isCash
    ? { cashAccount: cashNo('C1'), ...(isUnsettled ? { unsettled: cashDates } : {}) }
    : { holding: holdingNo, ...(isUnsettled ? { unsettled: shareDates } : {}) }
  const other: Leg = { house: isCash ? BANK : DEPOSITORY }
  return post(isCash ? 1 : 1001, amount, isIn ? [other, own] : [own, other])
}

/** All that bookings move. */
function figuresOf(on: MutableBooks, holdingNo: number): Record<string, number> {
  const account = on.cashAccounts.get(cashNo('C1'))
  const holding = on.holdings.get(holdingNo)
  if (account === undefined || holding === undefined) throw new Error('they are there')
  return {
    cash: cashBalance(account),
    shares: shareBalance(holding),
    cost: holding.cost,
    bank: on.houseAccounts.get(BANK)?.balance ?? 0,
    depository: on.houseAccounts.get(DEPOSITORY)?.balance ?? 0,
  }
}

describe('sums over many bookings', () => {
  test('are exact, or are not taken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(booking, { minLength: 1, maxLength: 4 }), { maxLength: 40 }),
        decisions => {
          const { on, holdingNo } = given()
          const exact = new Map(
            Object.entries(figuresOf(on, holdingNo)).map(([name, figure]) => [name, BigInt(figure)]),
          )
          const add = (name: string, by: bigint): void => void exact.set(name, (exact.get(name) ?? 0n) + by)
          for (const decision of decisions) {
            const changes = decision.map(each => changeOf(each, holdingNo))
            const before = stateHash(on)
            if (isBeyondRange(on, changes)) {
              expect(stateHash(on)).toBe(before)
              continue
            }
            applyChanges(on, changes)
            for (const { what, isIn, amount } of decision) {
              const by = BigInt(isIn ? amount : -amount)
              const own = what === 'cost' ? 'cost' : what.endsWith('cash') ? 'cash' : 'shares'
              add(own, by)
              if (own !== 'cost') add(own === 'cash' ? 'bank' : 'depository', -by)
            }
            for (const [name, figure] of Object.entries(figuresOf(on, holdingNo))) {
              expect(BigInt(figure)).toBe(exact.get(name))
              expect(Math.abs(figure)).toBeLessThanOrEqual(MOST_BALANCE)
            }
          }
        },
      ),
    )
  })
})
