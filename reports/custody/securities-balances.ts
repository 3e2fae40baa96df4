/**
 * R12 证券余额 — what clients hold, per account, trading unit and instrument: now, or at the end of a past day.
 *
 * A past day is read from the balances written at its day end. An account that did not move on a day keeps its last one.
 */
import { Type } from 'typebox'
import { DateField, InstrumentId, MarketField } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addClient, businessDay, CLIENT } from '../frame/filters.ts'
import { addInstrument } from '../orders/order-lines.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { SHARE_NATURE_WORDS } from '@guitai/core/words/share-nature.ts'

const NOW = `h.settled + coalesce((select sum(u.bought - u.sold - u.settled_bought + u.settled_sold)
  from current.unsettled_shares u where u.holding_no = h.holding_no), 0)`

const THEN = (place: string): string => `coalesce((select b.balance from everyday.balance b
  where b.account_no = h.holding_no and b.business_date <= ${place}::date order by b.business_date desc limit 1), 0)`

const select = (
  total: string,
  isNow: boolean,
): string => `select h.holding_no as "holdingNo", h.client_no as "clientNo", c.name as "clientName",
  h.securities_account_id as "securitiesAccountId", i.market, i.code, i.name, h.trading_unit as "tradingUnit", h.share_nature as "shareNature",
  x.total, ${isNow ? 'h.settled, h.on_hold as "onHold", h.frozen, h.restricted' : 'null::int8 as settled, null::int8 as "onHold", null::int8 as frozen, null::int8 as restricted'}
from current.holding h
join current.instrument i on i.instrument_no = h.instrument_no
left join current.client c on c.client_no = h.client_no
cross join lateral (select ${total} as total) x`

export const securitiesBalances = defineReport({
  code: 'R12',
  name: 'securities-balances',
  title: { zh: '证券余额', en: 'Securities balances' },
  module: 'reports',
  kind: 'report',
  about: 'clients',
  input: Type.Object(
    {
      ...CLIENT,
      date: Type.Optional(DateField()),
      instrument: Type.Optional(InstrumentId),
      market: Type.Optional(MarketField),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'holdingNo', title: { zh: '持仓编号', en: 'Holding' }, type: 'no' },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'clientName', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'securitiesAccountId', title: { zh: '证券账户', en: 'Securities account' }, type: 'listed' },
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
    { name: 'name', title: { zh: '证券名称', en: 'Instrument' }, type: 'text' },
    { name: 'tradingUnit', title: { zh: '托管单元', en: 'Trading unit' }, type: 'text' },
    {
      name: 'shareNature',
      title: { zh: '股份性质', en: 'Share nature' },
      type: 'enum',
      labels: SHARE_NATURE_WORDS,
    },
    { name: 'total', title: { zh: '余额', en: 'Balance' }, type: 'shares' },
    { name: 'settled', title: { zh: '已交收', en: 'Settled' }, type: 'shares' },
    { name: 'onHold', title: { zh: '委托冻结', en: 'On hold' }, type: 'shares' },
    { name: 'frozen', title: { zh: '冻结', en: 'Frozen' }, type: 'shares' },
    { name: 'restricted', title: { zh: '限售', en: 'Restricted' }, type: 'shares' },
  ],
  async run(database, input, context) {
    const filter = conditions()
    // The business day itself has no balance until it has ended.
    const isNow = input.date === undefined || input.date >= (await businessDay(database))
    const total = isNow ? NOW : THEN(filter.place(input.date))
    addClient(filter, 'h.client_no', input.client, context)
    addInstrument(filter, input.instrument)
    filter.add('i.market = ?', input.market)
    filter.add('x.total <> ?', 0)
    const key = [{ sql: 'h.holding_no', type: 'int8', field: 'holdingNo' }] as const
    return readPage(database, input, {
      select: select(total, isNow),
      conditions: filter,
      key,
      direction: 'asc',
    })
  },
})
