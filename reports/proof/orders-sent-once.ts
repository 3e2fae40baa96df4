/**
 * Every new order that was sent to an exchange is one order of ours, under its own clOrdId, and no order was sent twice; nor was a
 * designation, which is a custody transfer of ours.
 */
import type { ProofLine } from './proof-line.ts'

export const ordersSentOnce: ProofLine = {
  name: 'orders-sent-once',
  title: { zh: '每笔委托至多申报一次', en: 'Every order was sent at most once' },
  isInternal: true,
  sql: `
with o as (select order_id, cl_ord_id from everyday.orders where trade_date >= $1::date),
submission as (
  select kind, order_id, cl_ord_id from current.submission
  union all select kind, order_id, cl_ord_id from history.submission where kept_on = $1::date
),
sent as (
  select order_id, cl_ord_id from submission
  where kind = 'new-order' and (order_id is null or order_id >= (select min(order_id) from o))
)
select 'unknown order' as what, s.order_id, s.cl_ord_id, 1::int8 as count
from sent s left join o using (order_id) where o.order_id is null or o.cl_ord_id <> s.cl_ord_id
union all
select 'sent twice', order_id, min(cl_ord_id), count(*) from sent group by order_id having count(*) > 1
union all
select 'designation', order_id, min(cl_ord_id), count(*) from submission s
where kind = 'designation' group by order_id
having count(*) > 1 or not exists (select from everyday.custody_transfer where transfer_no = s.order_id and is_by_message)`,
}
