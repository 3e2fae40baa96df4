/**
 * What an exchange reported about an order agrees with what is booked, or a person has decided. An order with an entry on the
 * list of unplaced facts is in doubt: it is resolved by E03B, or carried by name.
 */
import type { ProofLine } from './proof-line.ts'

export const ordersInDoubt: ProofLine = {
  name: 'orders-in-doubt',
  title: { zh: '无存疑委托', en: 'No order is in doubt' },
  isInternal: false,
  sql: `
select 'order' as what, order_id, reason, count(*)::text || ' reports' as their_reports
from everyday.unplaced
where order_id is not null and resolved_by is null and reason not like 'booked%' and business_date <= $1::date
group by order_id, reason`,
}
