/** A client's account at a market's depository. It is loaded into memory, and leaves it, together with its client. */
import type { Market } from '../../../base/market.ts'
import type { SecuritiesAccountStatus } from '../../../words/client-status.ts'
import { defineTable, int8, text, type RowOf } from '../define-table.ts'

export const securitiesAccount = defineTable({
  name: 'securities_account',
  key: 'securitiesAccountId',
  owner: 'client',
  collection: 'securitiesAccounts',
  columns: {
    /** The depository's number with its market: 'A123456789.XSHG'. */
    securitiesAccountId: text(),
    market: text<Market>(),
    clientNo: int8(),
    cashAccountNo: int8(),
    status: text<SecuritiesAccountStatus>(),
    /** Shanghai: the trading unit it is designated to; empty when not. Shenzhen: the unit it buys through. */
    tradingUnit: text(),
  },
})

export type SecuritiesAccount = RowOf<typeof securitiesAccount>
