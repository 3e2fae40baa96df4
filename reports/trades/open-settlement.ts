/**
 * 待交割清单 — trades that are booked and not settled: today's until the day end, and those that settlement modes 3 and 4 left open
 * on earlier days. It shows what G01 settles, and what G02 expects to be entered.
 */
import { Type } from 'typebox'
import { Flag } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addClient, CLIENT } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'

const FEES = 'commission, stamp_duty, transfer_fee, exchange_fee, regulatory_fee, settlement_fee'

/**
 * The seller of a repo pays, the buyer of any other trade, and a seller whose proceeds are less than the fees. The amount that
 * changes hands has no sign, as in G02.
 */
const SELECT = `select s.trade_seq as "tradeSeq", s.trade_date as "tradeDate", s.settlement_date as "settlementDate", s.mode, s.client_no as "clientNo",
  c.name as "clientName", s.market, i.code, i.name, s.side, i.currency, s.quantity, s.amount, s.commission, s.stamp_duty as "stampDuty",
  s.transfer_fee as "transferFee", s.exchange_fee as "exchangeFee", s.regulatory_fee as "regulatoryFee", s.settlement_fee as "settlementFee",
  abs(s.amount + case when (s.side = 'buy') <> (i.kind = 'repo') then f.fees else -f.fees end) as net
from (
  select trade_seq, trade_date, settlement_date, mode, client_no, market, instrument_no, side, quantity, amount, ${FEES}
  from everyday.open_trade where settled_on is null
  union all
  select trade_seq, trade_date, settlement_date, null, client_no, market, instrument_no, side, quantity, amount, ${FEES}
  from current.trade t where settled_on is null and not exists (select from everyday.open_trade o where o.trade_key = t.trade_key)
) s
left join current.client c using (client_no)
left join current.instrument i using (instrument_no)
cross join lateral (select s.commission + s.stamp_duty + s.transfer_fee + s.exchange_fee + s.regulatory_fee + s.settlement_fee as fees) f`

export const openSettlement = defineReport({
  code: 'open-settlement',
  name: 'open-settlement',
  title: { zh: '待交割清单', en: 'Trades to be settled' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object(
    {
      ...CLIENT,
      leftOpen: Type.Optional(Flag({ zh: '仅日终遗留', en: 'Only what a day end left open' })),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'tradeSeq', title: { zh: '成交编号', en: 'Trade' }, type: 'no', isDetail: true },
    { name: 'tradeDate', title: { zh: '成交日期', en: 'Trade date' }, type: 'date' },
    { name: 'settlementDate', title: { zh: '交收日期', en: 'Settlement date' }, type: 'date' },
    { name: 'mode', title: { zh: '交割方式', en: 'Settlement mode' }, type: 'integer' },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'clientName', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
    { name: 'name', title: { zh: '证券名称', en: 'Instrument' }, type: 'text' },
    { name: 'side', title: { zh: '买卖', en: 'Side' }, type: 'enum', labels: SIDE_WORDS, tone: 'side' },
    { name: 'quantity', title: { zh: '数量', en: 'Quantity' }, type: 'shares' },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'amount', title: { zh: '成交金额', en: 'Amount' }, type: 'money' },
    { name: 'commission', title: { zh: '佣金', en: 'Commission' }, type: 'money' },
    { name: 'stampDuty', title: { zh: '印花税', en: 'Stamp duty' }, type: 'money' },
    { name: 'transferFee', title: { zh: '过户费', en: 'Transfer fee' }, type: 'money' },
    { name: 'exchangeFee', title: { zh: '经手费', en: 'Exchange fee' }, type: 'money', isDetail: true },
    { name: 'regulatoryFee', title: { zh: '证管费', en: 'Regulatory fee' }, type: 'money', isDetail: true },
    { name: 'settlementFee', title: { zh: '结算费', en: 'Settlement fee' }, type: 'money', isDetail: true },
    { name: 'net', title: { zh: '收付金额', en: 'Net money' }, type: 'money' },
  ],
  run(database, input, context) {
    const filter = conditions()
    addClient(filter, 's.client_no', input.client, context)
    if (input.leftOpen === true) filter.add('s.mode is not null')
    const key = [
      { sql: 's.trade_date', type: 'date', field: 'tradeDate' },
      { sql: 's.trade_seq', type: 'int8', field: 'tradeSeq' },
    ] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'asc' })
  },
})
