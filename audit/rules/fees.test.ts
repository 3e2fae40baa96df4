/** The market's worked examples checked with the audit's own arithmetic; amounts in fen. */
import { describe, expect, test } from 'vitest'
import type { Market } from '@guitai/core/base/market.ts'
import { difference, feesAlone, feesAt, noFees, sumOf, type Charged, type Fees } from './fees.ts'
import { ruleBookAt, type RuleBook, type SetRow } from './rule-book.ts'
import type { Board } from '../../core/words/board.ts'
import type { InstrumentKind } from '../../core/words/instrument-kind.ts'

const rules = ruleBookAt([], 0)
const worth = (amount: number, interest = 0) => ({ amount, interest })

function of(
  side: 'buy' | 'sell',
  tradeDate: string,
  kind: InstrumentKind = 'stock',
  market: Market = 'XSHG',
): Charged {
  const board: Board = 'main'
  return { instrument: { market, kind, board, code: '600000' }, side, tradeDate, plan: 'standard' }
}

const feesOf = (charged: Charged, amount: number): number[] => {
  const fees = feesAlone(rules, charged, worth(amount))
  const { commission, stampDuty, transferFee, exchangeFee, regulatoryFee, settlementFee } = fees
  return [commission, stampDuty, transferFee, exchangeFee, regulatoryFee, settlementFee]
}

test.each([
  ['a sale in Shanghai', of('sell', '2026-09-02'), 12_340_000, [3702, 6170, 123, 421, 247, 0]],
  ['a small purchase', of('buy', '2026-09-02'), 50_000, [500, 0, 1, 2, 1, 0]],
  ['stamp duty before 2008-09-19', of('buy', '2008-09-18'), 1_000_000, [500, 1000, 0, 0, 40, 0]],
  ['of the seller only from then on', of('buy', '2008-09-19'), 1_000_000, [500, 0, 0, 0, 40, 0]],
  ['a sale on that day', of('sell', '2008-09-19'), 1_000_000, [500, 1000, 0, 0, 40, 0]],
  ['a sale on 2023-08-25', of('sell', '2023-08-25'), 1_000_000, [500, 1000, 10, 49, 20, 0]],
  ['halved on 2023-08-28', of('sell', '2023-08-28'), 1_000_000, [500, 500, 10, 34, 20, 0]],
  ['transfer fee on 2022-04-28', of('buy', '2022-04-28'), 1_000_000, [500, 0, 20, 49, 20, 0]],
  ['halved on 2022-04-29', of('buy', '2022-04-29'), 1_000_000, [500, 0, 10, 49, 20, 0]],
  ['an ETF', of('buy', '2026-09-02', 'etf'), 1_000_000, [500, 0, 0, 40, 0, 0]],
  [
    'a B share of Shenzhen, capped',
    of('sell', '2026-09-02', 'b-share', 'XSHE'),
    200_000_000,
    [600_000, 100_000, 0, 6820, 4000, 50_000],
  ],
  ['Beijing', of('sell', '2026-09-02', 'stock', 'BJSE'), 1_000_000, [500, 500, 10, 125, 20, 0]],
  ['nothing without a fill', of('sell', '2026-09-02'), 0, [0, 0, 0, 0, 0, 0]],
])('%s', (_, charged, amount, expected) => expect(feesOf(charged, amount)).toEqual(expected))

test.each([
  ['204001', 1000],
  ['204003', 3000],
  ['204007', 5000],
  ['204028', 20_000],
  ['204182', 30_000],
])('commission of repo %s on a hundred thousand yuan', (code, expected) => {
  const charged = of('sell', '2026-09-02', 'repo')
  const fees = feesAlone(
    rules,
    { ...charged, instrument: { ...charged.instrument, code } },
    worth(1_000_000_000),
  )
  expect(fees.commission).toBe(expected * 10)
})

describe('several fills', () => {
  test('each is charged the difference: 5.00, 1.00, 3.00', () => {
    let charged = noFees()
    const commissions = [1_000_000, 2_000_000, 3_000_000].map(amount => {
      const fees = feesAlone(rules, of('buy', '2026-09-02'), worth(amount))
      const { commission } = difference(fees, charged)
      charged = fees
      return commission
    })
    expect(commissions).toEqual([500, 100, 300])
  })

  test('a re-entered rest continues the commission; everything else is of its own order', () => {
    const charged = of('sell', '2026-09-02')
    const first = { filledAmount: 50_000, filledInterest: 0, fees: feesAlone(rules, charged, worth(50_000)) }
    const rest = feesAt(rules, { of: charged, worth: worth(50_000), others: [first] })
    expect(first.fees.commission).toBe(500)
    expect(rest.commission).toBe(0)
    const { commission: _, ...outer } = first.fees
    expect(rest).toMatchObject(outer)
  })

  test('beyond the minimum the chain is charged as one order', () => {
    const charged = of('buy', '2026-09-02')
    const first = {
      filledAmount: 1_000_000,
      filledInterest: 0,
      fees: feesAlone(rules, charged, worth(1_000_000)),
    }
    expect(feesAt(rules, { of: charged, worth: worth(2_000_000), others: [first] }).commission).toBe(400)
  })
})

describe('plans', () => {
  const plan = (value: object): SetRow => ({
    parameterNo: 1,
    tableName: 'commissions',
    key: 'inside/stock',
    validFrom: '2026-01-01',
    value: JSON.stringify({ key: 'stock', from: '2026-01-01', plan: 'inside', source: '', ...value }),
    setAt: 0,
    withdrawnAt: null,
  })
  const feesUnder = (held: RuleBook): Fees =>
    feesAlone(held, { ...of('sell', '2026-09-02'), plan: 'inside' }, worth(12_340_000))

  test('an inclusive one has exchange and regulatory fee inside', () => {
    const fees = feesUnder(ruleBookAt([plan({ rate: 50_000, minimum: 500, isInclusive: true })], 0))
    expect(fees).toMatchObject({ commission: 6170 - 421 - 247, exchangeFee: 421, regulatoryFee: 247 })
  })

  test('what is set later, or was withdrawn, does not hold', () => {
    const row = plan({ rate: 50_000, minimum: 500, isInclusive: true })
    expect(sumOf(feesUnder(ruleBookAt([{ ...row, setAt: 2 }], 1)))).toBe(sumOf(feesUnder(rules)))
    expect(sumOf(feesUnder(ruleBookAt([{ ...row, withdrawnAt: 1 }], 1)))).toBe(sumOf(feesUnder(rules)))
  })
})

describe('bonds quoted clean', () => {
  const basis = (withInterest: boolean): RuleBook =>
    ruleBookAt(
      [
        {
          parameterNo: 1,
          tableName: 'feeBasis',
          key: 'government-bond',
          validFrom: '2026-09-02',
          value: JSON.stringify({ key: 'government-bond', from: '2026-09-02', source: '', withInterest }),
          setAt: 0,
          withdrawnAt: null,
        },
      ],
      0,
    )
  const bond = (date: string) => of('buy', date, 'government-bond')
  // 100,000 of face value at 121.30 with 0.8153 accrued interest.
  const bought = worth(12_211_530, 81_530)

  test.each([
    ['of what is paid, unless a row says otherwise', rules, '2026-09-02', 2442],
    ['of the clean amount', basis(false), '2026-09-02', 2426],
    ['not before its date', basis(false), '2026-09-01', 2442],
    ['of what is paid, said again', basis(true), '2026-09-02', 2442],
  ])('%s', (_, held, date, expected) => {
    expect(feesAlone(held, bond(date), bought).commission).toBe(expected)
  })

  test('the rest of a chain, too', () => {
    const first = {
      filledAmount: bought.amount,
      filledInterest: bought.interest,
      fees: { ...noFees(), commission: 2426 },
    }
    const more = (held: RuleBook): number =>
      feesAt(held, { of: bond('2026-09-02'), worth: bought, others: [first] }).commission
    expect([more(basis(false)), more(basis(true))]).toEqual([2426, 4885 - 2426])
  })
})
