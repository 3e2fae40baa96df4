/**
 * Every trade moved what it states, once: the amount and its fees in money, the quantity in shares, in its client's own
 * accounts. A repo moves only money.
 */
import { PAYS } from './money-reconciliation.ts'
import type { ProofLine } from './proof-line.ts'

const FEES =
  't.commission + t.stamp_duty + t.transfer_fee + t.exchange_fee + t.regulatory_fee + t.settlement_fee'

export const tradesBooked: ProofLine = {
  name: 'trades-booked',
  title: { zh: '每笔成交已如数入账', en: 'Every trade is booked in full' },
  isInternal: true,
  sql: `
with booked as (
  select e.trade_seq, leg.account_no, sum(leg.amount) as amount
  from everyday.entry e cross join lateral (values (e.debit_account, -e.amount), (e.credit_account, e.amount)) leg (account_no, amount)
  where e.business_date >= $1::date and e.trade_date = $1::date and e.trade_seq is not null
  group by e.trade_seq, leg.account_no
)
select t.trade_seq, t.trade_key, x.money, coalesce(c.amount, 0) as money_booked, x.shares, coalesce(s.amount, 0) as shares_booked
from everyday.trade t
join current.instrument i using (instrument_no)
cross join lateral (select case when ${PAYS} then -t.amount else t.amount end - (${FEES}) as money,
  case when i.kind = 'repo' then 0 when t.side = 'buy' then t.quantity else -t.quantity end as shares) x
left join booked c on c.trade_seq = t.trade_seq and c.account_no = t.cash_account_no
left join booked s on s.trade_seq = t.trade_seq and s.account_no = t.holding_no
where t.trade_date = $1::date and (coalesce(c.amount, 0) <> x.money or coalesce(s.amount, 0) <> x.shares)`,
}
