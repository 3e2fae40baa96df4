/**
 * Fills lie within their order: not more than was asked for, at no price beyond its limit. Facts and the depository's figures
 * are booked all the same, and a person may book what an order did not allow; such an order is carried by name.
 */
import type { ProofLine } from './proof-line.ts'

export const fillsWithinOrders: ProofLine = {
  name: 'fills-within-orders',
  title: { zh: '成交未超出委托', en: 'Fills are within their orders' },
  isInternal: false,
  sql: `
select 'filled' as what, order_id, '' as trade_key, quantity::text as our_order, filled_quantity::text as their_fills
from everyday.orders where trade_date = $1::date and filled_quantity > quantity
union all
select 'price', t.order_id, t.trade_key, o.price::text, t.price::text
from everyday.trade t join everyday.orders o using (trade_date, order_id)
where t.trade_date = $1::date and t.quantity > 0 and o.price > 0
  and case t.side when 'buy' then t.price > o.price else t.price < o.price end`,
}
