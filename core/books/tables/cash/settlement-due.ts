/**
 * What the depository and the firm owe each other on a settlement date, per trading unit: our figure and the depository's, and what it has
 * moved. Above zero the firm receives it. What stays open is carried from day to day.
 */
import type { Market } from '../../../base/market.ts'
import type { Currency } from '../../../base/money.ts'
import { bool, date, defineTable, fen, orNull, text, type RowOf } from '../define-table.ts'

export const settlementDue = defineTable({
  name: 'settlement_due',
  key: 'dueKey',
  owner: 'nobody',
  collection: 'settlementDues',
  columns: {
    /** 'settlement date/market/trading unit/currency'. */
    dueKey: text(),
    settlementDate: date(),
    tradeDate: date(),
    market: text<Market>(),
    tradingUnit: text(),
    currency: text<Currency>(),
    ours: fen(),
    /** Null where the depository's file has no line for it. */
    theirs: orNull(fen()),
    paid: fen(),
    isOpen: bool(),
  },
  loaded: [{ isOpen: [true] }, { settlementDate: 'from-today' }],
  updates: ['ours', 'theirs', 'paid', 'isOpen'],
})

export type SettlementDue = RowOf<typeof settlementDue>
