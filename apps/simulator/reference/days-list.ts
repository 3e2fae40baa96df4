/** The day's list: every reference instrument with previous close, limits and flags of one trade date. */
import { dayNumber, type BusinessDate } from '@guitai/core/base/business-date.ts'
import { mulDiv, type Price } from '@guitai/core/base/money.ts'
import { calendarOf, nextTradingDay } from '@guitai/core/rules/calendar.ts'
import { instrumentId, type Instrument } from '@guitai/core/rules/instrument.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import { computeLimits } from '@guitai/core/rules/price-limits.ts'
import type { ReferenceInstrument } from './families.ts'

/** Listing days are counted up to this number. Later days matter to no rule, and the list gives 0. */
const COUNTED_DAYS = 20

/** 1 on the first trading day, counting up to 20; 0 for instruments that were listed long ago. */
function listingDay(reference: ReferenceInstrument, tradeDate: BusinessDate, parameters: Parameters): number {
  const calendar = calendarOf(parameters.holidays)
  let date = reference.listedOn
  for (let day = 1; day <= COUNTED_DAYS; day++) {
    if (date >= tradeDate) return day
    date = nextTradingDay(calendar, date)
  }
  return 0
}

/** The interest that has accrued since the last payment, over a year of 365 days. The first day counts, the last does not. */
function accruedInterest(
  { coupon, interestPaidOn }: ReferenceInstrument,
  tradeDate: BusinessDate,
): Price | undefined {
  if (coupon === undefined || interestPaidOn === undefined) return undefined
  const anniversary = `${tradeDate.slice(0, 4)}${interestPaidOn.slice(4)}`
  const last =
    anniversary <= tradeDate ? anniversary : `${Number(tradeDate.slice(0, 4)) - 1}${interestPaidOn.slice(4)}`
  return mulDiv(coupon, dayNumber(tradeDate) - dayNumber(last), 365)
}

/**
 * `closes` has the closing prices of the day before by instrument id. Where one is missing, the reference's own price is used.
 */
export function daysList(
  references: readonly ReferenceInstrument[],
  {
    closes,
    tradeDate,
    parameters,
  }: { closes: ReadonlyMap<string, Price>; tradeDate: BusinessDate; parameters: Parameters },
): Instrument[] {
  return references
    .filter(reference => reference.listedOn <= tradeDate)
    .map((reference, index) => {
      const facts = {
        ...reference,
        listingDay: listingDay(reference, tradeDate, parameters),
        previousClose: closes.get(instrumentId(reference)) ?? reference.previousClose,
      }
      return {
        ...facts,
        instrumentNo: index + 1,
        pinyin: '',
        currency: reference.currency ?? ('CNY' as const),
        accruedInterest: accruedInterest(reference, tradeDate),
        isSuspended: false,
        isDelisted: false,
        ...computeLimits(parameters, facts, tradeDate),
      }
    })
}
