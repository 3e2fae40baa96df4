/**
 * The firm's own rules for one security besides the market's: no buying, no selling, its own limits, channels, fee plan. S05
 * edits them; the key of a row is the instrument, such as '600000.XSHG'.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Side } from '../base/market.ts'
import type { Fen, Shares } from '../base/money.ts'
import { inForce, type Parameters, type SecurityRuleRow } from './parameters.ts'

export type SecurityRuleProblem = 'security_not_to_buy' | 'security_not_to_sell'

export function securityRuleOf(
  parameters: Parameters,
  instrument: string,
  tradeDate: BusinessDate,
): SecurityRuleRow | undefined {
  return parameters.securityRules.length === 0
    ? undefined
    : inForce(parameters.securityRules, instrument, tradeDate)
}

export function securityRuleProblem(
  parameters: Parameters,
  instrument: string,
  side: Side,
  tradeDate: BusinessDate,
): SecurityRuleProblem | undefined {
  const rule = securityRuleOf(parameters, instrument, tradeDate)
  if (rule === undefined) return undefined
  if (side === 'buy') return rule.noBuy ? 'security_not_to_buy' : undefined
  return rule.noSell ? 'security_not_to_sell' : undefined
}

export function isChannelOpen(rule: SecurityRuleRow | undefined, channel: string): boolean {
  return rule === undefined || rule.channels === null || rule.channels.includes(channel)
}

export function isAboveSecurityLimit(
  rule: SecurityRuleRow | undefined,
  order: { quantity: Shares; amount: Fen },
): boolean {
  if (rule === undefined) return false
  const { maximumOrderQuantity, maximumOrderAmount } = rule
  return (
    (maximumOrderQuantity !== null && order.quantity > maximumOrderQuantity) ||
    (maximumOrderAmount !== null && order.amount > maximumOrderAmount)
  )
}
