/**
 * What an order is charged. Each item is computed on the order's cumulative amount and rounded half up to the fen; a fill is
 * charged the difference to what was charged before. Taxes and the fees of exchange, regulator and depository are per order.
 * The commission continues over the orders that part cancels made from one, with one minimum for all. An order without a fill
 * is charged nothing. For bonds that are quoted clean a table says whether accrued interest is charged for.
 */
import type { FeeRateRow } from '@guitai/core/rules/parameters.ts'
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import type { Side } from './amounts.ts'
import { repoTerm } from './repos.ts'
import { rowIn, rowOf, rowOn, type RuleBook } from './rule-book.ts'
import { share } from './whole.ts'

export const FEE_KINDS = [
  'commission',
  'stampDuty',
  'transferFee',
  'exchangeFee',
  'regulatoryFee',
  'settlementFee',
] as const
export type FeeKind = (typeof FEE_KINDS)[number]
export type Fees = Record<FeeKind, number>
export type OuterFees = Omit<Fees, 'commission'>

/** The house account of each fee. The commission is income; the others are owed to the receivers. */
export const GOES_TO: Readonly<Record<FeeKind, string>> = {
  commission: 'commission-income',
  stampDuty: 'stamp-duty-payable',
  transferFee: 'transfer-fee-payable',
  exchangeFee: 'exchange-fee-payable',
  regulatoryFee: 'regulatory-fee-payable',
  settlementFee: 'settlement-fee-payable',
}

export const noFees = (): Fees => ({
  commission: 0,
  stampDuty: 0,
  transferFee: 0,
  exchangeFee: 0,
  regulatoryFee: 0,
  settlementFee: 0,
})

export function sumOf(fees: Readonly<Fees>): number {
  return FEE_KINDS.reduce((sum, kind) => sum + fees[kind], 0)
}

const PARTS = 100_000_000

/** What determines the charges: instrument, side, trade date, and the client's plan. */
export interface Charged {
  instrument: Pick<Instrument, 'market' | 'kind' | 'board' | 'code'>
  side: Side
  tradeDate: string
  plan: string
}

/** An amount with its accrued interest. */
export interface Worth {
  amount: number
  interest: number
}

function basisOf(rules: RuleBook, { instrument, tradeDate }: Charged, { amount, interest }: Worth): number {
  const row = rowIn(rules.tables.feeBasis, instrument, tradeDate)
  return row === undefined || row.withInterest ? amount : amount - interest
}

export function outerFees(rules: RuleBook, of: Charged, worth: Worth): OuterFees {
  const amount = basisOf(rules, of, worth)
  const item = (rows: readonly FeeRateRow[]): number => {
    const row = rowIn(rows, of.instrument, of.tradeDate)
    if (row === undefined || amount === 0) return 0
    return Math.min(row.maximum ?? Number.MAX_SAFE_INTEGER, share(amount, row[of.side], PARTS))
  }
  const { stampDuty, transferFee, exchangeFee, regulatoryFee, settlementFee } = rules.tables
  return {
    stampDuty: item(stampDuty),
    transferFee: item(transferFee),
    exchangeFee: item(exchangeFee),
    regulatoryFee: item(regulatoryFee),
    settlementFee: item(settlementFee),
  }
}

interface Plan {
  rate: number
  minimum: number
  isInclusive: boolean
}

const FREE: Plan = { rate: 0, minimum: 0, isInclusive: false }

/** The security's own plan comes before the client's. What a plan leaves open is taken from the standard plan. */
export function planOf(rules: RuleBook, { instrument, tradeDate, plan }: Charged): Plan {
  const { commissions, securityRules, repoCommissions } = rules.tables
  if (instrument.kind === 'repo') {
    const term = repoTerm(instrument) ?? 1
    const days = repoCommissions.map(row => Number(row.key)).filter(key => key <= term)
    const held = days.filter(key => rowOn(repoCommissions, String(key), tradeDate) !== undefined)
    const row = rowOn(repoCommissions, String(Math.max(...held)), tradeDate)
    return row === undefined ? FREE : { rate: row.rate, minimum: 0, isInclusive: false }
  }
  const own = rowOn(securityRules, `${instrument.code}.${instrument.market}`, tradeDate)?.feePlan ?? plan
  const of = (name: string) =>
    rowOf(
      commissions.filter(row => row.plan === name),
      instrument,
      tradeDate,
    )
  return of(own) ?? of('standard') ?? FREE
}

/** In fen, gross: an inclusive plan contains exchange and regulatory fees. */
export function grossCommission(plan: Plan, amount: number): number {
  return amount === 0 ? 0 : Math.max(plan.minimum, share(amount, plan.rate, PARTS))
}

/** What one order has been filled for and charged. */
export interface Filled {
  filledAmount: number
  filledInterest: number
  fees: Fees
}

/**
 * Everything that the order and its chain are charged when `order` is filled for `worth`. `others` are the rest of the chain.
 */
export function feesAt(
  rules: RuleBook,
  { of, worth, others }: { of: Charged; worth: Worth; others: readonly Readonly<Filled>[] },
): Fees {
  const outer = outerFees(rules, of, worth)
  const plan = planOf(rules, of)
  const gross = grossCommission(
    plan,
    others.reduce(
      (sum, other) =>
        sum + basisOf(rules, of, { amount: other.filledAmount, interest: other.filledInterest }),
      basisOf(rules, of, worth),
    ),
  )
  const inside = (fees: Pick<Fees, 'exchangeFee' | 'regulatoryFee'>): number =>
    plan.isInclusive ? fees.exchangeFee + fees.regulatoryFee : 0
  const withFees = others.reduce((sum, { fees }) => sum + inside(fees), inside(outer))
  const charged = others.reduce((sum, { fees }) => sum + fees.commission, 0)
  return { ...outer, commission: Math.max(0, gross - withFees) - charged }
}

/** The same for an order that is not part of a chain. */
export function feesAlone(rules: RuleBook, of: Charged, worth: Worth): Fees {
  return worth.amount === 0 ? noFees() : feesAt(rules, { of, worth, others: [] })
}

export function difference(after: Readonly<Fees>, before: Readonly<Fees>): Fees {
  const fees = noFees()
  for (const kind of FEE_KINDS) fees[kind] = after[kind] - before[kind]
  return fees
}

export function added(a: Readonly<Fees>, b: Readonly<Fees>): Fees {
  const fees = noFees()
  for (const kind of FEE_KINDS) fees[kind] = a[kind] + b[kind]
  return fees
}
