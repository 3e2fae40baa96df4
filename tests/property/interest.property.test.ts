/**
 * Interest in random histories over the 21st of March, a Sunday, in all four settlement modes at once, with tellers who settle
 * at any time. Each calendar date is added up independently, by the balance by settlement date at its end. What is credited on
 * Monday the 22nd belongs to dates up to the 20th, exact to the fen, and what stays belongs to later dates.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type BusinessDate } from '@guitai/core/base/business-date.ts'
import type { CashAccount } from '@guitai/core/books/accounts.ts'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { applyChanges } from '@guitai/core/books/changes/change.ts'
import type { ExecutionReport } from '@guitai/core/inbound/execution-report.ts'
import { interestForPeriod } from '@guitai/core/procedures/cash/interest-for-period.ts'
import { settleOpenTrades } from '@guitai/core/procedures/trades/open-settlement.ts'
import { openTrades } from '@guitai/core/procedures/trades/open-trades.ts'
import { action, play, stepsOf, world, type Action } from './history.ts'

const RUNS = 15
/** A Thursday: the period ends on Saturday the 20th. */
const FIRST = '2027-03-18'
const PERIOD_END = '2027-03-20'
/** So high that a date counted twice, or on another balance, shows in the fen. */
const RATE = 360_000
const FEN = 1_000_000n * 360n

const anAction = action.filter(each => each.do !== 'day-end')
const day = fc.array(fc.tuple(anAction, fc.option(fc.record({ client: fc.nat(2), trade: fc.nat(9) }))), {
  minLength: 1,
  maxLength: 12,
})

/** Paid for, or paid out, by the end of the date. What was settled before its time does not count. */
function heldAtTheEndOf(date: BusinessDate, { settled, unsettled }: Readonly<CashAccount>): bigint {
  const held = unsettled.map(lot => {
    const moved = lot.settledProceeds - lot.settledPurchases
    return (lot.settlementDate <= date ? lot.proceeds - lot.purchases : 0) - moved
  })
  return BigInt(held.reduce((sum, net) => sum + net, settled))
}

interface Sums {
  earned: bigint
  owed: bigint
}

/** Independent of the books: sums of the balances of the dates of the period, and of those after it. */
class Ledger {
  readonly old = new Map<number, Sums>()
  readonly next = new Map<number, Sums>()

  add(given: MutableBooks, until: BusinessDate): void {
    for (let date = given.day.businessDate; date < until; date = addDays(date, 1))
      for (const account of given.cashAccounts.values()) {
        const sums = date <= PERIOD_END ? this.old : this.next
        const { earned, owed } = sums.get(account.accountNo) ?? { earned: 0n, owed: 0n }
        const held = heldAtTheEndOf(date, account)
        sums.set(account.accountNo, {
          earned: earned + (held > 0n ? held : 0n),
          owed: owed + (held < 0n ? -held : 0n),
        })
      }
  }
}

const roundHalfUp = (sum: bigint): number => Number((2n * sum * BigInt(RATE) + FEN) / (2n * FEN))

function withRate(given: MutableBooks): MutableBooks {
  const rate = { from: '2020-01-01', rate: RATE, overdraftRate: RATE, dayCount: 360, source: '' } as const
  given.parameters = {
    ...given.parameters,
    interestRates: [
      { key: 'CNY', ...rate },
      { key: 'USD', ...rate },
    ],
  }
  return given
}

function expectInterest(
  all: readonly MutableBooks[],
  ledger: ReadonlyMap<number, Sums>,
  upTo: BusinessDate,
): void {
  for (const given of all)
    for (const account of given.cashAccounts.values()) {
      const { earned, owed } = ledger.get(account.accountNo) ?? { earned: 0n, owed: 0n }
      expect(interestForPeriod(given, account, upTo)).toEqual({
        credit: roundHalfUp(earned),
        penalty: roundHalfUp(owed),
      })
    }
}

test('each date belongs to its own period and has the balance by settlement date, in every mode', () => {
  fc.assert(
    fc.property(fc.tuple(day, day, day), days => {
      const all = ([1, 2, 3, 4] as const).map(mode => withRate(world(mode, FIRST)))
      const said: ExecutionReport[] = []
      const ledger = new Ledger()
      let serial = 1
      const step = (each: Action): void => {
        for (const next of stepsOf(all[0]!, each, said, serial)) {
          if (next.functionCode === 'X03')
            ledger.add(all[0]!, (next.input as { tradeDate: BusinessDate }).tradeDate)
          if (next.functionCode === 'E12' && all[0]!.day.businessDate === '2027-03-22')
            expectInterest(all, ledger.old, PERIOD_END)
          for (const given of all) play(given, next, serial)
          serial++
        }
      }
      for (const acts of days) {
        for (const [each, beside] of acts) {
          step(each)
          if (beside === null) continue
          for (const given of all.slice(2)) {
            const open = openTrades(given, [...given.clients.values()][beside.client]!)
            const one = open.slice(beside.trade % Math.max(1, open.length)).slice(0, 1)
            applyChanges(given, settleOpenTrades(given, one))
          }
        }
        step({ do: 'day-end' })
      }
      expect(all.map(given => given.day.businessDate)).toEqual(all.map(() => '2027-03-23'))
      expectInterest(all, ledger.next, '2027-03-22')
    }),
    { numRuns: RUNS },
  )
})
