/** The fees of an order are the fees of its trades, kind by kind, and its filled amount is the sum of theirs. */
import type { ProofLine } from './proof-line.ts'

const FIGURES = {
  filled_quantity: 'quantity',
  filled_amount: 'amount',
  commission: 'commission',
  stamp_duty: 'stamp_duty',
  transfer_fee: 'transfer_fee',
  exchange_fee: 'exchange_fee',
  regulatory_fee: 'regulatory_fee',
  settlement_fee: 'settlement_fee',
}

const figures = Object.entries(FIGURES)
const sums = figures.map(([name, column]) => `sum(${column}) as ${name}`).join(', ')
const ours = figures.map(([name]) => `o.${name}`).join(', ')
const theirs = figures.map(([name]) => `coalesce(t.${name}, 0)`).join(', ')

export const feesPerOrder: ProofLine = {
  name: 'fees-per-order',
  title: { zh: '委托费用与成交相符', en: 'Fees and fills of every order equal its trades' },
  isInternal: true,
  sql: `
with t as (select order_id, ${sums} from everyday.trade where trade_date = $1::date group by order_id)
select o.order_id, to_jsonb(array[${ours}]) as of_order, to_jsonb(array[${theirs}]) as of_trades
from everyday.orders o left join t using (order_id)
where o.trade_date = $1::date and (${ours}) is distinct from (${theirs})`,
}
