/** What of a client is more than a word or a figure: how its trades settle, and what the account-opening form says besides. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Fen } from '../base/money.ts'
import type { ClientStatus } from '../words/client-status.ts'
import type { Gender } from '../words/gender.ts'
import type { SettlementMode } from './lot-dates.ts'

/** 0: as the market and the branch have it (core/procedures/trades/settlement-mode.ts). */
export type ClientSettlementMode = 0 | SettlementMode

/** What the account-opening form says beside what the counter reckons with: one column, absent where nothing was said. */
export interface ClientDetails {
  birthDate?: BusinessDate
  gender?: Gender
  email?: string
  postcode?: string
  bankName?: string
  bankAccount?: string
  riskAssessedOn?: BusinessDate
  /** Documents the client has signed. */
  agreements?: string[]
  /** Boards ask for these: the average assets of the last twenty trading days, and the date of the first trade at any broker. */
  averageAssets?: Fen
  firstTradedOn?: BusinessDate
  /** Who manages the client, where it is a product. */
  managerCode?: string
  /** Who represents an institution or product by law, who comes to the counter for it, and until when. */
  legalRepresentative?: string
  legalRepresentativeNumber?: string
  handler?: string
  handlerNumber?: string
  handlerPhone?: string
  handlerAuthorisedTo?: BusinessDate
  /** What the status goes back to when a loss is over. */
  statusBeforeLoss?: ClientStatus
}
