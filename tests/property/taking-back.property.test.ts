/**
 * A clearing that is taken back (E21), after any history and at any point of it: each account's entries of the run come to nothing, and
 * the books stand where they would stand had the day been cleared once, with the trade that was corrected in between or without.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { present } from '@guitai/core/base/assert.ts'
import { HEADQUARTERS } from '@guitai/core/books/branches.ts'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { applyChanges } from '@guitai/core/books/changes/change.ts'
import type { Entry } from '@guitai/core/books/changes/post.ts'
import { houseKey } from '@guitai/core/books/accounts.ts'
import { brokenInvariants } from '@guitai/core/books/invariants.ts'
import { stateLines } from '@guitai/core/books/state-hash.ts'
import type { ClearingUndo } from '@guitai/core/books/tables/day/clearing-undo.ts'
import type { ClearedSum, Gathered } from '@guitai/core/frame/gathered.ts'
import { paysMoney } from '@guitai/core/rules/repo.ts'
import { correctTrade } from '@guitai/core/procedures/trades/correct-trade.ts'
import { books, clientNo, copyOf, settled } from '@guitai/core/testing/books.ts'
import { action, dayEnd, NAMES, play, stepsOf, world, type Step } from './history.ts'
import type { ExecutionReport } from '@guitai/core/inbound/execution-report.ts'

const CLEARING = ['E11', 'E12', 'E13']
const ONCE = { isFirst: true, isLast: true } as const

function run(on: MutableBooks, steps: readonly Step[], serial: number): void {
  steps.forEach((step, index) => {
    const outcome = play(on, step, serial + index)
    if (outcome.kind !== 'accepted') throw new Error(`${step.functionCode}: ${JSON.stringify(outcome)}`)
  })
}

const step = (functionCode: string, gathered: Gathered): Step => ({
  functionCode,
  input: {},
  time: '16:00',
  gathered,
})

/** What the day's cleared trades come to, as the job finds it in the tables. */
function clearedSums(on: MutableBooks): ClearedSum[] {
  const sums = new Map<string, ClearedSum>()
  for (const trade of on.trades.values()) {
    const instrument = present(on.instruments.get(trade.instrumentNo), 'instrument')
    const { branchNo, tradingUnit, instrumentNo, settlementDate, fees } = trade
    const key = [branchNo, tradingUnit, instrumentNo, settlementDate].join(' ')
    const { stampDuty, transferFee, exchangeFee, regulatoryFee, settlementFee } = fees
    const former = sums.get(key)
    const shares = instrument.kind === 'repo' ? 0 : trade.side === 'buy' ? trade.quantity : -trade.quantity
    sums.set(key, {
      branchNo,
      tradingUnit,
      instrumentNo,
      settlementDate,
      amount: (former?.amount ?? 0) + (paysMoney(instrument, trade.side) ? -trade.amount : trade.amount),
      shares: (former?.shares ?? 0) + shares,
      fees: {
        stampDuty: (former?.fees.stampDuty ?? 0) + stampDuty,
        transferFee: (former?.fees.transferFee ?? 0) + transferFee,
        exchangeFee: (former?.fees.exchangeFee ?? 0) + exchangeFee,
        regulatoryFee: (former?.fees.regulatoryFee ?? 0) + regulatoryFee,
        settlementFee: (former?.fees.settlementFee ?? 0) + settlementFee,
      },
    })
  }
  return [...sums.values()]
}

const chunk = (name: string, isLast: boolean): Gathered => ({
  from: 'acted-clients',
  clientNos: [clientNo(name)],
  cursor: clientNo(name),
  isFirst: name === NAMES[0],
  isLast,
})

/** E11, E12 and E13 in chunks of one client, with the firm's dues; each step sees what the ones before have left. */
const CLEARS: readonly ((on: MutableBooks) => Step)[] = [
  ...NAMES.map(name => () => step('E11', chunk(name, false))),
  on =>
    step('E11', {
      from: 'fee-comparison',
      fees: [],
      onErrorAccount: [],
      cleared: clearedSums(on),
      maturing: [],
      stated: [],
      firmDifferences: [],
      isFirst: false,
      isLast: true,
    }),
  ...NAMES.map(name => () => step('E12', chunk(name, false))),
  () => step('E12', { from: 'moved-dues', moved: [], lastQuotes: [], isFirst: false, isLast: true }),
  () => step('E13', { from: 'proof', lines: [], certificate: {}, ...ONCE }),
]
const MATCHES = step('E03', { from: 'trade-comparison', matched: 0, differences: [], ...ONCE })

function clear(on: MutableBooks, upTo = CLEARS.length): void {
  CLEARS.slice(0, upTo).forEach((each, index) => run(on, [each(on)], 90_000 + index))
}

/** What is written as `clearing_undo`, as it comes back from the table. */
function takenBack(on: MutableBooks): void {
  const none = { from: 'clearing-undo', number: 0, clientNos: [], changes: [], isMoved: false } as const
  const rows = ([...on.dirty.clearing_undo.inserted] as ClearingUndo[])
    .filter(row => row.run === on.day.clearingRun)
    .toSorted((one, other) => other.undoNo - one.undoNo)
  const chunks = rows.map(({ clientNos, changes }, number): Gathered => ({
    ...none,
    number,
    clientNos,
    changes: JSON.parse(JSON.stringify(changes)) as never,
    isFirst: false,
    isLast: false,
  }))
  const all: Gathered[] = [
    { ...none, isFirst: true, isLast: false },
    { ...none, isFirst: false, isLast: false },
    ...chunks,
  ]
  const gathered: Gathered[] = [...all, ...all.slice(-1), { ...none, isFirst: false, isLast: true }]
  run(
    on,
    gathered.map(each => ({ ...step('E21', each), input: { reason: 'a trade was wrong' } })),
    95_000,
  )
}

/** Whatever an account got in the run, it has given back. */
function expectNothingLeft(on: MutableBooks): void {
  const sums = new Map<string, number>()
  const add = (key: string, amount: number): void => void sums.set(key, (sums.get(key) ?? 0) + amount)
  for (const entry of [...on.dirty.entry.inserted] as Entry[]) {
    if (entry.run !== 1) continue
    add(`${entry.asset} ${entry.debitAccount} ${entry.debitStage}`, -entry.amount)
    add(`${entry.asset} ${entry.creditAccount} ${entry.creditStage}`, entry.amount)
  }
  expect([...sums].filter(([, sum]) => sum !== 0)).toEqual([])
}

/** Without the numbers that are handed out, and the run that each thing bears. */
function fingerprint(on: MutableBooks): Map<string, string> {
  const empty = [...on.houseAccounts.values()].filter(({ balance }) => balance === 0)
  const names = new Set(empty.map(({ key }) => `houseAccounts ${key}`))
  const isLeft = (path: string): boolean =>
    /^(counters|steps|day|certificates|discrepancies) /.test(path) ||
    / clearingRun$|^houseAccounts .* accountNo$/.test(path) ||
    names.has(path.split(' ').slice(0, 2).join(' '))
  return new Map([...stateLines(on)].filter(([path]) => !isLeft(path)))
}

function evening(mode: 1 | 2 | 3 | 4, actions: readonly Parameters<typeof stepsOf>[1][]): MutableBooks {
  const on = world(mode)
  const said: ExecutionReport[] = []
  let serial = 0
  for (const each of actions) for (const one of stepsOf(on, each, said, serial)) play(on, one, ++serial)
  const steps = dayEnd(on).filter(({ functionCode }) => !['E28', 'X03', 'X04'].includes(functionCode))
  run(
    on,
    steps.filter(({ functionCode }) => !CLEARING.includes(functionCode)),
    50_000,
  )
  return settled(on)
}

const anyHistory = fc.record({
  mode: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
  actions: fc.array(
    action.filter(each => each.do !== 'day-end'),
    { minLength: 10, maxLength: 60 },
  ),
  upTo: fc.integer({ min: 1, max: CLEARS.length }),
})

test('after any history, taken back at any point: nothing of it is left, and the next run ends as the first would', () => {
  fc.assert(
    fc.property(anyHistory, ({ mode, actions, upTo }) => {
      const on = evening(mode, actions)
      const once = copyOf(on)
      clear(once)
      clear(on, upTo)
      takenBack(on)
      expectNothingLeft(on)
      expect(brokenInvariants(on)).toEqual([])
      run(on, [MATCHES], 96_000)
      clear(on)
      expect(brokenInvariants(on)).toEqual([])
      expect(fingerprint(on)).toEqual(fingerprint(once))
    }),
    { numRuns: 40 },
  )
})

describe('a trade is taken out between two runs', () => {
  const traded = (mode: number): MutableBooks => {
    const on = books({
      day: '2026-11-23 open',
      clients: Object.fromEntries(NAMES.map(name => [name, `mode ${mode}`])),
      cash: { C1: '100001.00 accrued to 2026-11-20', C2: '2000.00', C3: '0.00' },
      holdings: { 'C2 600000.XSHG': '500 cost 4000.00' },
      freezes: { C2: ['0.00 of 900.00', 'day 50.00 of 50.00'] },
      orders: [
        ['C1 buy 400 600000.XSHG @ 10.00', 'fill 300 @ 10.00 as T1', 'fill 100 @ 10.00 as T2'],
        ['C2 sell 500 600000.XSHG @ 10.00', 'fill 500 @ 10.00 as T3'],
      ],
    })
    const before = dayEnd(on).filter(
      ({ functionCode }) => !['E28', 'X03', 'X04', ...CLEARING].includes(functionCode),
    )
    run(on, before, 50_000)
    return settled(on)
  }
  const bust = (on: MutableBooks): void => {
    const trade = present(on.trades.get('2026-11-23/XSHG//T2/buy'), 'trade')
    applyChanges(on, correctTrade(on, trade, { price: trade.price, quantity: 0 }))
  }

  test.each([1, 2, 3, 4])('in settlement mode %i', mode => {
    const on = traded(mode)
    const once = copyOf(on)
    bust(once)
    clear(once)
    clear(on)
    const due = houseKey(HEADQUARTERS, 'settlement-due', 1, 'XSHG/2026-11-24')
    expect(on.houseAccounts.get(due)?.balance).not.toBe(once.houseAccounts.get(due)?.balance)
    takenBack(on)
    expectNothingLeft(on)
    bust(on)
    run(on, [MATCHES], 96_000)
    clear(on)
    // A teller's list has the trade from the first run, with nothing to settle.
    const listed = [...fingerprint(on)].filter(
      ([path]) => !path.startsWith('open_trade 2026-11-23/XSHG//T2/buy '),
    )
    expect(new Map(listed)).toEqual(fingerprint(once))
  })
})
