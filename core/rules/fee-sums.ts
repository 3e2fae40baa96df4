/** Fees of an order by kind, in fen, and their sums. */
import type { Fen } from '../base/money.ts'
import type { FeeKind } from '../words/fee-kind.ts'

export type Fees = Record<FeeKind, Fen>

/** Charges that are not the firm's own: taxes, and the fees of exchange, depository and regulator. */
export const OUTSIDE_FEES = [
  'stampDuty',
  'transferFee',
  'exchangeFee',
  'regulatoryFee',
  'settlementFee',
] as const satisfies readonly (keyof Fees)[]

export type OutsideFee = (typeof OUTSIDE_FEES)[number]

export const NO_FEES: Readonly<Fees> = {
  commission: 0,
  stampDuty: 0,
  transferFee: 0,
  exchangeFee: 0,
  regulatoryFee: 0,
  settlementFee: 0,
}

export function sumFees(fees: Readonly<Fees>): Fen {
  return (
    fees.commission +
    fees.stampDuty +
    fees.transferFee +
    fees.exchangeFee +
    fees.regulatoryFee +
    fees.settlementFee
  )
}

function combine(a: Readonly<Fees>, b: Readonly<Fees>, sign: 1 | -1): Fees {
  return {
    commission: a.commission + sign * b.commission,
    stampDuty: a.stampDuty + sign * b.stampDuty,
    transferFee: a.transferFee + sign * b.transferFee,
    exchangeFee: a.exchangeFee + sign * b.exchangeFee,
    regulatoryFee: a.regulatoryFee + sign * b.regulatoryFee,
    settlementFee: a.settlementFee + sign * b.settlementFee,
  }
}

export function addFees(a: Readonly<Fees>, b: Readonly<Fees>): Fees {
  return combine(a, b, 1)
}

export function subtractFees(a: Readonly<Fees>, b: Readonly<Fees>): Fees {
  return combine(a, b, -1)
}

/** What the other orders of a chain were filled for and charged. */
export interface Elsewhere {
  filledAmount: Fen
  filledInterest: Fen
  fees: Readonly<Fees>
}

export const NOTHING_ELSEWHERE: Elsewhere = { filledAmount: 0, filledInterest: 0, fees: NO_FEES }
