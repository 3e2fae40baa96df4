/**
 * Whoever settles, and whenever: tellers settle clients and single trades at any time, clients change their settlement mode
 * while trades are open, trades are corrected and taken back. The four modes show the same figures, today and on later dates.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type BusinessDate } from '@guitai/core/base/business-date.ts'
import type { CashAccount } from '@guitai/core/books/accounts.ts'
import { applyChanges } from '@guitai/core/books/changes/change.ts'
import { cashBalance, shareBalance } from '@guitai/core/books/changes/post.ts'
import type { Books, MutableBooks } from '@guitai/core/books/books.ts'
import {
  availableCash,
  freezableCash,
  interestBalances,
  withdrawableCash,
} from '@guitai/core/books/figures.ts'
import { sellableQuantity } from '@guitai/core/books/holding-figures.ts'
import { brokenInvariants } from '@guitai/core/books/invariants.ts'
import type { ExecutionReport } from '@guitai/core/inbound/execution-report.ts'
import { correctTrade } from '@guitai/core/procedures/trades/correct-trade.ts'
import { settleOpenTrades } from '@guitai/core/procedures/trades/open-settlement.ts'
import { openTrades } from '@guitai/core/procedures/trades/open-trades.ts'
import { accrualOf, bringForward } from '@guitai/core/rules/interest.ts'
import { action, play, stepsOf, world } from './history.ts'

const RUNS = 30
const LATER = [0, 1, 4]

const act = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'nothing' as const }) },
  fc.record({ do: fc.constant('settle' as const), client: fc.nat(2), trade: fc.option(fc.nat(9)) }),
  fc.record({ do: fc.constant('mode' as const), client: fc.nat(2), mode: fc.constantFrom(1, 2, 3, 4) }),
  fc.record({
    do: fc.constant('correct' as const),
    trade: fc.nat(30),
    percent: fc.constantFrom(0, 0, 50, 100, 130),
    by: fc.integer({ min: -9, max: 9 }),
  }),
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** Not rounded, so that a day's difference shows. */
function interest(given: Books, account: Readonly<CashAccount>, date: BusinessDate): string {
  const copy = accrualOf(account)
  bringForward(given.parameters, copy, interestBalances(account), date)
  return `${copy.accumulator} ${copy.penaltyAccumulator}`
}

function figures(given: Books): string[] {
  return LATER.map(days => addDays(given.day.businessDate, days)).flatMap(date => [
    ...[...given.cashAccounts.values()].map(
      account =>
        `${date} ${account.accountNo} ${cashBalance(account)} ${availableCash(account, date)} ${withdrawableCash(account, date)} ${freezableCash(account, date)} ${interest(given, account, date)}`,
    ),
    ...[...given.holdings.values()].map(
      holding =>
        `${date} ${holding.holdingNo} ${shareBalance(holding)} ${sellableQuantity(holding, date)} ${holding.cost}`,
    ),
  ])
}

/** Corrects before the day is cleared, as E03A does; what a repo has opened is not undone. */
function correctOne(
  all: readonly MutableBooks[],
  { trade, percent, by }: Extract<Act, { do: 'correct' }>,
): void {
  const [first] = all as [MutableBooks]
  const trades = [...first.trades.values()].filter(
    each =>
      each.tradeDate === first.day.businessDate &&
      each.clearingRun === 0 &&
      each.quantity > 0 &&
      first.instruments.get(each.instrumentNo)?.kind !== 'repo',
  )
  const chosen = trades[trade % Math.max(1, trades.length)]
  if (chosen === undefined) return
  const price = Math.max(1, chosen.price + by * 10)
  const quantity = Math.floor((chosen.quantity * percent) / 100)
  for (const given of all)
    applyChanges(given, correctTrade(given, given.trades.get(chosen.tradeKey)!, { price, quantity }))
}

/** Acts that only some of the modes do. */
function actIn(given: MutableBooks, each: Act): void {
  if (each.do !== 'settle' && each.do !== 'mode') return
  const client = [...given.clients.values()][each.client]!
  if (each.do === 'mode') {
    const { mode: settlementMode } = each
    applyChanges(given, [{ kind: 'amendClient', clientNo: client.clientNo, set: { settlementMode } }])
    return
  }
  const open = openTrades(given, client)
  const one = each.trade === null ? open : open.slice(each.trade % Math.max(1, open.length)).slice(0, 1)
  applyChanges(given, settleOpenTrades(given, one))
}

test('settled in part, by whomever, under changing modes, with trades corrected: the figures are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(action, act), { minLength: 5, maxLength: 50, size: 'max' }), history => {
      const all = ([1, 2, 3, 4] as const).map(mode => world(mode))
      const said: ExecutionReport[] = []
      const same = (): void => {
        const [first, ...others] = all.map(figures)
        for (const other of others) expect(other).toEqual(first)
        for (const given of all) expect(brokenInvariants(given)).toEqual([])
      }
      let serial = 1
      for (const [each, beside] of history) {
        for (const step of stepsOf(all[0]!, each, said, serial)) {
          for (const given of all) play(given, step, serial)
          serial++
          same()
        }
        if (beside.do === 'correct') correctOne(all, beside)
        for (const given of all.slice(1)) actIn(given, beside)
        same()
      }
    }),
    { numRuns: RUNS },
  )
})
