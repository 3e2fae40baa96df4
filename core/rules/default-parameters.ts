/** The tables a new installation starts with: the rules as published up to autumn 2026. */
import { CODE_RANGES } from './data/code-ranges.ts'
import { COMMISSION_CAPS, COMMISSIONS, REPO_COMMISSIONS } from './data/commissions.ts'
import { EXCHANGE_FEE, REGULATORY_FEE, SETTLEMENT_FEE, STAMP_DUTY, TRANSFER_FEE } from './data/fees.ts'
import { FIRM_LIMITS, RISK_WARNING_CAPS } from './data/firm-limits.ts'
import { HOLIDAYS } from './data/holidays.ts'
import { INTEREST_RATES } from './data/interest-rates.ts'
import { LOTS } from './data/lots.ts'
import { ORDER_TYPES } from './data/order-types.ts'
import { PRICE_CAGES } from './data/price-cages.ts'
import { PRICE_LIMITS } from './data/price-limits.ts'
import { SESSIONS } from './data/sessions.ts'
import { SETTLEMENT_CYCLES, TURNOVER } from './data/settlement-cycles.ts'
import { TICKS } from './data/ticks.ts'
import type { Parameters } from './parameters.ts'

const DEFAULT_PARAMETERS: Parameters = {
  sessions: SESSIONS,
  lots: LOTS,
  ticks: TICKS,
  priceLimits: PRICE_LIMITS,
  priceCages: PRICE_CAGES,
  stampDuty: STAMP_DUTY,
  transferFee: TRANSFER_FEE,
  exchangeFee: EXCHANGE_FEE,
  regulatoryFee: REGULATORY_FEE,
  settlementFee: SETTLEMENT_FEE,
  commissions: COMMISSIONS,
  commissionCaps: COMMISSION_CAPS,
  repoCommissions: REPO_COMMISSIONS,
  interestRates: INTEREST_RATES,
  settlementCycles: SETTLEMENT_CYCLES,
  turnover: TURNOVER,
  orderTypes: ORDER_TYPES,
  riskWarningCaps: RISK_WARNING_CAPS,
  firmLimits: FIRM_LIMITS,
  holidays: HOLIDAYS,
  codeRanges: CODE_RANGES,
  passwordTries: 5,
}

/** Always the same object, so that what is remembered about its tables is shared. */
export function defaultParameters(): Parameters {
  return DEFAULT_PARAMETERS
}
