/**
 * A client's commission for an instrument: the row of the client's plan, or for repo the row of its term. A firm may not take
 * more than the regulations' cap (`checkFeePlan`); a minimum per order may exceed it.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Fen } from '../base/money.ts'
import type { Instrument } from './instrument.ts'
import { type CommissionRow, inForce, type Parameters, type Rate } from './parameters.ts'
import { type ProductClass, rowFor } from './product-class.ts'
import { repoTermOf } from './repo-term.ts'

export interface FeePlan {
  rate: Rate
  minimum: Fen
  /** Exchange and regulatory fees are inside the commission. */
  isInclusive: boolean
}

export const STANDARD_PLAN = 'standard'
const FREE: FeePlan = { rate: 0, minimum: 0, isInclusive: false }

const rowsByPlan = new WeakMap<readonly CommissionRow[], Map<string, CommissionRow[]>>()

/** One table per plan. It is kept, so that rows can be remembered by class (product-class.ts). */
function rowsOf(rows: readonly CommissionRow[], plan: string): readonly CommissionRow[] {
  let plans = rowsByPlan.get(rows)
  if (plans === undefined) rowsByPlan.set(rows, (plans = new Map<string, CommissionRow[]>()))
  let own = plans.get(plan)
  if (own === undefined) plans.set(plan, (own = rows.filter(row => row.plan === plan)))
  return own
}

/** A plan without a row for a class charges what the standard plan does. */
export function feePlanFor(
  parameters: Parameters,
  {
    plan,
    instrument,
    tradeDate,
  }: {
    plan: string
    instrument: Pick<Instrument, 'market' | 'kind' | 'board' | 'code'>
    tradeDate: BusinessDate
  },
): FeePlan {
  if (instrument.kind === 'repo') return repoPlan(parameters, instrument, tradeDate)
  return (
    rowFor(rowsOf(parameters.commissions, plan), instrument, tradeDate) ??
    rowFor(rowsOf(parameters.commissions, STANDARD_PLAN), instrument, tradeDate) ??
    FREE
  )
}

function repoPlan(
  parameters: Parameters,
  instrument: Pick<Instrument, 'market' | 'code'>,
  tradeDate: BusinessDate,
): FeePlan {
  const term = repoTermOf(instrument) ?? 1
  const terms = parameters.repoCommissions
    .filter(row => inForce(parameters.repoCommissions, row.key, tradeDate) === row)
    .map(row => Number(row.key))
    .filter(days => days <= term)
  const row = inForce(parameters.repoCommissions, String(Math.max(...terms)), tradeDate)
  return row === undefined ? FREE : { rate: row.rate, minimum: 0, isInclusive: false }
}

export function checkFeePlan(
  parameters: Parameters,
  { of, plan, tradeDate }: { of: ProductClass; plan: FeePlan; tradeDate: BusinessDate },
): 'commission_above_cap' | undefined {
  const cap = rowFor(parameters.commissionCaps, of, tradeDate)
  return cap !== undefined && plan.rate > cap.rate ? 'commission_above_cap' : undefined
}
