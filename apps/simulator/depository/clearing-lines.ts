/**
 * What each side of a trade moves: its amount and its fees. Fees are computed on an order's amount and rounded half up once per order
 * and kind, so a trade has what its order's fees have grown by with it, and an order's trades come to the order's fees.
 */
import type { Fen } from '@guitai/core/base/money.ts'
import { chargeableOf, feesOn, feeScheduleFor, NO_COMMISSION } from '@guitai/core/rules/fees.ts'
import { OUTSIDE_FEES, type OutsideFee } from '@guitai/core/rules/fee-sums.ts'
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import { paysMoney } from '@guitai/core/rules/repo.ts'
import { accruedInterestOf } from '@guitai/core/rules/ticks-and-lots.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { ExchangeOrder, ExchangeTrade } from '../exchange/exchange-order.ts'
import type { Depository, Repo } from './depository.ts'

export interface ClearingLine {
  trade: ExchangeTrade
  order: ExchangeOrder
  instrument: Instrument
  /** Below zero the unit pays. The lender of a repo pays. */
  amount: Fen
  fees: Record<OutsideFee, Fen>
}

/** The sides of a trade that belong to a trading unit of the counter. */
export const sidesOf = (trade: ExchangeTrade): ExchangeOrder[] =>
  [trade.buy, trade.sell].filter(order => order.request.tradingUnit !== '')

interface Filled {
  amount: Fen
  /** The part of the amount that is accrued interest. */
  interest: Fen
  fees: Record<OutsideFee, Fen>
}

const NOTHING: Filled = {
  amount: 0,
  interest: 0,
  fees: { stampDuty: 0, transferFee: 0, exchangeFee: 0, regulatoryFee: 0, settlementFee: 0 },
}

export function clearingLines(
  { tradeDate, trades, listings }: Exchange,
  parameters: Parameters,
  { feeDeviation }: Pick<Depository, 'feeDeviation'>,
): ClearingLine[] {
  const filled = new Map<ExchangeOrder, Filled>()
  const lines: ClearingLine[] = []
  for (const trade of trades) {
    for (const order of sidesOf(trade)) {
      const { side, code } = order.request
      const instrument = listings.get(code)?.instrument
      if (instrument === undefined) continue
      const before = filled.get(order) ?? NOTHING
      const amount = before.amount + trade.amount
      const interest = before.interest + accruedInterestOf(instrument, trade.price, trade.quantity)
      const schedule = feeScheduleFor(parameters, { instrument, tradeDate, plan: NO_COMMISSION })
      const fees = feesOn(schedule, side, chargeableOf(schedule, amount, interest))
      filled.set(order, { amount, interest, fees })
      lines.push({
        trade,
        order,
        instrument,
        amount: paysMoney(instrument, side) ? -trade.amount : trade.amount,
        fees: grown(before.fees, fees),
      })
    }
  }
  deviate(lines, feeDeviation)
  return lines
}

const grown = (before: Record<OutsideFee, Fen>, now: Record<OutsideFee, Fen>): Record<OutsideFee, Fen> =>
  Object.fromEntries(OUTSIDE_FEES.map(fee => [fee, now[fee] - before[fee]])) as Record<OutsideFee, Fen>

/** One line of each unit and currency carries the error. */
function deviate(lines: readonly ClearingLine[], feeDeviation: Fen): void {
  const last = new Map(
    lines.map(line => [`${line.order.request.tradingUnit} ${line.instrument.currency}`, line]),
  )
  for (const { fees } of last.values()) fees.exchangeFee += feeDeviation
}

/** The repos of a market that mature on its day, or on a holiday before it. Those paid back are gone. */
export const maturingRepos = (
  { repos }: Pick<Depository, 'repos'>,
  { market, tradeDate }: Pick<Exchange, 'market' | 'tradeDate'>,
): Repo[] => repos.filter(repo => repo.market === market && repo.maturityDate <= tradeDate)
