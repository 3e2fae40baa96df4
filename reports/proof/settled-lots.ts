/**
 * After settlement nothing of the day or before is unsettled, except what the list of open trades explains exactly: trades that
 * settlement modes 3 and 4 leave to a teller.
 */
import type { ProofLine } from './proof-line.ts'

const OPEN = 'everyday.open_trade where settled_on is null'

export const settledLots: ProofLine = {
  name: 'settled-lots',
  title: { zh: '未交割均有未交割清单', en: 'What is unsettled is on the list of open trades' },
  isInternal: true,
  sql: `
with cash as (
  select cash_account_no as account_no, trade_date, settlement_date, usable_from, withdrawable_from,
    sum(greatest(-net, 0)) as open_out, sum(greatest(net, 0)) as open_in
  from ${OPEN} and net <> 0 group by 1, 2, 3, 4, 5
), shares as (
  select holding_no, trade_date, settlement_date, sellable_from,
    coalesce(sum(quantity) filter (where side = 'sell'), 0) as open_out, coalesce(sum(quantity) filter (where side = 'buy'), 0) as open_in
  from ${OPEN} and holding_no <> 0 group by 1, 2, 3, 4
)
select 'cash' as object, account_no, trade_date, coalesce(l.purchases - l.settled_purchases, 0) as open_out, coalesce(l.proceeds - l.settled_proceeds, 0) as open_in
from current.unsettled_cash l full join cash using (account_no, trade_date, settlement_date, usable_from, withdrawable_from)
where trade_date <= $1::date and (coalesce(l.purchases - l.settled_purchases, 0) <> coalesce(cash.open_out, 0)
  or coalesce(l.proceeds - l.settled_proceeds, 0) <> coalesce(cash.open_in, 0))
union all
select 'holding', holding_no, trade_date, coalesce(l.sold - l.settled_sold, 0), coalesce(l.bought - l.settled_bought, 0)
from current.unsettled_shares l full join shares using (holding_no, trade_date, settlement_date, sellable_from)
where trade_date <= $1::date and (coalesce(l.sold - l.settled_sold, 0) <> coalesce(shares.open_out, 0)
  or coalesce(l.bought - l.settled_bought, 0) <> coalesce(shares.open_in, 0))
union all
select 'trade', t.trade_seq, t.trade_date, t.amount, t.quantity
from everyday.trade t left join everyday.open_trade o on o.trade_key = t.trade_key and o.settled_on is null
where t.trade_date = $1::date and (t.settled_on is null) <> (o.trade_key is not null)
union all
select 'mode', trade_seq, trade_date, amount, quantity from ${OPEN} and mode not in (3, 4)`,
}
