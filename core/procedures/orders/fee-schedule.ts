/** The fee schedule of an instrument under a client's plan on a trade date. It is kept as long as the parameters are. */
import type { Books } from '../../books/books.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import { feePlanFor } from '../../rules/fee-plan.ts'
import { feeScheduleFor, type FeeSchedule } from '../../rules/fees.ts'
import { instrumentId, type Instrument } from '../../rules/instrument.ts'
import type { Parameters } from '../../rules/parameters.ts'
import { securityRuleOf } from '../../rules/security-rules.ts'

const kept = new WeakMap<Readonly<Parameters>, Map<string, FeeSchedule>>()

export function feeScheduleOf(
  books: Books,
  instrument: Readonly<Instrument>,
  clientPlan: string,
  tradeDate: BusinessDate,
): FeeSchedule {
  let schedules = kept.get(books.parameters)
  if (schedules === undefined) kept.set(books.parameters, (schedules = new Map<string, FeeSchedule>()))
  const plan = securityRuleOf(books.parameters, instrumentId(instrument), tradeDate)?.feePlan ?? clientPlan
  const key = `${instrument.instrumentNo}/${plan}/${tradeDate}`
  let schedule = schedules.get(key)
  if (schedule === undefined) {
    schedule = feeScheduleFor(books.parameters, {
      instrument,
      tradeDate,
      plan: feePlanFor(books.parameters, { plan, instrument, tradeDate }),
    })
    schedules.set(key, schedule)
  }
  return schedule
}
