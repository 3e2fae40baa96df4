/** Builds the records of the day's files from what the exchange traded and what the depository holds. */
import { OUTSIDE_FEES } from '@guitai/core/rules/fee-sums.ts'
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import type { DayFile } from '@guitai/protocols/day-file/day-file.ts'
import type { CustodyRecord, MoneyRecord, TradesRecord } from '@guitai/protocols/day-file/kinds.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { ExchangeOrder, ExchangeTrade } from '../exchange/exchange-order.ts'
import { clearingLines, maturingRepos, sidesOf } from './clearing-lines.ts'
import type { Depository } from './depository.ts'

export function securitiesFile(
  exchange: Exchange,
  instruments: readonly Instrument[],
): DayFile<'securities'> {
  const { market, tradeDate } = exchange
  const records = instruments
    .filter(instrument => instrument.market === market)
    .map(instrument => ({
      ...instrument,
      upperLimit: instrument.upperLimit ?? null,
      lowerLimit: instrument.lowerLimit ?? null,
      accruedInterest: instrument.accruedInterest ?? null,
    }))
  return { kind: 'securities', market, tradeDate, records }
}

function tradeRecord(trade: ExchangeTrade, order: ExchangeOrder): TradesRecord {
  const { tradingUnit, clOrdId, securitiesAccount, side } = order.request
  const { tradeNo, code, price, quantity, amount, time, partition } = trade
  return {
    tradeNo,
    tradingUnit,
    clOrdId,
    securitiesAccount,
    code,
    side,
    price,
    quantity,
    amount,
    time,
    partition,
  }
}

export function tradesFile(exchange: Exchange): DayFile<'trades'> {
  const { market, tradeDate, trades } = exchange
  const records = trades.flatMap(trade => sidesOf(trade).map(order => tradeRecord(trade, order)))
  return { kind: 'trades', market, tradeDate, records }
}

export function holdingsFile(exchange: Exchange, depository: Depository): DayFile<'holdings'> {
  const { market, tradeDate } = exchange
  const records = [...depository.holdings.values()].filter(holding => holding.market === market)
  return { kind: 'holdings', market, tradeDate, records }
}

/** The records of the money file: the sums of the clearing lines and of the repos that matured, by unit and currency. */
export function moneyFile(
  exchange: Exchange,
  parameters: Parameters,
  depository: Pick<Depository, 'repos' | 'feeDeviation'>,
): DayFile<'money'> {
  const { market, tradeDate } = exchange
  const records = new Map<string, MoneyRecord>()
  const recordOf = (tradingUnit: string, currency: MoneyRecord['currency']): MoneyRecord => {
    const key = `${tradingUnit} ${currency}`
    const record = records.get(key) ?? emptyMoney(tradingUnit, currency)
    records.set(key, record)
    return record
  }
  for (const { tradingUnit, side, amount } of maturingRepos(depository, exchange))
    recordOf(tradingUnit, 'CNY')[side === 'sell' ? 'repoBack' : 'repoRepaid'] += amount
  for (const { order, instrument, amount, fees } of clearingLines(exchange, parameters, depository)) {
    const record = recordOf(order.request.tradingUnit, instrument.currency)
    record[amount < 0 ? 'buys' : 'sells'] += Math.abs(amount)
    record.net += amount
    for (const kind of OUTSIDE_FEES) record[kind] = (record[kind] ?? 0) + fees[kind]
  }
  return { kind: 'money', market, tradeDate, records: [...records.values()] }
}

function emptyMoney(tradingUnit: string, currency: MoneyRecord['currency']): MoneyRecord {
  const fees = { stampDuty: 0, transferFee: 0, exchangeFee: 0, regulatoryFee: 0, settlementFee: 0 }
  return { tradingUnit, currency, buys: 0, sells: 0, net: 0, ...fees, repoBack: 0, repoRepaid: 0 }
}

/** The files that are written at the end of a market. The depository has answered all requests by then. */
export function closingFiles(
  exchange: Exchange,
  {
    depository,
    parameters,
    custody,
    moved,
  }: {
    depository: Depository
    parameters: Parameters
    custody: CustodyRecord[]
    moved: DayFile<'movements'>
  },
) {
  const { market, tradeDate } = exchange
  return [
    tradesFile(exchange),
    { kind: 'custody', market, tradeDate, records: custody } as const,
    holdingsFile(exchange, depository),
    moneyFile(exchange, parameters, depository),
    moved,
  ]
}
