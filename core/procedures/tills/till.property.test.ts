/** Random till days: cash comes, goes and moves, and tills are counted rightly and wrongly. Ledger and tills always agree. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MutableBooks } from '../../books/books.ts'
import { applyChanges, type Change } from '../../books/changes/change.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { moveTillCash } from '../../functions/tills/move-till-cash.ts'
import { bookTillDifference } from '../../functions/tills/book-till-difference.ts'
import { closeTill } from '../../functions/tills/close-till.ts'
import { reopenTill } from '../../functions/tills/reopen-till.ts'
import { depositWithdraw } from '../../functions/cash/deposit-withdraw.ts'
import { reverseToday } from '../../functions/cash/reverse-today.ts'
import type { Meta } from '../../frame/meta.ts'
import { books, cashNo, nextDay } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { ANN, BO, MAX, withTellers } from '../../testing/tellers.ts'
import { withTills } from '../../testing/tills.ts'
import { cashIn, openTills, tillAccount, vaultAccount } from './till.ts'

const TELLERS = [ANN, BO, MAX]
const who = fc.constantFrom(...TELLERS)
const amount = fc.integer({ min: 1, max: 60_000 })
const DIRECTIONS = [
  'till-to-till',
  'vault-to-till',
  'till-to-vault',
  'bank-to-vault',
  'vault-to-bank',
] as const

const act = fc.oneof(
  fc.record({ do: fc.constantFrom('deposit' as const, 'withdrawal' as const), who, amount }),
  fc.record({
    do: fc.constant('move' as const),
    who,
    other: who,
    direction: fc.constantFrom(...DIRECTIONS),
    amount,
  }),
  fc.record({ do: fc.constant('reverse' as const), who, voucher: fc.nat(20) }),
  fc.record({ do: fc.constant('count' as const), who, by: fc.integer({ min: -50, max: 50 }) }),
  fc.record({ do: fc.constant('reopen' as const), who }),
  fc.record({ do: fc.constant('next-day' as const), who }),
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never
type Decision = { accepted: boolean; changes?: readonly Change[]; code?: string }

const till = (tellerNo: number) => ({ branchNo: 1, tellerNo, currency: 'CNY' }) as const
const content = (on: MutableBooks, tellerNo: number): number => cashIn(on, tillAccount(till(tellerNo)))
const inFen = (fen: number) => [{ face: 1, pieces: fen }]

function decide(on: MutableBooks, act: Act, meta: Meta): Decision {
  const cashAccountNo = cashNo('C1')
  switch (act.do) {
    case 'deposit':
    case 'withdrawal':
      return depositWithdraw.decide(on, { cashAccountNo, kind: act.do, amount: act.amount }, meta)
    case 'move': {
      const { direction, other, amount: moved } = act
      return moveTillCash.decide(on, { direction, tellerNo: other, currency: 'CNY', amount: moved }, meta)
    }
    case 'reverse':
      return reverseToday.decide(on, { voucherNo: act.voucher }, meta)
    case 'count':
      return count(on, act, meta)
    case 'reopen':
      return reopenTill.decide(on, { currency: 'CNY' }, meta)
    case 'next-day':
      nextDay(on)
      return { accepted: false }
    default:
      return act satisfies never
  }
}

/** A right count closes the till. A wrong one is refused, and the till closes with the act that books the difference. */
function count(on: MutableBooks, { who: tellerNo, by }: Extract<Act, { do: 'count' }>, meta: Meta): Decision {
  const inBooks = content(on, tellerNo)
  const counts = inFen(Math.max(0, inBooks + by))
  const closed: Decision = closeTill.decide(on, { currency: 'CNY', counts }, meta)
  if (closed.code !== 'till_difference') return closed
  return bookTillDifference.decide(on, { currency: 'CNY', counts, inBooks, reason: '' }, meta)
}

test('tills, vault, bank, clients and suspense come to nothing; no till is short; a count is what is there', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 60, size: 'max' }), acts => {
      const on = withTills(withTellers(books({ cash: { C1: '300.00' } })), { vault: '900.00' })
      let over = 0
      for (const each of acts) {
        const before = TELLERS.map(tellerNo => content(on, tellerNo))
        const meta = aMeta({ principal: { kind: 'teller', tellerNo: each.who, branchNo: 1 } })
        const decision = decide(on, each, meta)
        if (decision.accepted) applyChanges(on, decision.changes ?? [])
        else expect(TELLERS.map(tellerNo => content(on, tellerNo))).toEqual(before)
        expect(brokenInvariants(on)).toEqual([])
        for (const tellerNo of TELLERS) expect(content(on, tellerNo)).toBeGreaterThanOrEqual(0)
        expect(cashIn(on, vaultAccount(1, 'CNY'))).toBeGreaterThanOrEqual(0)
        if (each.do === 'count' && decision.accepted) {
          const closed = on.tills.get(`${on.day.businessDate}/${each.who}/CNY`)
          expect(closed).toMatchObject({ status: 'closed', counted: content(on, each.who) })
          over += closed?.difference ?? 0
        }
        expect(on.houseAccounts.get('1/suspense/1/')?.balance ?? 0).toBe(over)
      }
      for (const { opening, tellerNo, status } of openTills(on)) {
        expect(status).toBe('open')
        const moves = [...on.dirty.entry.inserted] as {
          businessDate: string
          debitAccount: number
          creditAccount: number
          amount: number
        }[]
        const accountNo = on.houseAccounts.get(tillAccount(till(tellerNo)))?.accountNo
        const today = moves.filter(entry => entry.businessDate === on.day.businessDate)
        const net = today.reduce(
          (sum, entry) =>
            sum +
            (entry.debitAccount === accountNo ? entry.amount : 0) -
            (entry.creditAccount === accountNo ? entry.amount : 0),
          0,
        )
        expect(opening + net).toBe(content(on, tellerNo))
      }
    }),
    { numRuns: 150 },
  )
})
