/** Trades of any day with every fee, as Q06, Q14 and R10 show them: columns, filters, page and total lines. */
import { Type } from 'typebox'
import { Choice, InstrumentId, MarketField, Whole } from '@guitai/core/frame/fields.ts'
import { conditions, type Conditions } from '../frame/conditions.ts'
import type { Database } from '../frame/database.ts'
import type { ReportColumn, ReportResult } from '../frame/define-report.ts'
import { addClient, addPeriod, PERIOD, type PeriodInput, type Searcher } from '../frame/filters.ts'
import { addInstrument, SIDE_FIELD } from '../orders/order-lines.ts'
import { readPageWithTotals, type PageInput } from '../frame/paging.ts'
import { PAYS } from '../proof/money-reconciliation.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { SETTLED_WORDS } from '@guitai/core/words/settled.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'

export const TRADE_FILTERS = {
  ...PERIOD,
  instrument: Type.Optional(InstrumentId),
  market: Type.Optional(MarketField),
  side: Type.Optional(SIDE_FIELD),
  orderId: Type.Optional(Whole({ zh: '委托编号', en: 'Order number' }, 1, Number.MAX_SAFE_INTEGER)),
  settled: Type.Optional(Choice({ zh: '交割', en: 'Settled' }, SETTLED_WORDS)),
}

export interface TradeFilters extends PeriodInput, PageInput {
  client?: string
  instrument?: string
  market?: string
  side?: string
  orderId?: number
  settled?: string
}

const FEES =
  't.commission + t.stamp_duty + t.transfer_fee + t.exchange_fee + t.regulatory_fee + t.settlement_fee'
/** The change of the client's money. */
const NET = `case when ${PAYS} then -t.amount else t.amount end - (${FEES})`
/** A trade that its day end left open is settled on a later day, when the trade itself is in history already. */
const SETTLED_ON = 'coalesce(t.settled_on, o.settled_on)'

const FROM = `from everyday.trade t
left join current.instrument i on i.instrument_no = t.instrument_no
left join current.client c on c.client_no = t.client_no
left join everyday.open_trade o on o.trade_key = t.trade_key`

const SELECT = `select t.trade_seq as "tradeSeq", t.trade_date as "tradeDate", t.traded_at as "tradedAt", t.trade_no as "tradeNo", t.order_id as "orderId",
  t.client_no as "clientNo", c.name as "clientName", t.cash_account_no as "cashAccountNo", t.securities_account_id as "securitiesAccountId",
  t.market, i.code, i.name, i.currency, t.trading_unit as "tradingUnit", t.side, t.price, t.quantity, t.amount, t.commission,
  t.stamp_duty as "stampDuty", t.transfer_fee as "transferFee", t.exchange_fee as "exchangeFee", t.regulatory_fee as "regulatoryFee",
  t.settlement_fee as "settlementFee", ${FEES} as fees, ${NET} as net, t.settlement_date as "settlementDate", ${SETTLED_ON} as "settledOn"
${FROM}`

const TOTALS = `select i.currency, count(*) as rows, sum(t.quantity) as quantity, sum(t.amount) as amount, sum(t.commission) as commission,
  sum(t.stamp_duty) as "stampDuty", sum(t.transfer_fee) as "transferFee", sum(t.exchange_fee) as "exchangeFee",
  sum(t.regulatory_fee) as "regulatoryFee", sum(t.settlement_fee) as "settlementFee", sum(${FEES}) as fees, sum(${NET}) as net
${FROM}`

export const TRADE_COLUMNS: readonly ReportColumn[] = [
  { name: 'tradeSeq', title: { zh: '成交序号', en: 'Trade' }, type: 'no', isDetail: true },
  { name: 'tradeDate', title: { zh: '交易日', en: 'Trade date' }, type: 'date' },
  { name: 'tradedAt', title: { zh: '成交时间', en: 'Time' }, type: 'time' },
  { name: 'tradeNo', title: { zh: '成交编号', en: 'Trade number' }, type: 'text' },
  { name: 'orderId', title: { zh: '委托编号', en: 'Order' }, type: 'no' },
  { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
  { name: 'clientName', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
  { name: 'cashAccountNo', title: { zh: '资金账户', en: 'Cash account' }, type: 'no', isDetail: true },
  { name: 'securitiesAccountId', title: { zh: '证券账户', en: 'Securities account' }, type: 'listed' },
  { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
  { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
  { name: 'name', title: { zh: '证券名称', en: 'Instrument' }, type: 'text' },
  { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
  { name: 'tradingUnit', title: { zh: '交易单元', en: 'Trading unit' }, type: 'text', isDetail: true },
  { name: 'side', title: { zh: '买卖', en: 'Side' }, type: 'enum', labels: SIDE_WORDS, tone: 'side' },
  { name: 'price', title: { zh: '成交价格', en: 'Price' }, type: 'price' },
  { name: 'quantity', title: { zh: '成交数量', en: 'Quantity' }, type: 'shares', total: true },
  { name: 'amount', title: { zh: '成交金额', en: 'Amount' }, type: 'money', total: true },
  { name: 'commission', title: { zh: '佣金', en: 'Commission' }, type: 'money', total: true },
  { name: 'stampDuty', title: { zh: '印花税', en: 'Stamp duty' }, type: 'money', total: true },
  { name: 'transferFee', title: { zh: '过户费', en: 'Transfer fee' }, type: 'money', total: true },
  {
    name: 'exchangeFee',
    title: { zh: '经手费', en: 'Exchange fee' },
    type: 'money',
    total: true,
    isDetail: true,
  },
  {
    name: 'regulatoryFee',
    title: { zh: '证管费', en: 'Regulatory fee' },
    type: 'money',
    total: true,
    isDetail: true,
  },
  {
    name: 'settlementFee',
    title: { zh: '结算费', en: 'Settlement fee' },
    type: 'money',
    total: true,
    isDetail: true,
  },
  { name: 'fees', title: { zh: '费用合计', en: 'Fees' }, type: 'money', total: true },
  { name: 'net', title: { zh: '收付金额', en: 'Net' }, type: 'money', total: true },
  { name: 'settlementDate', title: { zh: '交收日', en: 'Settlement date' }, type: 'date' },
  { name: 'settledOn', title: { zh: '交割日', en: 'Settled on' }, type: 'date' },
]

async function tradeConditions(
  database: Database,
  input: TradeFilters,
  searcher: Searcher,
): Promise<Conditions> {
  const filter = conditions()
  await addPeriod(database, filter, 't.trade_date', input)
  addClient(filter, 't.client_no', input.client, searcher)
  addInstrument(filter, input.instrument)
  filter.add('t.market = ?', input.market)
  filter.add('t.side = ?', input.side)
  filter.add('t.order_id = ?', input.orderId)
  filter.add(
    `(${SETTLED_ON} is not null) = ?`,
    input.settled === undefined ? undefined : input.settled === 'yes',
  )
  return filter
}

/** Newest first. */
export async function readTrades(
  database: Database,
  input: TradeFilters,
  searcher: Searcher,
): Promise<ReportResult> {
  const filter = await tradeConditions(database, input, searcher)
  const key = [
    { sql: 't.trade_date', type: 'date', field: 'tradeDate' },
    { sql: 't.trade_seq', type: 'int8', field: 'tradeSeq' },
  ] as const
  return readPageWithTotals(database, input, {
    select: SELECT,
    totals: TOTALS,
    conditions: filter,
    key,
    direction: 'desc',
  })
}
