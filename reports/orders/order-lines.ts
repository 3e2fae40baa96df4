/** Orders of any day, as Q04, Q13 and R13 show them: columns, filters, page and total lines. */
import { Type } from 'typebox'
import { Choice, InstrumentId, MarketField, Whole } from '@guitai/core/frame/fields.ts'
import { conditions, type Conditions } from '../frame/conditions.ts'
import type { Database } from '../frame/database.ts'
import type { ReportColumn, ReportResult } from '../frame/define-report.ts'
import { addClient, addPeriod, PERIOD, type PeriodInput, type Searcher } from '../frame/filters.ts'
import { readPageWithTotals, type PageInput } from '../frame/paging.ts'
import { CHANNEL_WORDS, ORDER_CHANNEL_WORDS } from '@guitai/core/words/channel.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import {
  ENDED_STATUSES,
  ORDER_STATUS_FILTER_WORDS,
  ORDER_STATUS_WORDS,
} from '@guitai/core/words/order-status.ts'
import { ORDER_TYPE_WORDS } from '@guitai/core/words/order-type.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

export const SIDE_FIELD = Choice({ zh: '买卖', en: 'Side' }, SIDE_WORDS)

export const ORDER_FILTERS = {
  ...PERIOD,
  instrument: Type.Optional(InstrumentId),
  market: Type.Optional(MarketField),
  side: Type.Optional(SIDE_FIELD),
  status: Type.Optional(Choice({ zh: '状态', en: 'Status' }, ORDER_STATUS_FILTER_WORDS)),
  channel: Type.Optional(Choice({ zh: '委托方式', en: 'Channel' }, ORDER_CHANNEL_WORDS)),
  teller: Type.Optional(Whole({ zh: '柜员', en: 'Teller' }, 0, 999_999_999)),
  orderId: Type.Optional(Whole({ zh: '委托编号', en: 'Order number' }, 1, Number.MAX_SAFE_INTEGER)),
}

export interface OrderFilters extends PeriodInput, PageInput {
  client?: string
  instrument?: string
  market?: string
  side?: string
  status?: string
  channel?: string
  teller?: number
  orderId?: number
}

const FEES = `o.commission + o.stamp_duty + o.transfer_fee + o.exchange_fee + o.regulatory_fee + o.settlement_fee`

const FROM = `from everyday.orders o
left join current.instrument i on i.instrument_no = o.instrument_no
left join current.client c on c.client_no = o.client_no`

const SELECT = `select o.order_id as "orderId", o.trade_date as "tradeDate", o.entered_at as "enteredAt", o.client_no as "clientNo", c.name as "clientName",
  o.cash_account_no as "cashAccountNo", o.securities_account_id as "securitiesAccountId", o.market, i.code, i.name, i.currency,
  o.trading_unit as "tradingUnit", o.side, o.order_type as "orderType", o.price, o.quantity, o.filled_quantity as "filledQuantity",
  o.canceled_quantity as "canceledQuantity", o.filled_amount as "filledAmount", ${FEES} as fees, o.hold_cash as "holdCash",
  o.hold_shares as "holdShares", o.status, o.channel, o.teller_no as "tellerNo", o.cl_ord_id as "clOrdId",
  o.exchange_order_id as "exchangeOrderId", o.reject_reason as "rejectReason"
${FROM}`

const TOTALS = `select i.currency, count(*) as rows, sum(o.quantity) as quantity, sum(o.filled_quantity) as "filledQuantity",
  sum(o.filled_amount) as "filledAmount", sum(${FEES}) as fees, sum(o.hold_cash) as "holdCash"
${FROM}`

export const ORDER_COLUMNS: readonly ReportColumn[] = [
  { name: 'orderId', title: { zh: '委托编号', en: 'Order' }, type: 'no' },
  { name: 'tradeDate', title: { zh: '交易日', en: 'Trade date' }, type: 'date' },
  { name: 'enteredAt', title: { zh: '委托时间', en: 'Entered' }, type: 'time' },
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
  { name: 'orderType', title: { zh: '委托类型', en: 'Type' }, type: 'enum', labels: ORDER_TYPE_WORDS },
  { name: 'price', title: { zh: '委托价格', en: 'Price' }, type: 'price' },
  { name: 'quantity', title: { zh: '委托数量', en: 'Quantity' }, type: 'shares', total: true },
  { name: 'filledQuantity', title: { zh: '成交数量', en: 'Filled' }, type: 'shares', total: true },
  { name: 'canceledQuantity', title: { zh: '撤单数量', en: 'Canceled' }, type: 'shares' },
  { name: 'filledAmount', title: { zh: '成交金额', en: 'Filled amount' }, type: 'money', total: true },
  { name: 'fees', title: { zh: '费用', en: 'Fees' }, type: 'money', total: true },
  { name: 'holdCash', title: { zh: '冻结资金', en: 'Cash on hold' }, type: 'money', total: true },
  { name: 'holdShares', title: { zh: '冻结数量', en: 'Shares on hold' }, type: 'shares', isDetail: true },
  { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: ORDER_STATUS_WORDS },
  { name: 'channel', title: { zh: '委托方式', en: 'Channel' }, type: 'enum', labels: CHANNEL_WORDS },
  { name: 'tellerNo', title: { zh: '柜员', en: 'Teller' }, type: 'no', labels: TELLER_NO_WORDS },
  { name: 'clOrdId', title: { zh: '申报编号', en: 'ClOrdId' }, type: 'text', isDetail: true },
  {
    name: 'exchangeOrderId',
    title: { zh: '交易所订单号', en: 'Exchange order' },
    type: 'text',
    isDetail: true,
  },
  { name: 'rejectReason', title: { zh: '废单原因', en: 'Reason' }, type: 'text' },
]

/** '600000.XSHG' → its market and code as conditions on the instrument. */
export function addInstrument(filter: Conditions, instrument: string | undefined): void {
  const [code, market] = instrument?.split('.') ?? []
  filter.add('(i.code = ? and i.market = ?)', code, market)
}

async function orderConditions(
  database: Database,
  input: OrderFilters,
  searcher: Searcher,
): Promise<Conditions> {
  const filter = conditions()
  await addPeriod(database, filter, 'o.trade_date', input)
  addClient(filter, 'o.client_no', input.client, searcher)
  addInstrument(filter, input.instrument)
  filter.add('o.market = ?', input.market)
  filter.add('o.side = ?', input.side)
  if (input.status === 'open') filter.add('o.status <> all(?::text[])', [...ENDED_STATUSES])
  else filter.add('o.status = ?', input.status)
  filter.add('o.channel = ?', input.channel)
  filter.add('o.teller_no = ?', input.teller)
  filter.add('o.order_id = ?', input.orderId)
  return filter
}

/** Newest first: a number is given once, and a later order has a higher one. */
export async function readOrders(
  database: Database,
  input: OrderFilters,
  searcher: Searcher,
): Promise<ReportResult> {
  const filter = await orderConditions(database, input, searcher)
  const key = [{ sql: 'o.order_id', type: 'int8', field: 'orderId' }] as const
  return readPageWithTotals(database, input, {
    select: SELECT,
    totals: TOTALS,
    conditions: filter,
    key,
    direction: 'desc',
  })
}
