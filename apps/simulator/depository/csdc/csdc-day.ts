/** What the depository's tables of a day are made from, and what both depositories say of it alike. */
import { addTradingDays, calendarOf } from '@guitai/core/rules/calendar.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Currency, Fen } from '@guitai/core/base/money.ts'
import { OUTSIDE_FEES } from '@guitai/core/rules/fee-sums.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import type { CustodyRecord, MovementRecord } from '@guitai/protocols/day-file/kinds.ts'
import type { Exchange } from '../../exchange/exchange.ts'
import { clearingLines, maturingRepos, type ClearingLine } from '../clearing-lines.ts'
import type { Depository, Holding, Repo } from '../depository.ts'

export interface CsdcDay {
  tradeDate: BusinessDate
  lines: ClearingLine[]
  repos: Repo[]
  /** After the day's trades. */
  holdings: Holding[]
  /** What was moved of the firm's money, and what became of requests on custody. */
  moved: readonly MovementRecord[]
  custody: readonly CustodyRecord[]
  /** When money in a currency is settled. */
  settles: (currency: Currency) => BusinessDate
}

export interface Told {
  moved: readonly MovementRecord[]
  custody: readonly CustodyRecord[]
}

export function csdcDay(
  exchange: Exchange,
  { parameters, depository, ...told }: Told & { parameters: Parameters; depository: Depository },
): CsdcDay {
  const { market, tradeDate } = exchange
  const calendar = calendarOf(parameters.holidays)
  return {
    ...told,
    tradeDate,
    lines: clearingLines(exchange, parameters, depository),
    repos: maturingRepos(depository, exchange),
    holdings: [...depository.holdings.values()].filter(holding => holding.market === market),
    settles: currency => addTradingDays(calendar, tradeDate, currency === 'CNY' ? 1 : 3),
  }
}

export const CURRENCY_CODES: Record<Currency, string> = { CNY: 'RMB', USD: 'USD', HKD: 'HKD' }

export const netOf = ({ amount, fees }: ClearingLine): Fen =>
  amount - OUTSIDE_FEES.reduce((sum, fee) => sum + fees[fee], 0)

export const afterTrades = ({ quantity, bought, sold }: Holding): number => quantity + bought - sold

/** The lender gets back what he lent. */
export const repoNet = ({ side, amount }: Repo): Fen => (side === 'sell' ? amount : -amount)
