/** Every trade belongs to one order of the same client, account, instrument and side, and no trade is there twice. */
import type { ProofLine } from './proof-line.ts'

export const everyTradeHasOneOrder: ProofLine = {
  name: 'every-trade-has-one-order',
  title: { zh: '每笔成交有且仅有一笔委托', en: 'Every trade has one order' },
  isInternal: true,
  sql: `
with o as (
  select order_id, count(*) as orders, min(client_no) as client_no, min(cash_account_no) as cash_account_no,
    min(securities_account_id) as securities_account_id, min(instrument_no) as instrument_no, min(side) as side
  from everyday.orders where trade_date = $1::date group by order_id
)
select 'order' as what, t.trade_key, t.order_id, coalesce(o.orders, 0) as count
from everyday.trade t left join o using (order_id)
where t.trade_date = $1::date and (o.orders is distinct from 1
  or (t.client_no, t.cash_account_no, t.securities_account_id, t.instrument_no, t.side)
    is distinct from (o.client_no, o.cash_account_no, o.securities_account_id, o.instrument_no, o.side))
union all
select 'key', trade_key, min(order_id), count(*) from everyday.trade where trade_date = $1::date group by trade_key having count(*) > 1`,
}
