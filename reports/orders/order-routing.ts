/**
 * O01 委托报盘 — where orders come from and go to today: per trading unit and channel, how many were entered, and their states. S03
 * pauses, resumes and replaces a unit; its waiting orders move to another.
 */
import { Type } from 'typebox'
import { MarketField } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { addCovered } from '../frame/covered.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { businessDay } from '../frame/filters.ts'
import { CHANNEL_WORDS } from '@guitai/core/words/channel.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { SENT_STATUSES } from '@guitai/core/words/order-status.ts'
import { sqlList } from '@guitai/core/words/words.ts'

const SELECT = `select o.market, o.trading_unit as "tradingUnit", o.channel, count(*) as entered,
  count(*) filter (where o.status = 'queued') as queued,
  count(*) filter (where o.status in (${sqlList(SENT_STATUSES)})) as open,
  count(*) filter (where o.status = 'filled') as filled, count(*) filter (where o.status in ('canceled', 'expired')) as canceled,
  count(*) filter (where o.status = 'rejected') as rejected,
  count(*) filter (where o.cl_ord_id > 'P') as rerouted, max(o.entered_at) as "lastAt"
from current.orders o`

const count = (name: string, zh: string, en: string) =>
  ({ name, title: { zh, en }, type: 'integer' }) as const

export const orderRouting = defineReport({
  code: 'O01',
  name: 'order-routing',
  title: { zh: '委托报盘', en: 'Order routing' },
  module: 'orders',
  kind: 'query',
  about: 'clients',
  input: Type.Object({ market: Type.Optional(MarketField) }, { additionalProperties: false }),
  columns: [
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'tradingUnit', title: { zh: '席位号', en: 'Trading unit' }, type: 'text' },
    { name: 'channel', title: { zh: '委托方式', en: 'Channel' }, type: 'enum', labels: CHANNEL_WORDS },
    count('entered', '委托笔数', 'Entered'),
    count('queued', '未报', 'Queued'),
    count('open', '在途', 'At the exchange'),
    count('filled', '已成', 'Filled'),
    count('canceled', '撤单', 'Canceled'),
    count('rejected', '废单', 'Rejected'),
    count('rerouted', '改报', 'Submitted anew'),
    { name: 'lastAt', title: { zh: '最近', en: 'Last' }, type: 'time' },
  ],
  async run(database, input, context) {
    const filter = conditions()
    addCovered(filter, 'o.client_no', context)
    filter.add('o.trade_date >= ?', await businessDay(database))
    filter.add('o.market = ?', input.market)
    const rows = await database.query<Row>(
      `${SELECT}\n${filter.where()}\ngroup by o.market, o.trading_unit, o.channel order by o.market, o.trading_unit, o.channel`,
      filter.values,
    )
    return { rows }
  },
})
