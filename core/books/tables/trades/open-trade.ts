/**
 * A trade that settlement modes 3 and 4 left open at a day end: what a teller has still to settle, on whatever later day.
 * The trade itself moves to history with its day; this stays with the client until it is settled.
 */
import type { Market, Side } from '../../../base/market.ts'
import type { SettlementMode } from '../../lot-dates.ts'
import {
  date,
  defineTable,
  fen,
  int4,
  int8,
  orNull,
  shares,
  text,
  within,
  type RowOf,
} from '../define-table.ts'
import { FEE_COLUMNS } from '../fee-columns.ts'

export const openTrade = defineTable({
  name: 'open_trade',
  key: 'tradeKey',
  owner: 'client',
  columns: {
    tradeKey: text(),
    tradeSeq: int8(),
    clientNo: int8(),
    market: text<Market>(),
    instrumentNo: int4(),
    side: text<Side>(),
    quantity: shares(),
    amount: fen(),
    fees: within(FEE_COLUMNS),
    /** The change of the client's cash in fen; it is below zero where the client pays. */
    net: fen(),
    cashAccountNo: int8(),
    /** 0 where no securities move, as for a repo. */
    holdingNo: int8(),
    tradeDate: date(),
    settlementDate: date(),
    usableFrom: date(),
    withdrawableFrom: date(),
    sellableFrom: date(),
    mode: int4<SettlementMode>(),
    settledOn: orNull(date()),
  },
  loaded: [{ settledOn: [null] }, { settledOn: 'from-today' }],
  leavesWith: 'tradeDate',
})

export type OpenTrade = RowOf<typeof openTrade>
