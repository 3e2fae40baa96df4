/**
 * Every repo belongs to one trade, with its amount and side, and none is open after its maturity date, also none of those on the
 * error account.
 */
import type { ProofLine } from './proof-line.ts'

export const reposExplained: ProofLine = {
  name: 'repos-explained',
  title: { zh: '回购与成交相符、到期已了结', en: 'Every repo is a trade, and comes back in time' },
  isInternal: true,
  sql: `
with t as (
  select t.trade_key, t.client_no, t.amount, case t.side when 'sell' then 'lend' else 'borrow' end as side
  from everyday.trade t join current.instrument i using (instrument_no) where t.trade_date = $1::date and i.kind = 'repo'
), r as (select * from current.repo where trade_date = $1::date)
select 'trade' as what, trade_key, t.amount as traded, r.amount as open
from t full join r using (trade_key)
where (t.client_no, t.amount, t.side) is distinct from (r.client_no, r.amount, r.side)
union all
select 'late', trade_key, null, amount from current.repo where status <> 'matured' and maturity_date <= $1::date
union all
select 'late', trade_key, null, amount from current.error_repo where status <> 'matured' and maturity_date <= $1::date`,
}
