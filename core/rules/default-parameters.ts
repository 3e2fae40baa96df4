/** The tables of a new installation: the rules as published up to autumn 2026. */
import { SETTINGS } from './tables/settings.ts'
import { BANKS } from './tables/banks.ts'
import { APPROVAL_RULES } from './tables/approval-rules.ts'
import { CODE_RANGES } from './tables/code-ranges.ts'
import { COMMISSION_CAPS, COMMISSIONS, REPO_COMMISSIONS } from './tables/commissions.ts'
import { DAY_PLAN } from './tables/day-plan.ts'
import { DEPOSITORY_CODES } from './tables/depository-codes.ts'
import { DENOMINATIONS } from './tables/denominations.ts'
import { DICTIONARY } from './tables/dictionary.ts'
import {
  EXCHANGE_FEE,
  FEE_BASIS,
  REGULATORY_FEE,
  SETTLEMENT_FEE,
  STAMP_DUTY,
  TRANSFER_FEE,
} from './tables/fees.ts'
import { DIVIDEND_TAX } from './tables/dividend-tax.ts'
import { FIRM } from './tables/firm.ts'
import { FIRM_LIMITS, RISK_WARNING_CAPS } from './tables/firm-limits.ts'
import { HOLIDAYS } from './tables/holidays.ts'
import { INTEREST_RATES } from './tables/interest-rates.ts'
import { LOTS } from './tables/lots.ts'
import { ORDER_TYPES } from './tables/order-types.ts'
import { PRICE_CAGES } from './tables/price-cages.ts'
import { PRICE_LIMITS } from './tables/price-limits.ts'
import { CONVERSION_RATIOS, REPO_INTEREST } from './tables/repo.ts'
import { SCHEDULE } from './tables/schedule.ts'
import { SESSIONS } from './tables/sessions.ts'
import { SETTLEMENT_CYCLES, TURNOVER } from './tables/settlement-cycles.ts'
import { SETTLEMENT_MODES } from './tables/settlement-modes.ts'
import { SUITABILITY } from './tables/suitability.ts'
import { TICKS } from './tables/ticks.ts'
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
  feeBasis: FEE_BASIS,
  commissions: COMMISSIONS,
  commissionCaps: COMMISSION_CAPS,
  repoCommissions: REPO_COMMISSIONS,
  interestRates: INTEREST_RATES,
  settlementCycles: SETTLEMENT_CYCLES,
  turnover: TURNOVER,
  orderTypes: ORDER_TYPES,
  riskWarningCaps: RISK_WARNING_CAPS,
  firmLimits: FIRM_LIMITS,
  repoInterest: REPO_INTEREST,
  conversionRatios: CONVERSION_RATIOS,
  dividendTax: DIVIDEND_TAX,
  holidays: HOLIDAYS,
  codeRanges: CODE_RANGES,
  suitability: SUITABILITY,
  settings: SETTINGS,
  approvalRules: APPROVAL_RULES,
  securityRules: [],
  banks: BANKS,
  dictionary: DICTIONARY,
  denominations: DENOMINATIONS,
  settlementModes: SETTLEMENT_MODES,
  firm: FIRM,
  dayPlan: DAY_PLAN,
  schedule: SCHEDULE,
  depositoryCodes: DEPOSITORY_CODES,
}

/** Returns the same object each time, so that results remembered for its tables are shared. */
export function defaultParameters(): Parameters {
  return DEFAULT_PARAMETERS
}
