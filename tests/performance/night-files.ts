/**
 * The depository's files of the day, in the product's own layout, from what is in the books: so they agree, and the day can be closed. The
 * measurement is of reading and taking them, and not of finding differences.
 */
import { writeDayFile } from '../../adapters/day-files/write-day-file.ts'
import { MARKETS } from '../../core/base/market.ts'
import type { HoldingsRecord, MoneyRecord, TradesRecord } from '../../protocols/day-file/kinds.ts'
import { runSql } from './bench-books.ts'

const TRADES = `
  select t.trade_no::float8 as "tradeNo", t.trading_unit as "tradingUnit", o.cl_ord_id as "clOrdId",
    split_part(t.securities_account_id, '.', 1) as "securitiesAccount", i.code, t.side, t.price::float8 as price,
    t.quantity::float8 as quantity, t.amount::float8 as amount, 36000 as time, 1 as partition
  from current.trade t join current.orders o using (order_id) join current.instrument i on i.instrument_no = t.instrument_no
  where t.market = $1 and t.trade_date = $2`

const HOLDINGS = `
  select split_part(h.securities_account_id, '.', 1) as "securitiesAccount", '' as "tradingUnit", i.code, 'tradable' as "shareNature",
    h.settled::float8 as quantity, coalesce(u.bought, 0)::float8 as bought, coalesce(u.sold, 0)::float8 as sold
  from current.holding h join current.instrument i using (instrument_no)
  left join (select holding_no, sum(bought) as bought, sum(sold) as sold from current.unsettled_shares group by 1) u using (holding_no)
  where i.market = $1`

const MONEY = `
  select trading_unit as "tradingUnit", 'CNY' as currency,
    coalesce(sum(amount) filter (where side = 'buy'), 0)::float8 as buys, coalesce(sum(amount) filter (where side = 'sell'), 0)::float8 as sells,
    sum(case side when 'sell' then amount else -amount end)::float8 as net, sum(stamp_duty)::float8 as "stampDuty",
    sum(transfer_fee)::float8 as "transferFee", sum(exchange_fee)::float8 as "exchangeFee", sum(regulatory_fee)::float8 as "regulatoryFee",
    sum(settlement_fee)::float8 as "settlementFee", 0 as "repoBack", 0 as "repoRepaid"
  from current.trade where market = $1 and trade_date = $2 group by 1`

export async function writeNightFiles(url: string, folder: string, tradeDate: string): Promise<void> {
  for (const market of MARKETS) {
    const of = { market, tradeDate }
    await writeDayFile(folder, {
      kind: 'trades',
      ...of,
      records: await runSql<TradesRecord>(url, TRADES, [market, tradeDate]),
    })
    await writeDayFile(folder, {
      kind: 'holdings',
      ...of,
      records: await runSql<HoldingsRecord>(url, HOLDINGS, [market]),
    })
    await writeDayFile(folder, {
      kind: 'money',
      ...of,
      records: await runSql<MoneyRecord>(url, MONEY, [market, tradeDate]),
    })
    await writeDayFile(folder, { kind: 'custody', ...of, records: [] })
    await writeDayFile(folder, { kind: 'movements', ...of, records: [] })
  }
}
