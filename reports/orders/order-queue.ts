/**
 * O03 委托队列监控 — each trading unit: the state of its line, what waits, what was sent without an answer, and since when. Orders
 * that are released and not yet written wait for the line; queued ones wait for the market, a unit, or the end of a kill
 * switch.
 */
import { Type } from 'typebox'
import { MarketField } from '@guitai/core/frame/fields.ts'
import { conditions, type Conditions } from '../frame/conditions.ts'
import { coveredSql } from '../frame/covered.ts'
import { defineReport, type ReportContext, type Row } from '../frame/define-report.ts'
import { businessDay } from '../frame/filters.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { LINE_STATE_WORDS, TRADING_UNIT_STATUS_WORDS } from '@guitai/core/words/line.ts'
import { UNANSWERED_STATUSES } from '@guitai/core/words/order-status.ts'
import { sqlList } from '@guitai/core/words/words.ts'

/** `today` and whose orders count are places of the question's values. */
const select = (
  today: string,
  orders: string,
): string => `select u.pbu_id as "pbuId", u.market, u.branch_no as "branchNo", u.status,
  coalesce(s.line_state, 'down') as "lineState", s.line_state_at as "lineStateAt",
  exists (select 1 from current.block b where b.is_set and b.block_key in ('firm', 'branch/' || u.branch_no, 'unit/' || u.pbu_id)) as "isBlocked",
  coalesce(o.queued, 0) as queued, coalesce(o.waiting, 0) as waiting, coalesce(o.unacknowledged, 0) as unacknowledged,
  coalesce(o.canceling, 0) as canceling, o.oldest as "oldestAt"
from current.trading_unit u
left join current.fix_session s on s.session = u.market || '-' || u.pbu_id
left join (
  select o.trading_unit, count(*) filter (where o.status = 'queued') as queued,
    count(*) filter (where o.status = 'pendingNew' and s.order_id is null) as waiting,
    count(*) filter (where o.status = 'pendingNew' and s.order_id is not null) as unacknowledged,
    count(*) filter (where o.status = 'pendingCancel') as canceling,
    min(o.entered_at) filter (where o.status in (${sqlList(UNANSWERED_STATUSES)})) as oldest
  from current.orders o
  left join (select distinct order_id, cl_ord_id from current.submission where kind = 'new-order') s
    on s.order_id = o.order_id and s.cl_ord_id = o.cl_ord_id
  where o.trade_date >= ${today} and ${orders} and o.status in ('queued', ${sqlList(UNANSWERED_STATUSES)}) group by o.trading_unit
) o on o.trading_unit = u.pbu_id`

/** The units of these branches, and of those above them, by which their orders leave, too. */
function addUnitsOf(filter: Conditions, { branches }: ReportContext): void {
  if (branches === null) return
  filter.add(
    `u.branch_no in (with recursive up as (
      select branch_no, parent_no from current.branch where branch_no = any(?::int4[])
      union select b.branch_no, b.parent_no from current.branch b join up on b.branch_no = up.parent_no)
      select branch_no from up)`,
    branches,
  )
}

export const orderQueue = defineReport({
  code: 'O03',
  name: 'order-queue',
  title: { zh: '委托队列监控', en: 'Order queue monitor' },
  module: 'orders',
  kind: 'query',
  about: 'clients',
  input: Type.Object({ market: Type.Optional(MarketField) }, { additionalProperties: false }),
  columns: [
    { name: 'pbuId', title: { zh: '席位号', en: 'Trading unit' }, type: 'text' },
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'branchNo', title: { zh: '营业部', en: 'Branch' }, type: 'no' },
    {
      name: 'status',
      title: { zh: '状态', en: 'Status' },
      type: 'enum',
      labels: TRADING_UNIT_STATUS_WORDS,
    },
    { name: 'isBlocked', title: { zh: '已阻断', en: 'Blocked' }, type: 'boolean' },
    {
      name: 'lineState',
      title: { zh: '线路', en: 'Line' },
      type: 'enum',
      labels: LINE_STATE_WORDS,
    },
    { name: 'lineStateAt', title: { zh: '线路变化于', en: 'Since' }, type: 'time' },
    { name: 'queued', title: { zh: '未报', en: 'Queued' }, type: 'integer' },
    { name: 'waiting', title: { zh: '待发送', en: 'Waiting for the line' }, type: 'integer' },
    { name: 'unacknowledged', title: { zh: '已发未应答', en: 'Sent, no answer' }, type: 'integer' },
    { name: 'canceling', title: { zh: '待撤', en: 'Cancel under way' }, type: 'integer' },
    { name: 'oldestAt', title: { zh: '最早', en: 'Oldest' }, type: 'time' },
  ],
  async run(database, input, context) {
    const filter = conditions()
    const today = filter.place(await businessDay(database))
    const orders = coveredSql(filter, 'o.client_no', context) ?? 'true'
    addUnitsOf(filter, context)
    filter.add('u.market = ?', input.market)
    const rows = await database.query<Row>(
      `${select(today, orders)}\n${filter.where()}\norder by u.market, u.pbu_id`,
      filter.values,
    )
    return { rows }
  },
})
