/**
 * Interest is computed for each calendar date at that date's rate, on the balance by settlement date at its end: settled money
 * and unsettled money whose settlement date has come, whoever settled it. A date belongs to the period in which it lies,
 * whatever moved before the period is credited. Overdrafts are kept separate. The result is rounded once, at crediting.
 */
import type { Accrued, Cash } from '../ledger/ledger.ts'
import { dayOf, later, periodOf } from './days.ts'
import { rowOn, type RuleBook } from './rule-book.ts'
import { quotient } from './whole.ts'

/** The unit is fen × parts of 10^6 per year × days. */
const MILLION = 1_000_000n

export function balanceOn({ settled, lots }: Pick<Cash, 'settled' | 'lots'>, date: string): number {
  let balance = settled
  for (const lot of lots) {
    balance += lot.settledPurchases - lot.settledProceeds
    if (lot.settlementDate <= date) balance += lot.proceeds - lot.purchases
  }
  return balance
}

/** Changes the account: every date after `accruedTo` up to `to` is added to its period. */
export function accrue(rules: RuleBook, account: Cash, to: string): void {
  while (account.accruedTo < to) {
    const first = later(account.accruedTo, 1)
    const last = lastAlike(rules, account, { first, to })
    const balance = balanceOn(account, first)
    const row = rowOn(rules.tables.interestRates, account.currency, first)
    const days = dayOf(last) - dayOf(first) + 1
    const period = accruedIn(account, periodOf(first))
    if (balance > 0) period.credit += BigInt(balance) * BigInt((row?.rate ?? 0) * days)
    if (balance < 0) period.penalty += BigInt(-balance) * BigInt((row?.overdraftRate ?? 0) * days)
    account.accruedTo = last
  }
}

/** The last date with the balance, the rate and the period of `first`. */
function lastAlike(rules: RuleBook, account: Cash, { first, to }: { first: string; to: string }): string {
  let last = to
  const end = periodOf(first)
  if (end < last) last = end
  const changes = [
    ...account.lots.map(lot => lot.settlementDate),
    ...rules.tables.interestRates.filter(row => row.key === account.currency).map(row => row.from),
  ]
  for (const change of changes) if (change > first && change <= last) last = later(change, -1)
  return last
}

export function accruedIn(account: Pick<Cash, 'accrued'>, end: string): Accrued {
  const known = account.accrued.find(each => each.end === end)
  if (known !== undefined) return known
  const opened = { end, credit: 0n, penalty: 0n }
  account.accrued.push(opened)
  return opened
}

export interface Due {
  credit: number
  penalty: number
}

/** The interest of the periods up to `end`, as of the date up to which they were accrued. */
export function dueUpTo(rules: RuleBook, account: Cash, end: string): Due {
  const dayCount = rowOn(rules.tables.interestRates, account.currency, account.accruedTo)?.dayCount ?? 360
  const sum = { credit: 0n, penalty: 0n }
  for (const period of account.accrued) {
    if (period.end > end) continue
    sum.credit += period.credit
    sum.penalty += period.penalty
  }
  const worth = (accrued: bigint): number => quotient(accrued, MILLION * BigInt(dayCount))
  return { credit: worth(sum.credit), penalty: worth(sum.penalty) }
}

export function paidUpTo(account: Cash, end: string): void {
  account.accrued = account.accrued.filter(period => period.end > end)
}

/**
 * A correction of an earlier day. Each of its dates goes to its own period when that is not credited yet, else to the oldest
 * open period.
 */
export function correctInterest(
  rules: RuleBook,
  account: Cash,
  { by, period: { from, to } }: { by: number; period: { from: string; to: string } },
): void {
  const worth: Cash = { ...account, settled: Math.abs(by), lots: [], accruedTo: later(from, -1), accrued: [] }
  accrue(rules, worth, to)
  const oldest = account.accrued.map(({ end }) => end).toSorted()[0] ?? periodOf(to)
  for (const { end, credit } of worth.accrued) {
    const period = accruedIn(account, end < oldest ? oldest : end)
    const after = period.credit + (by < 0 ? -credit : credit)
    period.credit = after > 0n ? after : 0n
    if (after < 0n) period.penalty -= after
  }
}
