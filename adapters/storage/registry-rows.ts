/** What the files of a day for a trading unit (X05) are made from: our trades of the day, and what is held after it. */
import type pg from 'pg'
import type { UnitDay, UnitHolding, UnitTrade } from '@guitai/core/procedures/documents/registry-files.ts'
import { HOLDING_BALANCES } from '@guitai/reports/proof/balances.ts'
import { rowsInParts, type ReadInParts } from './rows-in-parts.ts'

const TIME = (column: string): string =>
  `coalesce(to_char(${column} at time zone 'Asia/Shanghai', 'HH24MISS'), '')`

/** A trade that was taken back has the quantity 0 and is none. */
const TRADES = `
  select split_part(t.securities_account_id, '.', 1) as account, t.trade_no as "tradeNo", i.code, t.side, t.price::float8 as price,
    t.quantity::float8 as quantity, t.amount::float8 as amount, coalesce(o.cl_ord_id, '') as "clOrdId",
    ${TIME('o.entered_at')} as "enteredAt", ${TIME('t.traded_at')} as "tradedAt"
  from everyday.trade t join current.instrument i using (instrument_no)
  left join everyday.orders o on o.order_id = t.order_id and o.trade_date = t.trade_date
  where t.trade_date = $1 and t.market = $2 and t.trading_unit = $3 and t.quantity > 0
  order by t.traded_at, t.trade_no collate "C", t.side`

export const unitTrades = (client: pg.PoolClient, asked: UnitDay): Promise<ReadInParts<UnitTrade>> =>
  rowsInParts(client, TRADES, [asked.date, asked.market, asked.tradingUnit])

/** Shanghai and Beijing keep shares by account, and the account is designated to a unit. */
const HOLDINGS = `
  select split_part(h.securities_account_id, '.', 1) as account, i.code, h.share_nature as "shareNature", sum(b.balance)::float8 as quantity
  from (${HOLDING_BALANCES}) b join current.holding h on h.holding_no = b.account_no
  join current.instrument i on i.instrument_no = h.instrument_no
  join current.securities_account a on a.securities_account_id = h.securities_account_id
  where i.market = $1 and coalesce(nullif(h.trading_unit, ''), a.trading_unit) = $2
  group by h.securities_account_id, i.code, h.share_nature having sum(b.balance) <> 0
  order by split_part(h.securities_account_id, '.', 1) collate "C", i.code collate "C", h.share_nature`

export const unitHoldings = (client: pg.PoolClient, asked: UnitDay): Promise<ReadInParts<UnitHolding>> =>
  rowsInParts(client, HOLDINGS, [asked.market, asked.tradingUnit])
