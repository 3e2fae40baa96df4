/** What the depository does when a market closes: it books the day's trades, moves what was due, and knows what falls due for the day. */
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import type { DayFile } from '@guitai/protocols/day-file/day-file.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { moneyFile } from './build-day-files.ts'
import { settleTrade, type Depository } from './depository.ts'
import { duesOf, payDues } from './dues.ts'

/** Done once a day; it returns what was moved. */
export function settleMarket(
  depository: Depository,
  exchange: Exchange,
  parameters: Parameters,
): DayFile<'movements'> {
  const { market, tradeDate: date, trades } = exchange
  for (const trade of trades) settleTrade(depository, exchange, { trade, parameters })
  const { file, left } = payDues(depository.dues, { market, date, payment: depository.payment })
  depository.dues = [...left, ...duesOf(moneyFile(exchange, parameters, depository), parameters)]
  return file
}
