/**
 * Clearing is paid, for random trades, fees that the depository rounds in its own way, and movements in parts and in any order:
 * - what the firm is due less what the clients are is the commission and the listed rounding, to the fen;
 * - in the evening nothing is left on clearing, and each due ends at 0 or stays listed as open;
 * - the size of E11's chunks, and the order in which clients stand in them, changes no balance.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { applyChanges } from '@guitai/core/books/changes/change.ts'
import { brokenInvariants } from '@guitai/core/books/invariants.ts'
import { applyDecision } from '@guitai/core/engine/execute.ts'
import type { Gathered, MovedDue } from '@guitai/core/frame/gathered.ts'
import { clearTrades } from '@guitai/core/functions/day/clear-trades.ts'
import { payDues, postPending } from '@guitai/core/procedures/dues/pay-dues.ts'
import { OUTSIDE_FEES } from '@guitai/core/rules/fee-sums.ts'
import { books, copyOf } from '@guitai/core/testing/books.ts'
import { clearedSums } from '@guitai/core/testing/dues.ts'
import { aMeta } from '@guitai/core/testing/meta.ts'
import { UP_TO_E02, withSteps } from '@guitai/core/testing/steps.ts'

const CODES = ['600000.XSHG', '000001.XSHE'] as const
const UNITS = { XSHG: '20001', XSHE: '300001' } as const

interface Traded {
  client: number
  code: number
  isSale: boolean
  lots: number
  /** In hundredths of a yuan. */
  price: number
}

const TRADES = fc.array(
  fc.record<Traded>({
    client: fc.integer({ min: 1, max: 4 }),
    code: fc.nat(1),
    isSale: fc.boolean(),
    lots: fc.integer({ min: 1, max: 30 }),
    price: fc.integer({ min: 901, max: 1099 }),
  }),
  { minLength: 1, maxLength: 12 },
)
/** What the depository takes more, or less, of each kind of fee. */
const ROUNDING = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 10, maxLength: 10 })

function traded(trades: readonly Traded[]): MutableBooks {
  const names = ['C1', 'C2', 'C3', 'C4']
  const given = books({
    day: '2026-11-23 day-end',
    clients: Object.fromEntries(names.map(name => [name, ''])),
    cash: Object.fromEntries(names.map(name => [name, '1000000.00'])),
    holdings: Object.fromEntries(
      names.flatMap(name => CODES.map(code => [`${name} ${code}`, '100000'] as const)),
    ),
    orders: trades.map(({ client, code, isSale, lots, price }, index) => {
      const at = (price / 100).toFixed(2)
      const what = `C${client} ${isSale ? 'sell' : 'buy'} ${lots * 100} ${CODES[code] ?? ''}`
      return [`${what} @ ${at}`, `fill ${lots * 100} @ ${at} as T${index}`]
    }),
  })
  return withSteps(given, [...UP_TO_E02, 'E03'])
}

function clear(given: MutableBooks, chunks: readonly number[][], rounding: readonly number[]): MutableBooks {
  for (const clientNos of chunks)
    decide(given, {
      from: 'acted-clients',
      clientNos,
      cursor: Math.max(...clientNos),
      isFirst: true,
      isLast: false,
    })
  const cleared = clearedSums(given)
  const markets = (['XSHG', 'XSHE'] as const).map(market => ({
    market,
    sums: cleared.filter(({ instrumentNo }) => given.instruments.get(instrumentNo)?.market === market),
  }))
  const fees = markets.flatMap(({ market, sums }, m) =>
    OUTSIDE_FEES.map((fee, f) => {
      const ours = sums.reduce((sum, each) => sum + each.fees[fee], 0)
      const theirs = ours === 0 ? 0 : ours + (rounding[m * 5 + f] ?? 0)
      return { market, tradingUnit: UNITS[market], currency: 'CNY', fee, ours, theirs } as const
    }),
  )
  const compared = { onErrorAccount: [], maturing: [], stated: [], firmDifferences: [] }
  decide(given, { from: 'fee-comparison', fees, cleared, ...compared, isFirst: false, isLast: true })
  return given
}

function decide(given: MutableBooks, gathered: Gathered): void {
  const decision = clearTrades.decide(given, {}, aMeta({ gathered }))
  if (!decision.accepted) throw new Error(`E11 refused: ${decision.code}`)
  applyDecision(given, decision.changes, decision.parts)
}

const standing = ({ houseAccounts }: MutableBooks, kind: string): number =>
  [...houseAccounts.values()]
    .filter(account => account.kind === kind && account.asset === 1)
    .reduce((sum, { balance }) => sum + balance, 0)

const balances = ({ houseAccounts }: MutableBooks): string[] =>
  [...houseAccounts.values()].map(({ key, balance }) => `${key} ${balance}`).toSorted()

test('what the firm is due less what its clients are is commission and listed rounding', () => {
  fc.assert(
    fc.property(TRADES, ROUNDING, (trades, rounding) => {
      const given = traded(trades)
      const clients = [...given.trades.values()].reduce((sum, { side, amount, fees }) => {
        const all = Object.values(fees).reduce((total, fee) => total + fee, 0)
        return sum + (side === 'buy' ? -amount : amount) - all
      }, 0)
      clear(given, [[...given.clients.keys()]], rounding)
      const firm = [...given.settlementDues.values()].reduce((sum, { ours }) => sum + ours, 0)
      const listed = [...given.discrepancies.values()].filter(({ resolution }) => resolution === 'rounded')
      const yuan = listed.reduce((sum, { ours, theirs }) => sum + Number(theirs) - Number(ours), 0)
      expect(firm - clients).toBe(standing(given, 'commission-income') + standing(given, 'fee-rounding'))
      expect(Math.round(yuan * 100) + standing(given, 'fee-rounding')).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('clearing is 0 in the evening; a due ends at 0 or stays open, however it is paid', () => {
  const PAID = fc.array(fc.record({ unit: fc.nat(1), percent: fc.integer({ min: 1, max: 140 }) }), {
    maxLength: 5,
  })
  fc.assert(
    fc.property(TRADES, ROUNDING, PAID, fc.boolean(), (trades, rounding, paid, isPaidInTheEnd) => {
      const given = traded(trades)
      clear(given, [[...given.clients.keys()]], rounding)
      expect(standing(given, 'clearing')).toBe(0)
      given.day = { ...given.day, businessDate: '2026-11-24' }
      applyChanges(given, postPending(given))
      const pay = (unit: number, percent: number): void => {
        const due = [...given.settlementDues.values()].filter(({ isOpen }) => isOpen)[unit]
        if (due === undefined) return
        const { market, tradingUnit, currency, settlementDate, ours } = due
        const amount = Math.trunc((ours * percent) / 100)
        const moved: MovedDue = { market, tradingUnit, currency, settlementDate, amount }
        applyChanges(given, payDues(given, [moved]))
      }
      for (const { unit, percent } of paid) pay(unit, percent)
      if (isPaidInTheEnd) for (const unit of [1, 0]) pay(unit, 100)
      const left = [...given.settlementDues.values()].reduce((sum, row) => sum + row.ours - row.paid, 0)
      expect(standing(given, 'settlement-due')).toBe(0 - left)
      for (const { ours, paid: moved, isOpen } of given.settlementDues.values())
        expect(isOpen).toBe(ours !== moved)
      if (isPaidInTheEnd) expect(left).toBe(0)
      expect(standing(given, 'clearing')).toBe(0)
      expect(brokenInvariants(given)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('chunks of any size, and clients in any order, leave the same balances', () => {
  fc.assert(
    fc.property(
      TRADES,
      ROUNDING,
      fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }),
      fc.integer({ min: 1, max: 4 }),
      (trades, rounding, order, size) => {
        const given = traded(trades)
        const numbers = [...given.clients.keys()]
        const shuffled = order.map(position => numbers[position - 1] ?? 0)
        const chunks: number[][] = []
        for (let start = 0; start < shuffled.length; start += size)
          chunks.push(shuffled.slice(start, start + size))
        const usual = balances(clear(copyOf(given), [numbers], rounding))
        expect(balances(clear(given, chunks, rounding))).toEqual(usual)
      },
    ),
    { numRuns: 40 },
  )
})
