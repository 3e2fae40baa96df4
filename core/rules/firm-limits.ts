/**
 * The firm's own limits on orders, and the daily buying cap for risk-warning stocks. The caller counts the day's figures and
 * rates; this file has the limits to compare them with.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Fen, Shares } from '../base/money.ts'
import type { Instrument } from './instrument.ts'
import { type FirmLimitRow, inForce, type Parameters } from './parameters.ts'
import { rowFor } from './product-class.ts'

export type FirmLimitProblem =
  'order_above_firm_limit' | 'client_day_above_firm_limit' | 'order_rate_above_firm_limit'

/** The channel's row, else the row for all channels. */
export function firmLimitsOf(
  parameters: Parameters,
  channel: string,
  tradeDate: BusinessDate,
): FirmLimitRow | undefined {
  return inForce(parameters.firmLimits, channel, tradeDate) ?? inForce(parameters.firmLimits, '*', tradeDate)
}

export interface FirmLimitFacts {
  amount: Fen
  quantity: Shares
  /** In fen, with this order included. */
  clientDayAmount: Fen
  ordersThisSecond: number
}

export function checkFirmLimits(
  row: FirmLimitRow | undefined,
  order: FirmLimitFacts,
): FirmLimitProblem | undefined {
  if (row === undefined) return undefined
  const above = (value: number, limit: number | null): boolean => limit !== null && value > limit
  if (above(order.amount, row.orderAmount) || above(order.quantity, row.orderQuantity))
    return 'order_above_firm_limit'
  if (above(order.clientDayAmount, row.clientDayAmount)) return 'client_day_above_firm_limit'
  return above(order.ordersThisSecond, row.ordersPerSecond) ? 'order_rate_above_firm_limit' : undefined
}

/** The most shares of this stock that one account may buy today, counting orders and fills; undefined when there is no cap. */
export function riskWarningCapOf(
  parameters: Parameters,
  instrument: Pick<Instrument, 'market' | 'kind' | 'board' | 'isRiskWarning'>,
  tradeDate: BusinessDate,
): Shares | undefined {
  if (!instrument.isRiskWarning) return undefined
  return rowFor(parameters.riskWarningCaps, instrument, tradeDate)?.quantity
}
