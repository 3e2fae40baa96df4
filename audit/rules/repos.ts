/** Pledged repo by the exchanges' rules as amended on 2017-05-22: terms, dates, interest. */
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import { dayOf, later } from './days.ts'
import { rowIn, type RuleBook } from './rule-book.ts'
import { share } from './whole.ts'

type RepoInstrument = Pick<Instrument, 'market' | 'kind' | 'board' | 'code'>

/** In Shanghai the last three digits of the code are the days; Shenzhen has numbered its repos in its own way. */
const SHENZHEN: Readonly<Record<string, number>> = {
  '131810': 1,
  '131811': 2,
  '131800': 3,
  '131809': 4,
  '131801': 7,
  '131802': 14,
  '131803': 28,
  '131805': 91,
  '131806': 182,
}

export function repoTerm({ market, code }: Pick<Instrument, 'market' | 'code'>): number | undefined {
  if (market === 'XSHG') return /^204\d{3}$/.test(code) ? Number(code.slice(3)) : undefined
  return market === 'XSHE' ? SHENZHEN[code] : undefined
}

export interface RepoDates {
  firstSettlementDate: string
  maturityDate: string
  maturitySettlementDate: string
}

export function repoDates({ calendar }: RuleBook, instrument: RepoInstrument, tradeDate: string): RepoDates {
  const maturityDate = calendar.from(later(tradeDate, repoTerm(instrument) ?? 0))
  return {
    firstSettlementDate: calendar.next(tradeDate),
    maturityDate,
    maturitySettlementDate: calendar.next(maturityDate),
  }
}

/** The price of a repo is its yearly rate in parts of 10^6. The interest is in fen. */
export function repoInterest(
  rules: RuleBook,
  instrument: RepoInstrument,
  { amount, rate, tradeDate }: { amount: number; rate: number; tradeDate: string },
): number {
  const { firstSettlementDate, maturitySettlementDate } = repoDates(rules, instrument, tradeDate)
  const row = rowIn(rules.tables.repoInterest, instrument, tradeDate)
  if (row === undefined) return 0
  const days = row.countsActualDays
    ? dayOf(maturitySettlementDate) - dayOf(firstSettlementDate)
    : (repoTerm(instrument) ?? 0)
  return share(amount, rate * days, 1_000_000 * row.dayCount)
}
