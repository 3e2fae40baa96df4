/** What a trading unit's trades of the day come to, before fees. */
import type { Market } from '../../../base/market.ts'
import type { Currency } from '../../../base/money.ts'
import { date, defineTable, fen, orNull, text, type RowOf } from '../define-table.ts'

export const depositoryMoney = defineTable({
  name: 'depository_money',
  key: ['tradeDate', 'market', 'tradingUnit', 'currency'],
  owner: 'nobody',
  columns: {
    tradeDate: date(),
    market: text<Market>(),
    tradingUnit: text(),
    currency: text<Currency>(),
    buys: fen(),
    sells: fen(),
    /** What repos that mature on the date bring and cost, interest included. */
    repoBack: fen(),
    repoRepaid: fen(),
    /** As the depository reckons them, by own order; null where it does not say. */
    stampDuty: orNull(fen()),
    transferFee: orNull(fen()),
    exchangeFee: orNull(fen()),
    regulatoryFee: orNull(fen()),
    settlementFee: orNull(fen()),
  },
  leavesWith: 'tradeDate',
})

export type DepositoryMoney = RowOf<typeof depositoryMoney>
