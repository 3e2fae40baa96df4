/** A repo from its fill to its settlement: money goes out, comes back with interest at maturity, and is settled a day later. */
import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import type { MutableBooks } from '../../books/books.ts'
import { availableCash, cashFigures, withdrawableCash } from '../../books/figures.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { recordsOf } from '../../books/records.ts'
import type { Gathered } from '../../frame/gathered.ts'
import { applyDecision } from '../../engine/execute.ts'
import { settleTrades } from '../../functions/day/settle-trades.ts'
import { addDays, type BusinessDate } from '../../base/business-date.ts'
import { books, cashNo, clientNo, nextDay } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { UP_TO_E02, withSteps } from '../../testing/steps.ts'
import { bookToErrorAccount } from '../trades/book-to-error-account.ts'
import { matureErrorRepos, matureRepos } from './mature-repos.ts'

const LEND = ['C1 sell 100000 204001.XSHG @ 2.00', 'fill 100000 @ 2.00']
const BORROW = ['C1 buy 100000 204001.XSHG @ 2.00', 'fill 100000 @ 2.00']

function traded(day: string, order: readonly string[], mode = 2): MutableBooks {
  return books({
    day: `${day} open`,
    clients: { C1: `mode ${mode}, boards repo-borrow` },
    cash: { C1: '100001.00' },
    instruments: { '204001.XSHG': 'repo, T+0, unlimited' },
    orders: [order],
  })
}

/** Runs the day end for the client and opens the next day. */
function dayEnd(given: MutableBooks, next: BusinessDate = addDays(given.day.businessDate, 1)): MutableBooks {
  given.day = { ...given.day, phase: 'day-end' }
  const cursor = clientNo('C1')
  const chunks: Gathered[] = [
    { from: 'acted-clients', clientNos: [cursor], cursor, isFirst: true, isLast: false },
    { from: 'moved-dues', moved: [], lastQuotes: [], isFirst: false, isLast: true },
  ]
  withSteps(given, [...UP_TO_E02, 'E03', 'E11'])
  for (const gathered of chunks) {
    const decided = settleTrades.decide(given, {}, aMeta({ gathered }))
    if (!decided.accepted) throw new Error(decided.code)
    applyDecision(given, decided.changes, decided.parts)
  }
  expect(brokenInvariants(given)).toEqual([])
  return nextDay(given, next)
}

const account = (given: MutableBooks) => given.cashAccounts.get(cashNo('C1'))!
const figures = (given: MutableBooks): [number, number] => [
  availableCash(account(given), given.day.businessDate),
  withdrawableCash(account(given), given.day.businessDate),
]
const repo = (given: MutableBooks) => recordsOf(given.clients.get(clientNo('C1'))!, 'repo')[0]!

describe.each([1, 2, 3, 4])('settlement mode %i', mode => {
  test('lent on a Thursday: back on Friday with three days of interest, withdrawable on Monday', () => {
    const given = traded('2026-11-19', LEND, mode)
    // The amount and one yuan of commission are taken at once.
    expect(figures(given)).toEqual([0, 0])
    expect(repo(given)).toMatchObject({
      side: 'lend',
      amount: 10_000_000,
      rate: 20_000,
      firstSettlementDate: '2026-11-20',
      maturityDate: '2026-11-20',
      maturitySettlementDate: '2026-11-23',
      interest: 1644,
      status: 'open',
    })
    dayEnd(given)
    expect(repo(given).status).toBe('due')
    expect(figures(given)).toEqual([10_001_644, 0])
    dayEnd(given, '2026-11-23')
    expect(repo(given).status).toBe('matured')
    expect(figures(given)).toEqual([10_001_644, 10_001_644])
    dayEnd(given)
    expect(figures(given)).toEqual([10_001_644, 10_001_644])
  })

  test('borrowed on a Friday: usable at once, owed on Monday with a day of interest', () => {
    const given = traded('2026-11-20', BORROW, mode)
    expect(figures(given)).toEqual([20_000_000, 10_000_100])
    dayEnd(given, '2026-11-23')
    expect(repo(given)).toMatchObject({ side: 'borrow', status: 'due', interest: 548 })
    expect(figures(given)).toEqual([9_999_452, 9_999_452])
    dayEnd(given)
    expect(repo(given).status).toBe('matured')
    expect(figures(given)).toEqual([9_999_452, 9_999_452])
  })
})

test('what was borrowed is owed even when it is not there', () => {
  const given = traded('2026-11-20', BORROW)
  const { accountNo } = account(given)
  applyChanges(given, [
    {
      kind: 'post',
      entry: 'adjustment',
      asset: 1,
      amount: 15_000_000,
      debit: { cashAccount: accountNo },
      credit: { house: '1/suspense/1/' },
      tradeDate: '2026-11-20',
    },
  ])
  dayEnd(given, '2026-11-23')
  expect(figures(given)).toEqual([9_999_452 - 15_000_000, 0])
})

test('a freeze that waits does not get what is owed tomorrow', () => {
  const given = books({
    day: '2026-11-20 open',
    clients: { C1: 'mode 2, boards repo-borrow' },
    cash: { C1: '100001.00' },
    instruments: { '204001.XSHG': 'repo, T+0, unlimited' },
    orders: [BORROW],
    freezes: { C1: ['0.00 of 300000.00'] },
  })
  // The client had only this money; fee and interest of the repo are more than what is left.
  expect(account(given).frozen).toBe(10_000_100)
  dayEnd(given, '2026-11-23')
  expect(account(given).frozen).toBe(10_000_100)
  expect(figures(given)).toEqual([-648, 0])
})

test('a week of repo stays out until then, and is no money of the account meanwhile', () => {
  const given = books({
    day: '2026-11-16 open',
    cash: { C1: '100005.00' },
    instruments: { '204007.XSHG': 'repo, T+0, unlimited' },
    orders: [['C1 sell 100000 204007.XSHG @ 2.00', 'fill 100000 @ 2.00']],
  })
  for (const day of ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']) {
    dayEnd(given, day)
    expect(cashFigures(account(given), day)).toMatchObject({ available: 0 })
    expect(repo(given).status).toBe('open')
  }
  dayEnd(given, '2026-11-23')
  // Seven days from the 17th to the 24th: 100000 × 2 % × 7 / 365.
  expect(figures(given)).toEqual([10_003_836, 0])
})

test('asked twice on a day it posts once', () => {
  const given = traded('2026-11-19', LEND)
  const client = given.clients.get(clientNo('C1'))!
  expect(matureRepos(given, client, '2026-11-19')).toEqual([])
  applyChanges(given, matureRepos(given, client, '2026-11-20'))
  expect(matureRepos(given, client, '2026-11-20')).toEqual([])
})

describe.each([
  ['lent', 'sell', -10_000_000, 10_000_548],
  ['borrowed', 'buy', 10_000_000, -10_000_548],
] as const)('a repo of nobody, %s on a Monday', (_, side, booked, back) => {
  const strange = (): MutableBooks => {
    const given = traded('2026-11-23', LEND)
    const instrument = given.instrumentsById.get('204001.XSHG')!
    const trade = { instrument, side, price: 20_000, quantity: 100_000 }
    applyChanges(given, bookToErrorAccount(given, `2026-11-23/XSHG//T9/${side}`, trade))
    return given
  }
  const balance = (given: MutableBooks): number | undefined =>
    given.houseAccounts.get('1/suspense/1/')?.balance

  test('is posted on the error account with its interest at the day end before it matures, once', () => {
    const given = strange()
    expect(balance(given)).toBe(booked)
    dayEnd(given)
    expect(balance(given)).toBe(booked + back)
    expect([...given.errorRepos.values()]).toMatchObject([{ status: 'matured' }])
    dayEnd(given)
    expect(balance(given)).toBe(booked + back)
  })

  test('not before', () => {
    const given = strange()
    expect(matureErrorRepos(given, '2026-11-23')).toEqual([])
    expect(matureErrorRepos(given, '2026-11-24')).toHaveLength(2)
  })
})
