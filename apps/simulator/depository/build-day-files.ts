/** Builds the records of the day's files from what the exchange traded and what the depository holds. */
import type { Fen } from '@guitai/core/base/money.ts'
import { chargeableOf, feesOn, feeScheduleFor, NO_COMMISSION } from '@guitai/core/rules/fees.ts'
import { OUTSIDE_FEES } from '@guitai/core/rules/fee-sums.ts'
import { paysMoney } from '@guitai/core/rules/repo.ts'
import { accruedInterestOf } from '@guitai/core/rules/ticks-and-lots.ts'
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import type { DayFile } from '@guitai/protocols/day-file/day-file.ts'
import type { CustodyRecord, MoneyRecord, TradesRecord } from '@guitai/protocols/day-file/kinds.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { ExchangeOrder, ExchangeTrade } from '../exchange/exchange-order.ts'
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

/** The sides of a trade that belong to a trading unit of the counter. */
const sidesOf = (trade: ExchangeTrade): ExchangeOrder[] =>
  [trade.buy, trade.sell].filter(order => order.request.tradingUnit !== '')

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

interface Filled {
  amount: Fen
  /** The part of the amount that is accrued interest. */
  interest: Fen
}

function filledByOrder({ trades, listings }: Exchange): Map<ExchangeOrder, Filled> {
  const filled = new Map<ExchangeOrder, Filled>()
  for (const trade of trades) {
    for (const order of sidesOf(trade)) {
      const instrument = listings.get(order.request.code)?.instrument
      const more = instrument === undefined ? 0 : accruedInterestOf(instrument, trade.price, trade.quantity)
      const { amount, interest } = filled.get(order) ?? { amount: 0, interest: 0 }
      filled.set(order, { amount: amount + trade.amount, interest: interest + more })
    }
  }
  return filled
}

/**
 * The records of the money file. Fees are computed on each order's amount and rounded half up once per order and kind; repos
 * that matured are added.
 */
export function moneyFile(
  exchange: Exchange,
  parameters: Parameters,
  depository: Pick<Depository, 'repos' | 'feeDeviation'>,
): DayFile<'money'> {
  const { market, tradeDate, listings } = exchange
  const records = new Map<string, MoneyRecord>()
  const recordOf = (tradingUnit: string, currency: MoneyRecord['currency']): MoneyRecord => {
    const key = `${tradingUnit} ${currency}`
    const record = records.get(key) ?? emptyMoney(tradingUnit, currency)
    records.set(key, record)
    return record
  }
  for (const repo of depository.repos) {
    if (repo.market !== market || repo.maturityDate !== tradeDate) continue
    recordOf(repo.tradingUnit, 'CNY')[repo.side === 'sell' ? 'repoBack' : 'repoRepaid'] += repo.amount
  }
  for (const [order, { amount, interest }] of filledByOrder(exchange)) {
    const { tradingUnit, side, code } = order.request
    const instrument = listings.get(code)?.instrument
    if (instrument === undefined) continue
    const record = recordOf(tradingUnit, instrument.currency)
    const schedule = feeScheduleFor(parameters, { instrument, tradeDate, plan: NO_COMMISSION })
    const fees = feesOn(schedule, side, chargeableOf(schedule, amount, interest))
    const pays = paysMoney(instrument, side)
    record[pays ? 'buys' : 'sells'] += amount
    record.net += pays ? -amount : amount
    for (const kind of OUTSIDE_FEES) record[kind] = (record[kind] ?? 0) + fees[kind]
  }
  for (const record of records.values())
    if (record.buys + record.sells > 0)
      record.exchangeFee = (record.exchangeFee ?? 0) + depository.feeDeviation
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
  }: { depository: Depository; parameters: Parameters; custody: CustodyRecord[] },
) {
  const { market, tradeDate } = exchange
  return [
    tradesFile(exchange),
    { kind: 'custody', market, tradeDate, records: custody } as const,
    holdingsFile(exchange, depository),
    moneyFile(exchange, parameters, depository),
  ]
}
