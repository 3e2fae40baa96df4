/**
 * Interest on clients' money: every calendar date at that date's rate, on the balance by settlement date at its end. It is rounded
 * half up once, when it is credited.
 *
 * Periods end on the 20th of March, June, September and December; interest is credited on the 21st, or on the next trading day. The
 * accumulators belong to the period of `accruedTo`. When dates of the next period begin, their content becomes due and is kept
 * apart until it is credited. So a date belongs to its own period, whatever moves meanwhile.
 */
import { addDays, type BusinessDate, dayNumber } from '../base/business-date.ts'
import type { Currency, Fen } from '../base/money.ts'
import { assert, present } from '../base/assert.ts'
import { onOrAfter, type TradingCalendar } from './calendar.ts'
import { settingOf } from './settings.ts'
import { inForce, type InterestRateRow, type Parameters } from './parameters.ts'

/**
 * The fields of a cash account that its interest needs: the date up to which it has accrued (inclusive) and accumulators, for
 * money and for overdrafts (penalty), in fen × parts of 10^6 per year × days. They are ≥ 0 and fit 64 bits for any balance
 * the counter accepts. They are brought forward before settled money changes and on interest days, so an account without
 * movements costs nothing at night.
 */
export interface InterestAccrual {
  readonly currency: Currency
  /** The last date that is in the accumulators; for a new account the day before it opens. */
  accruedTo: BusinessDate
  /** The sum of the period in which `accruedTo` lies. */
  accumulator: bigint
  penaltyAccumulator: bigint
  /** The sum of periods that are over and not credited yet. */
  dueAccumulator: bigint
  duePenaltyAccumulator: bigint
}

/** An accrual that begins on the day after this date. */
export const accrualFrom = (currency: Currency, accruedTo: BusinessDate): InterestAccrual => ({
  currency,
  accruedTo,
  accumulator: 0n,
  penaltyAccumulator: 0n,
  dueAccumulator: 0n,
  duePenaltyAccumulator: 0n,
})

/** A copy that may be brought forward to see the result. */
export function accrualOf(account: Readonly<InterestAccrual>): InterestAccrual {
  const { currency, accruedTo, accumulator, penaltyAccumulator, dueAccumulator, duePenaltyAccumulator } =
    account
  return { currency, accruedTo, accumulator, penaltyAccumulator, dueAccumulator, duePenaltyAccumulator }
}

/** The balance at the end of this date and of the following dates, until the next step. */
export interface BalanceStep {
  from: BusinessDate
  balance: Fen
}

const MILLION = 1_000_000n

/**
 * Changes the account. The balance of every date after `accruedTo` up to and including `to` is either the same on all of them
 * or given in steps by date; the first step begins no later than those dates.
 */
export function bringForward(
  parameters: Parameters,
  account: InterestAccrual,
  held: Fen | readonly BalanceStep[],
  to: BusinessDate,
): void {
  const steps = typeof held === 'number' ? [{ from: account.accruedTo, balance: held }] : held
  while (account.accruedTo < to) {
    const first = addDays(account.accruedTo, 1)
    const periodEnd = interestPeriodEnd(first)
    if (periodEnd !== interestPeriodEnd(account.accruedTo)) endPeriod(account)
    const next = steps.find(({ from }) => from > first)
    const balance = steps.findLast(({ from }) => from <= first)?.balance ?? 0
    accrueDates(parameters, account, balance, earliest(to, periodEnd, next && addDays(next.from, -1)))
  }
}

function earliest(...dates: (BusinessDate | undefined)[]): BusinessDate {
  return dates.reduce<BusinessDate>(
    (first, date) => (date !== undefined && date < first ? date : first),
    '9999',
  )
}

function endPeriod(account: InterestAccrual): void {
  account.dueAccumulator += account.accumulator
  account.duePenaltyAccumulator += account.penaltyAccumulator
  account.accumulator = 0n
  account.penaltyAccumulator = 0n
}

/** The dates of one period on which the balance was the same. */
function accrueDates(parameters: Parameters, account: InterestAccrual, balance: Fen, to: BusinessDate): void {
  if (settingOf(parameters, 'interest-at-rate-of-the-day', to) === 1) restate(parameters, account, to)
  if (balance > 0) account.accumulator += BigInt(balance) * rateDays(parameters, account, to, 'rate')
  if (balance < 0)
    account.penaltyAccumulator += BigInt(-balance) * rateDays(parameters, account, to, 'overdraftRate')
  account.accruedTo = to
}

/** Setting 'rate of the day': everything earned so far is computed again with the rate that is now in force. */
function restate(parameters: Parameters, account: InterestAccrual, to: BusinessDate): void {
  const before = inForce(parameters.interestRates, account.currency, account.accruedTo)
  const now = inForce(parameters.interestRates, account.currency, to)
  if (before === undefined || now === undefined) return
  if (before.rate !== now.rate && before.rate > 0)
    account.accumulator = (account.accumulator * BigInt(now.rate)) / BigInt(before.rate)
  if (before.overdraftRate !== now.overdraftRate && before.overdraftRate > 0)
    account.penaltyAccumulator =
      (account.penaltyAccumulator * BigInt(now.overdraftRate)) / BigInt(before.overdraftRate)
}

/** The sum of the yearly rates of the dates in (accruedTo, to], from one change of the rate to the next. */
function rateDays(
  parameters: Parameters,
  account: InterestAccrual,
  to: BusinessDate,
  rate: 'rate' | 'overdraftRate',
): bigint {
  const rows = parameters.interestRates
  const afterLast = addDays(to, 1)
  if (settingOf(parameters, 'interest-at-rate-of-the-day', to) === 1)
    return BigInt(
      (inForce(rows, account.currency, to)?.[rate] ?? 0) * (dayNumber(to) - dayNumber(account.accruedTo)),
    )
  let sum = 0
  let first = addDays(account.accruedTo, 1)
  while (first < afterLast) {
    const row = inForce(rows, account.currency, first)
    const end = nextChange(rows, account.currency, first, afterLast)
    if (row !== undefined) sum += row[rate] * (dayNumber(end) - dayNumber(first))
    first = end
  }
  return BigInt(sum)
}

/** The first date after `after` on which a row of the currency begins, at the latest `end`. */
function nextChange(
  rows: readonly InterestRateRow[],
  currency: Currency,
  after: BusinessDate,
  end: BusinessDate,
): BusinessDate {
  let next = end
  for (const { key, from } of rows) if (key === currency && from > after && from < next) next = from
  return next
}

/** The amount of an accumulator in fen, rounded half up; below half a fen it is nothing. */
export function interestDue(accumulator: bigint, dayCount: 360 | 365): Fen {
  assert(accumulator >= 0n, 'an accumulator is not negative')
  const divisor = MILLION * BigInt(dayCount)
  return Number((2n * accumulator + divisor) / (2n * divisor))
}

/**
 * What an account has earned, and what it owes for overdrafts, on dates up to `upTo`, to which it has accrued. When it has
 * accrued further, `upTo` must be the end of a period, and the amounts of that period are due.
 */
export function interestUpTo(
  parameters: Parameters,
  account: Readonly<InterestAccrual>,
  upTo: BusinessDate,
): { credit: Fen; penalty: Fen } {
  const { dayCount } = present(inForce(parameters.interestRates, account.currency, upTo), 'interest rate')
  const { accumulator, penaltyAccumulator } = hasAccruedBeyond(account, upTo) ? NOTHING : account
  return {
    credit: interestDue(account.dueAccumulator + accumulator, dayCount),
    penalty: interestDue(account.duePenaltyAccumulator + penaltyAccumulator, dayCount),
  }
}

const NOTHING = { accumulator: 0n, penaltyAccumulator: 0n } as const

/** Empties the accumulators that `interestUpTo` uses. */
export function takeInterest(account: InterestAccrual, upTo: BusinessDate): void {
  account.dueAccumulator = 0n
  account.duePenaltyAccumulator = 0n
  if (!hasAccruedBeyond(account, upTo)) Object.assign(account, NOTHING)
}

/** True when the account has accrued to this date and nothing remains to be credited. */
export function isCreditedTo(account: Readonly<InterestAccrual>, upTo: BusinessDate): boolean {
  const { accruedTo, accumulator, penaltyAccumulator, dueAccumulator, duePenaltyAccumulator } = account
  const own = hasAccruedBeyond(account, upTo) ? 0n : accumulator + penaltyAccumulator
  return accruedTo >= upTo && own + dueAccumulator + duePenaltyAccumulator === 0n
}

const hasAccruedBeyond = ({ accruedTo }: Readonly<InterestAccrual>, upTo: BusinessDate): boolean =>
  accruedTo > upTo

/** The 20th on which the period of this date ends. */
export function interestPeriodEnd(date: BusinessDate): BusinessDate {
  let year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  let last = Math.ceil(month / 3) * 3
  if (month === last && Number(date.slice(8)) > 20) last += 3
  if (last > 12) {
    last = 3
    year += 1
  }
  return `${String(year).padStart(4, '0')}-${String(last).padStart(2, '0')}-20`
}

/** The business date on which the interest of this date's period is credited. */
export function creditingDate(date: BusinessDate, calendar: TradingCalendar): BusinessDate {
  return onOrAfter(calendar, addDays(interestPeriodEnd(date), 1))
}

/** The end of the period that is credited on this business date; undefined on all other dates. */
export function periodCreditedOn(
  businessDate: BusinessDate,
  calendar: TradingCalendar,
): BusinessDate | undefined {
  const previous = previousPeriodEnd(businessDate)
  return creditingDate(previous, calendar) === businessDate ? previous : undefined
}

function previousPeriodEnd(date: BusinessDate): BusinessDate {
  // Periods have 90 to 92 days, so 95 days before the end of one lie in the period before.
  return interestPeriodEnd(addDays(interestPeriodEnd(date), -95))
}
