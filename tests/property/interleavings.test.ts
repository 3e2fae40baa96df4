/**
 * Two tellers and the exchange act on one client at the same moment: every order in which their acts can come, in all four
 * settlement modes. After each act no command has overdrawn, every invariant holds, a refused act has changed nothing, an
 * accepted one has done what it says and no more, and the figures are the same in all modes. When all were accepted, money and
 * shares are the same whatever the order.
 */
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import type { Books, MutableBooks } from '@guitai/core/books/books.ts'
import { cashBalance, shareBalance } from '@guitai/core/books/changes/post.ts'
import { availableCash, withdrawableCash } from '@guitai/core/books/figures.ts'
import { sellableQuantity } from '@guitai/core/books/holding-figures.ts'
import { brokenInvariants } from '@guitai/core/books/invariants.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { execute } from '@guitai/core/engine/execute.ts'
import type { ExecutionReport } from '@guitai/core/inbound/execution-report.ts'
import { feeScheduleOf } from '@guitai/core/procedures/orders/fee-schedule.ts'
import { feesOn } from '@guitai/core/rules/fees.ts'
import { sumFees } from '@guitai/core/rules/fee-sums.ts'
import { copyOf } from '@guitai/core/testing/books.ts'
import { registry } from '@guitai/core/testing/commands.ts'
import { BUY, CASH, crossingWorld, FACTS, MONEY, SELL, SHARES, type Actor, type Known } from './crossing.ts'

/** One moment of one order of acts. */
interface Moment {
  /** The books in the four settlement modes. */
  all: readonly MutableBooks[]
  /** How many of its acts each actor has done. */
  done: readonly number[]
  known: readonly Known[]
  /** What the client must have, computed only from what was asked and answered. */
  owned: Owned
  isAllAccepted: boolean
  path: readonly string[]
}

interface Owned {
  cash: number
  /** By instrument, whatever the nature. */
  shares: Readonly<Record<number, number>>
  /** What the open buy and sale were filled for, and the trades that say so; a repeated report counts once. */
  filled: Readonly<Record<number, number>>
  trades: readonly string[]
}

/** Walks through every order of the acts; the end of each is given to `atEnd`. */
function walk(actors: readonly Actor[], moment: Moment, atEnd: (moment: Moment) => void): void {
  const turns = actors.flatMap((actor, who) => ((moment.done[who] ?? 0) < actor.length ? [who] : []))
  if (turns.length === 0) atEnd(moment)
  turns.forEach((who, index) => {
    // The last branch may use up the books, because nobody looks at them again.
    const all = index === turns.length - 1 ? moment.all : moment.all.map(copyOf)
    walk(actors, act(actors, { ...moment, all }, who), atEnd)
  })
}

function act(actors: readonly Actor[], moment: Moment, who: number): Moment {
  const position = moment.done[who] ?? 0
  const [first] = moment.all as [MutableBooks]
  const done = moment.done.with(who, position + 1)
  const command = actors[who]?.[position]?.(first, moment.known[who] ?? {})
  if (command === undefined) return { ...moment, done, isAllAccepted: false }
  const path = [...moment.path, `${command.functionCode} ${command.inputText}`]
  const before = uncut(first)
  const whole = copyOf(first)
  const due = owedAfter(first, command, moment.owned)
  const outcomes = moment.all.map((given, mode) => execute(registry, given, command, path.length * 10 + mode))
  const [outcome, ...others] = outcomes as [Outcome, ...Outcome[]]
  const context = `${path.join('\n')}\n→ ${JSON.stringify(outcome)}`
  for (const other of others) expect(inEveryMode(other), context).toEqual(inEveryMode(outcome))
  if (outcome.kind === 'rejected') expect(isUnchanged(first, whole), context).toBe(true)
  const isDone = outcome.kind === 'accepted'
  const owned = isDone ? due : moment.owned
  check(moment.all, owned, context)
  if (registry.inbound(command.functionCode) === undefined) expectNotOverdrawn(before, uncut(first), context)
  return {
    ...moment,
    done,
    owned,
    path,
    known: moment.known.with(who, { ...moment.known[who], ...learned(first, outcome) }),
    isAllAccepted: moment.isAllAccepted && (isDone || outcome.kind === 'pending'),
  }
}

/** The mode decides whether a trade is settled, and so the reasons why a client cannot be closed. */
function inEveryMode(outcome: Outcome): unknown {
  return outcome.kind === 'rejected' && outcome.rejection.code === 'close_refused'
    ? outcome.rejection.code
    : outcome
}

/** Ignores which command was the last. */
function isUnchanged(given: MutableBooks, before: MutableBooks): boolean {
  return isDeepStrictEqual({ ...copyOf(given), command: before.command }, before)
}

function learned(given: Books, outcome: Outcome): Known {
  if (outcome.kind === 'pending') return { approvalId: outcome.approvalId }
  if (outcome.kind !== 'accepted') return {}
  if (outcome.lines === undefined) return (outcome.result ?? {}) as Known
  const [line] = outcome.lines.lines
  if (line === undefined || 'rejection' in line) return {}
  const { instrument, price, quantity } = line.input as {
    instrument: string
    price: number
    quantity: number
  }
  return { price, quantity, instrumentNo: given.instrumentsById.get(instrument)?.instrumentNo ?? 0 }
}

/** What the client owns afterwards, computed from the request alone. */
function owedAfter(
  given: Books,
  { functionCode, input }: Pick<Command, 'functionCode' | 'input'>,
  owned: Owned,
): Owned {
  switch (functionCode) {
    case 'S91': {
      const approval = given.approvals.get((input as { approvalId: number }).approvalId)
      return approval === undefined
        ? owned
        : owedAfter(given, { ...approval, input: JSON.parse(approval.input) }, owned)
    }
    case 'F09': {
      const { kind, amount } = input as { kind: string; amount: number }
      return { ...owned, cash: owned.cash + (kind === 'transfer-in' ? amount : -amount) }
    }
    case 'F10':
      return { ...owned, cash: owned.cash - 600_00 }
    case 'F08':
      return { ...owned, cash: 0 }
    case 'execution-report':
      return afterReport(given, input as ExecutionReport, owned)
    default:
      return owned
  }
}

/** A fill moves its amount, and fees as for one fill of everything the order was filled for. */
function afterReport(given: Books, report: ExecutionReport, owned: Owned): Owned {
  if (report.kind !== 'filled' || owned.trades.includes(report.tradeNo)) return owned
  const orderId = report.tradeNo.startsWith('B') ? BUY : SELL
  const { side, instrumentNo, tradeDate } = given.orders.get(orderId)!
  const schedule = feeScheduleOf(given, given.instruments.get(instrumentNo)!, 'standard', tradeDate)
  const amount = (report.price * report.quantity) / 100
  const filled = owned.filled[orderId] ?? 0
  const fees = sumFees(feesOn(schedule, side, filled + amount)) - sumFees(feesOn(schedule, side, filled))
  const sign = side === 'buy' ? 1 : -1
  return {
    cash: owned.cash - sign * amount - fees,
    shares: {
      ...owned.shares,
      [instrumentNo]: (owned.shares[instrumentNo] ?? 0) + sign * report.quantity,
    },
    filled: { ...owned.filled, [orderId]: filled + amount },
    trades: [...owned.trades, report.tradeNo],
  }
}

function check(all: readonly MutableBooks[], owned: Owned, context: string): void {
  const [first, ...others] = all as [MutableBooks, ...MutableBooks[]]
  for (const given of all) {
    const broken = brokenInvariants(given)
    if (broken.length > 0) throw new Error(`${broken.join('\n')}\n${context}`)
    expect(cashBalance(given.cashAccounts.get(CASH)!), context).toBe(owned.cash)
    expect(sharesOf(given), context).toEqual(owned.shares)
  }
  const figures = uncut(first)
  for (const other of others) expect(isDeepStrictEqual(uncut(other), figures), context).toBe(true)
  for (const fact of first.unplaced.values()) expect(fact.reason, context).not.toContain('failed')
}

function sharesOf(given: Books): Record<number, number> {
  const shares: Record<number, number> = {}
  for (const holding of given.holdings.values())
    shares[holding.instrumentNo] = (shares[holding.instrumentNo] ?? 0) + shareBalance(holding)
  return shares
}

/** The figures that no command may push below zero, without limiting them to zero. */
function uncut(given: Books): Map<string, number> {
  const today = given.day.businessDate
  const figures = new Map<string, number>()
  for (const account of given.cashAccounts.values()) {
    figures.set('available', availableCash(account, today))
    figures.set('withdrawable', withdrawableCash(account, today))
    figures.set('frozen', account.frozen)
    const lots = account.unsettled.reduce((sum, lot) => sum + Math.min(0, lot.proceeds - lot.purchases), 0)
    const settled =
      account.settled +
      account.unsettled.reduce((sum, lot) => sum + lot.settledPurchases - lot.settledProceeds, 0)
    figures.set(
      'money that may leave',
      settled + lots - account.onHold - account.onTransferHold - account.frozen,
    )
  }
  for (const holding of given.holdings.values()) {
    const bought = holding.unsettled.reduce(
      (sum, lot) => sum + (lot.sellableFrom > today ? lot.bought : 0),
      0,
    )
    const free = shareBalance(holding) - bought - holding.onHold - holding.frozen - holding.restricted
    figures.set(`free ${holding.instrumentNo} ${holding.shareNature}`, free)
    figures.set(`sellable ${holding.instrumentNo} ${holding.shareNature}`, sellableQuantity(holding, today))
  }
  return figures
}

/** A fact may have overdrawn. What it left below zero, a command may not push further. */
function expectNotOverdrawn(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  context: string,
): void {
  // Proceeds of today may pay for a purchase of today; `withdrawable` then limits what may leave.
  for (const [name, value] of after)
    if (value < 0 && name !== 'money that may leave')
      expect(value, `${name}\n${context}`).toBeGreaterThanOrEqual(Math.min(0, before.get(name) ?? 0))
}

const WORLDS = ([1, 2, 3, 4] as const).map(crossingWorld)

function start(actors: readonly Actor[]): Moment {
  const [first] = WORLDS as [MutableBooks]
  return {
    all: WORLDS.map(copyOf),
    done: actors.map(() => 0),
    known: actors.map(() => ({})),
    owned: {
      cash: cashBalance(first.cashAccounts.get(CASH)!),
      shares: sharesOf(first),
      filled: {},
      trades: [],
    },
    isAllAccepted: true,
    path: [],
  }
}

/** What must not depend on the order in which accepted acts came. */
function sums(given: Books): string {
  const house = [...given.houseAccounts].map(([key, { balance }]) => `${key} ${balance}`).sort()
  return [cashBalance(given.cashAccounts.get(CASH)!), JSON.stringify(sharesOf(given)), ...house].join('\n')
}

function crossAll(names: readonly string[]): { ends: number; whole: number } {
  const actors = names.map(name => ({ ...MONEY, ...SHARES, ...FACTS })[name]!)
  const wholes = new Set<string>()
  const counts = { ends: 0, whole: 0 }
  walk(actors, start(actors), ({ all, isAllAccepted }) => {
    counts.ends++
    if (!isAllAccepted) return
    counts.whole++
    wholes.add(sums(all[0]!))
  })
  expect(wholes.size, names.join(' × ')).toBeLessThanOrEqual(1)
  return counts
}

const money = Object.keys(MONEY)
const shares = Object.keys(SHARES)
const facts = Object.keys(FACTS)
const pairsOf = (names: readonly string[]): string[][] =>
  names.flatMap((one, index) => names.slice(index).map(other => [one, other]))

/** The orders of m and n acts that keep each actor's own order. */
const ways = (...lengths: number[]): number => {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  return lengths.reduce(
    (all, length) => all / factorial(length),
    factorial(lengths.reduce((a, b) => a + b, 0)),
  )
}

test.each(pairsOf([...money, ...shares, ...facts]).map(names => [names.join(' × '), names] as const))(
  'in every order: %s',
  (_, names) => {
    const { ends } = crossAll(names)
    const actors = names.map(name => ({ ...MONEY, ...SHARES, ...FACTS })[name]!.length)
    expect(ends).toBe(ways(...actors))
  },
)

/** Acts that want the same money or the same shares as the exchange's acts. */
const CONTESTED = {
  'the buy': ['buy', 'cancel the buy', 'cancel a part of the buy', 'withdraw', 'freeze cash long', 'close'],
  'the sale': ['sell', 'cancel the sale', 'cancel a part of the sale', 'freeze shares long'],
}
const withFacts = Object.entries(CONTESTED).flatMap(([of, names]) =>
  pairsOf(names)
    .filter(([one, other]) => one !== other)
    .flatMap(pair => facts.filter(fact => fact.includes(of)).map(fact => [...pair, fact])),
)

test.each(withFacts.map(names => [names.join(' × '), names] as const))(
  'and while the exchange speaks: %s',
  (_, names) => {
    expect(crossAll(names).ends).toBeGreaterThan(0)
  },
)

test('what is shown is not empty: all accepted, some refused, some overdrawn by a fact', () => {
  expect(crossAll(['withdraw', 'cancel the buy']).whole).toBe(2)
  expect(crossAll(['buy', 'withdraw']).whole).toBe(0)
  const overdrawn: number[] = []
  const actors = [MONEY['withdraw much, agreed to']!, FACTS['cancels the buy, fills late']!]
  walk(actors, start(actors), ({ all }) => {
    const account = all[0]!.cashAccounts.get(CASH)!
    overdrawn.push(availableCash(account, all[0]!.day.businessDate))
  })
  expect(overdrawn.some(available => available < 0)).toBe(true)
})
