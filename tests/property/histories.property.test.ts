/** What holds after every step of any history of orders, fills, cancels, money, freezes and day ends. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CashAccount } from '@guitai/core/books/accounts.ts'
import type { Books, MutableBooks } from '@guitai/core/books/books.ts'
import { availableCash, cashFigures, withdrawableCash } from '@guitai/core/books/figures.ts'
import { holdingFigures, sellableQuantity } from '@guitai/core/books/holding-figures.ts'
import {
  CLIENT_RECORD_TABLES,
  declarationOf,
  recordsOf,
  type ClientRecordTable,
  type RecordKey,
} from '@guitai/core/books/records.ts'
import { brokenInvariants } from '@guitai/core/books/invariants.ts'
import { stateLines } from '@guitai/core/books/state-hash.ts'
import { adoptClient } from '@guitai/core/engine/load-clients.ts'
import type { ExecutionReport } from '@guitai/core/inbound/execution-report.ts'
import { feeScheduleOf } from '@guitai/core/procedures/orders/fee-schedule.ts'
import { calendarOf, nextTradingDay } from '@guitai/core/rules/calendar.ts'
import { feesOn } from '@guitai/core/rules/fees.ts'
import { clientNo, copyOf } from '@guitai/core/testing/books.ts'
import { isLoaded, Tables } from '@guitai/core/testing/tables.ts'
import { action, isFact, NAMES, play, stepsOf, world, type Action, type Step } from './history.ts'

const histories = fc.array(action, { minLength: 5, maxLength: 60, size: 'max' })
const RUNS = 60

/** The available, withdrawable and sellable figures of everybody, on the day and on the next. */
function threeFigures(given: Books): string[] {
  const today = given.day.businessDate
  return [
    ...[...given.cashAccounts.values()].map(
      account => `${account.accountNo} ${availableCash(account, today)} ${withdrawableCash(account, today)}`,
    ),
    ...[...given.holdings.values()].map(
      holding => `${holding.holdingNo} ${sellableQuantity(holding, today)}`,
    ),
  ]
}

/** The figures before they are limited to zero; no command may push them lower. */
function uncut(given: Books, step: Step): Map<string, number> {
  // The day end freezes what is free tomorrow, so it is compared with tomorrow's figures.
  const { businessDate } = given.day
  const today =
    step.functionCode === 'E12'
      ? nextTradingDay(calendarOf(given.parameters.holidays), businessDate)
      : businessDate
  const figures = new Map<string, number>()
  for (const account of given.cashAccounts.values()) {
    const { settled } = cashFigures(account, today)
    figures.set(`available ${account.accountNo}`, availableCash(account, today))
    figures.set(
      `withdrawable ${account.accountNo}`,
      settled - account.frozen - account.onTransferHold - shortOf(account, today),
    )
  }
  for (const holding of given.holdings.values()) {
    const { total } = holdingFigures(holding, today)
    const notYet = holding.unsettled.reduce(
      (sum, lot) => sum + (lot.sellableFrom > today ? lot.bought : 0),
      0,
    )
    figures.set(
      `sellable ${holding.holdingNo}`,
      total - notYet - holding.onHold - holding.frozen - holding.restricted,
    )
  }
  return figures
}

/** The amount by which purchases and holds exceed the proceeds that settle no later than they do. */
function shortOf(account: Readonly<CashAccount>, today: string): number {
  const open = account.unsettled.filter(lot => lot.settlementDate > today || lot.withdrawableFrom > today)
  const atDates = open.map(({ settlementDate }) =>
    open
      .filter(lot => lot.settlementDate <= settlementDate)
      .reduce((sum, lot) => sum + lot.purchases - lot.proceeds, account.onHold),
  )
  return Math.max(0, ...(atDates.length === 0 ? [account.onHold] : atDates))
}

function expectNothingOverdrawn(
  step: Step,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): void {
  for (const [figure, value] of after) {
    const was = before.get(figure) ?? 0
    if (value < 0 && value < Math.min(0, was))
      throw new Error(`${step.functionCode} took ${figure} from ${was} to ${value}`)
  }
}

/** What was borrowed by repo is owed when it matures, whether the money is there or not; this is a fact, too. */
function isRepaid(given: Books, step: Step): boolean {
  return (
    step.functionCode === 'E12' &&
    [...given.clients.values()].some(client =>
      recordsOf(client, 'repo').some(({ side, status }) => side === 'borrow' && status === 'due'),
    )
  )
}

function expectFeesOfOneFill(given: Books): void {
  for (const order of given.orders.values()) {
    const instrument = given.instruments.get(order.instrumentNo)!
    const schedule = feeScheduleOf(
      given,
      instrument,
      given.clients.get(order.clientNo)!.feePlan,
      order.tradeDate,
    )
    expect(order.fees).toEqual(feesOn(schedule, order.side, order.filledAmount))
  }
}

function run(
  actions: readonly Action[],
  check: (all: readonly MutableBooks[], step: Step, before: ReadonlyMap<string, number>) => void,
): MutableBooks[] {
  const all = ([1, 2, 3, 4] as const).map(mode => world(mode))
  const said: ExecutionReport[] = []
  let serial = 1
  for (const each of actions) {
    for (const step of stepsOf(all[0]!, each, said, serial)) {
      const before = uncut(all[0]!, step)
      const [first, ...others] = all.map(given => play(given, step, serial))
      for (const other of others) expect(other).toEqual(first)
      serial++
      check(all, step, before)
    }
  }
  return all
}

test('invariants hold, no command overdraws, the four settlement modes show the same figures, fees are those of one fill', () => {
  fc.assert(
    fc.property(histories, actions => {
      run(actions, ([first, ...others], step, before) => {
        const figures = threeFigures(first!)
        for (const other of others) expect(threeFigures(other)).toEqual(figures)
        for (const given of [first!, ...others]) expect(brokenInvariants(given)).toEqual([])
        if (!isFact(step) && !isRepaid(first!, step))
          expectNothingOverdrawn(step, before, uncut(first!, step))
        expectFeesOfOneFill(first!)
      })
    }),
    { numRuns: RUNS },
  )
})

test('live state is the state read back from the tables, after every batch', () => {
  fc.assert(
    fc.property(histories, actions => {
      const tables = ([1, 2, 3, 4] as const).map(() => new Tables())
      const starts = ([1, 2, 3, 4] as const).map(mode => world(mode))
      starts.forEach((start, mode) => {
        begin(tables[mode]!, start)
      })
      const all = run(actions, given => given.forEach((each, mode) => tables[mode]!.write(each)))
      all.forEach((live, mode) => expect(reloaded(live, tables[mode]!)).toEqual(clientLines(live)))
    }),
    { numRuns: RUNS },
  )
})

/** What was there before the history began. */
function begin(tables: Tables, start: MutableBooks): void {
  const all = copyOf(start)
  for (const client of all.clients.values()) {
    all.dirty.client.inserted.add(client)
    for (const account of client.cashAccounts) all.dirty.cash_account.inserted.add(account)
    for (const account of client.securitiesAccounts) all.dirty.securities_account.inserted.add(account)
    for (const holding of client.holdings) all.dirty.holding.inserted.add(holding)
  }
  tables.write(all)
}

function reloaded(live: MutableBooks, tables: Tables): Map<string, string> {
  const fresh: MutableBooks = {
    ...copyOf(live),
    clients: new Map(),
    clientsByIdentity: new Map(),
    cashAccounts: new Map(),
    securitiesAccounts: new Map(),
    holdings: new Map(),
    holdingsByKey: new Map(),
    freezes: new Map(),
    orders: new Map(),
    trades: new Map(),
    vouchers: new Map(),
    credentials: new Map(),
  }
  for (const name of NAMES) adoptClient(fresh, tables.client(clientNo(name), live.day.businessDate))
  expect(brokenInvariants(fresh)).toEqual([])
  return clientLines(fresh)
}

/** Ended freezes need not be in memory, nor what the declarations of the tables do not load. */
function clientLines(given: MutableBooks): Map<string, string> {
  const kept = copyOf(given)
  for (const [no, freeze] of kept.freezes) if (freeze.status !== 'in-force') kept.freezes.delete(no)
  for (const { records } of kept.clients.values())
    for (const table of CLIENT_RECORD_TABLES) dropUnloaded(table, records[table], kept.day.businessDate)
  return stateLines(kept)
}

function dropUnloaded(
  table: ClientRecordTable,
  rows: Map<RecordKey, object> | undefined,
  today: string,
): void {
  for (const [key, row] of rows ?? []) if (!isLoaded(declarationOf(table), row, today)) rows?.delete(key)
}
