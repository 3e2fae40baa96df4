/** From which dates on bought and sold money and shares count: what a lot keeps of its trade. */
import type { BusinessDate } from '../base/business-date.ts'

export interface CashDates {
  tradeDate: BusinessDate
  settlementDate: BusinessDate
  usableFrom: BusinessDate
  withdrawableFrom: BusinessDate
}

export interface ShareDates {
  tradeDate: BusinessDate
  settlementDate: BusinessDate
  sellableFrom: BusinessDate
}

/** 1 real-time, 2 automatic (day end), 3 semi-automatic (a teller, per client), 4 manual (trade by trade). */
export type SettlementMode = 1 | 2 | 3 | 4
