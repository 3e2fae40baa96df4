/** A rule of the firm for 600000.XSHG that changes nothing; a test states only what differs. */
import type { SecurityRuleRow } from '../parameters.ts'

export function aSecurityRule(differing: Partial<SecurityRuleRow> = {}): SecurityRuleRow {
  return {
    key: '600000.XSHG',
    from: '2026-01-01',
    source: 'the firm',
    noBuy: false,
    noSell: false,
    maximumOrderQuantity: null,
    maximumOrderAmount: null,
    feePlan: null,
    channels: null,
    ...differing,
  }
}
