/**
 * Pledged repo: when the money comes back, and with what interest.
 *
 * For a trade on T the first settlement day is the next trading day. The repo matures T + n calendar days later, or on the next
 * trading day. Money is usable then, and settles (may be withdrawn) on the trading day after. Interest runs from the first
 * settlement day (inclusive) to the maturity settlement day (exclusive). Source: SSE and SZSE repo rules as amended on
 * 2017-05-22; before that, interest ran for the nominal term over a year of 360 days (table repoInterest).
 */
import { present } from '../base/assert.ts'
import { addDays, dayNumber, type BusinessDate } from '../base/business-date.ts'
import type { Side } from '../base/market.ts'
import { mulDiv, type Fen } from '../base/money.ts'
import { nextTradingDay, onOrAfter, type TradingCalendar } from './calendar.ts'
import type { Instrument } from './instrument.ts'
import type { Parameters, YearlyRate } from './parameters.ts'
import { rowFor } from './product-class.ts'
import { repoTermOf } from './repo-term.ts'

export interface RepoDates {
  firstSettlementDate: BusinessDate
  maturityDate: BusinessDate
  maturitySettlementDate: BusinessDate
}

type RepoInstrument = Pick<Instrument, 'market' | 'kind' | 'board' | 'code'>

const termOf = (instrument: RepoInstrument): number =>
  present(repoTermOf(instrument), `repo term of ${instrument.code}`)

export function repoDatesOf(
  instrument: RepoInstrument,
  tradeDate: BusinessDate,
  calendar: TradingCalendar,
): RepoDates {
  const maturityDate = onOrAfter(calendar, addDays(tradeDate, termOf(instrument)))
  return {
    firstSettlementDate: nextTradingDay(calendar, tradeDate),
    maturityDate,
    maturitySettlementDate: nextTradingDay(calendar, maturityDate),
  }
}

/** In fen, rounded half up. The price of a repo is its rate: 2.000 % is 20,000, both in price units and in parts of 10^6. */
export function repoInterest(
  parameters: Parameters,
  instrument: RepoInstrument,
  terms: { amount: Fen; rate: YearlyRate; tradeDate: BusinessDate },
  dates: RepoDates,
): Fen {
  const row = present(rowFor(parameters.repoInterest, instrument, terms.tradeDate), 'repo interest')
  const days = row.countsActualDays
    ? dayNumber(dates.maturitySettlementDate) - dayNumber(dates.firstSettlementDate)
    : termOf(instrument)
  return mulDiv(terms.amount, terms.rate * days, 1_000_000 * row.dayCount)
}

/** The buyer pays. In repo the seller lends and so pays (SSE repo rules: the borrower buys, the lender sells). */
export function paysMoney(instrument: Pick<Instrument, 'kind'>, side: Side): boolean {
  return side === (instrument.kind === 'repo' ? 'sell' : 'buy')
}
