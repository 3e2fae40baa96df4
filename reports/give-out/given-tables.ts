/** The tables of a day that X07 gives out, wherever the day lies. */
import type { GivenTableName } from '@guitai/core/words/given-out.ts'
import { columnsOf, type GivenTable } from './given-table.ts'

const whole = (sql: string): string => `(${sql})::float8`
const moment = (sql: string): string =>
  `to_char(${sql} at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')`
/** Currencies have numbers below those of securities. */
const ASSET = `case x.asset when 1 then 'CNY' when 2 then 'USD' when 3 then 'HKD'
    else (select i.code || '.' || i.market from current.instrument i where i.instrument_no = x.asset) end`
const MONEY = (sql: string): string => `case when x.asset <= 3 then ${whole(sql)} end`
const SHARES = (sql: string): string => `case when x.asset > 3 then ${whole(sql)} end`
const CLIENT = 'left join current.client c on c.client_no = x.client_no'

const NAME = ['CLIENTNAME', 'text', '姓名', 'Name', { width: 120, personal: 'name' }] as const
const ACCOUNT = ['ACCOUNT', 'text', '证券账户', 'Securities account', { width: 10 }] as const
const CODE = ['CODE', 'text', '证券代码', 'Security', { width: 8 }] as const
const MARKET = ['MARKET', 'text', '市场', 'Market', { width: 4 }] as const
const UNIT = ['UNIT', 'text', '席位号', 'Trading unit', { width: 6 }] as const
const SIDE = ['SIDE', 'text', '买卖', 'Side', { width: 4 }] as const
const ASSETS = ['ASSET', 'text', '币种或证券', 'Currency or security', { width: 16 }] as const
const SECURITY = `split_part(x.securities_account_id, '.', 1) as account, x.market,`

export const GIVEN_TABLES: Readonly<Record<GivenTableName, GivenTable>> = {
  orders: {
    name: 'orders',
    columns: columnsOf({
      orderId: ['ORDERNO', 'whole', '委托编号', 'Order'],
      tradeDate: ['TRADEDATE', 'date', '日期', 'Date'],
      enteredAt: ['ENTERED', 'time', '委托时间', 'Entered at'],
      clientNo: ['CLIENTNO', 'whole', '客户号', 'Client'],
      clientName: NAME,
      account: ACCOUNT,
      market: MARKET,
      code: CODE,
      tradingUnit: UNIT,
      side: SIDE,
      orderType: ['ORDERTYPE', 'text', '报价方式', 'Order type', { width: 30 }],
      price: ['PRICE', 'price', '价格', 'Price'],
      quantity: ['QUANTITY', 'whole', '数量', 'Quantity'],
      status: ['STATUS', 'text', '状态', 'Status', { width: 20 }],
      filledQuantity: ['FILLED', 'whole', '成交数量', 'Filled'],
      filledAmount: ['FILLEDAMT', 'money', '成交金额', 'Filled amount'],
      canceledQuantity: ['CANCELED', 'whole', '撤单数量', 'Canceled'],
      clOrdId: ['CLORDID', 'text', '申报编号', 'clOrdId', { width: 32 }],
      channel: ['CHANNEL', 'text', '委托方式', 'Channel', { width: 12 }],
      tellerNo: ['TELLERNO', 'whole', '柜员号', 'Teller'],
      branchNo: ['BRANCHNO', 'whole', '营业部', 'Branch'],
    }),
    sql: `select ${whole('x.order_id')} as "orderId", x.trade_date::text as "tradeDate", ${moment('x.entered_at')} as "enteredAt",
        ${whole('x.client_no')} as "clientNo", c.name as "clientName", ${SECURITY} i.code, x.trading_unit as "tradingUnit", x.side,
        x.order_type as "orderType", ${whole('x.price')} as price, ${whole('x.quantity')} as quantity, x.status,
        ${whole('x.filled_quantity')} as "filledQuantity", ${whole('x.filled_amount')} as "filledAmount",
        ${whole('x.canceled_quantity')} as "canceledQuantity", x.cl_ord_id as "clOrdId", x.channel, ${whole('x.teller_no')} as "tellerNo",
        ${whole('x.branch_no')} as "branchNo"
      from everyday.orders x join current.instrument i using (instrument_no) ${CLIENT}
      where x.trade_date = $1 order by x.order_id`,
  },
  trades: {
    name: 'trades',
    columns: columnsOf({
      tradeNo: ['TRADENO', 'text', '成交编号', 'Trade', { width: 20 }],
      tradeDate: ['TRADEDATE', 'date', '日期', 'Date'],
      tradedAt: ['TRADED', 'time', '成交时间', 'Traded at'],
      orderId: ['ORDERNO', 'whole', '委托编号', 'Order'],
      clientNo: ['CLIENTNO', 'whole', '客户号', 'Client'],
      clientName: NAME,
      account: ACCOUNT,
      market: MARKET,
      code: CODE,
      tradingUnit: UNIT,
      side: SIDE,
      price: ['PRICE', 'price', '价格', 'Price'],
      quantity: ['QUANTITY', 'whole', '数量', 'Quantity'],
      amount: ['AMOUNT', 'money', '金额', 'Amount'],
      commission: ['COMMISSION', 'money', '佣金', 'Commission'],
      stampDuty: ['STAMPDUTY', 'money', '印花税', 'Stamp duty'],
      transferFee: ['TRANSFER', 'money', '过户费', 'Transfer fee'],
      exchangeFee: ['EXCHANGE', 'money', '经手费', 'Exchange fee'],
      regulatoryFee: ['REGULATORY', 'money', '证管费', 'Regulatory fee'],
      settlementFee: ['SETTLEFEE', 'money', '结算费', 'Settlement fee'],
      settlementDate: ['SETTLEON', 'date', '交收日期', 'Settlement date'],
      branchNo: ['BRANCHNO', 'whole', '营业部', 'Branch'],
    }),
    sql: `select x.trade_no as "tradeNo", x.trade_date::text as "tradeDate", ${moment('x.traded_at')} as "tradedAt",
        ${whole('x.order_id')} as "orderId", ${whole('x.client_no')} as "clientNo", c.name as "clientName", ${SECURITY} i.code,
        x.trading_unit as "tradingUnit", x.side, ${whole('x.price')} as price, ${whole('x.quantity')} as quantity,
        ${whole('x.amount')} as amount, ${whole('x.commission')} as commission, ${whole('x.stamp_duty')} as "stampDuty",
        ${whole('x.transfer_fee')} as "transferFee", ${whole('x.exchange_fee')} as "exchangeFee",
        ${whole('x.regulatory_fee')} as "regulatoryFee", ${whole('x.settlement_fee')} as "settlementFee",
        x.settlement_date::text as "settlementDate", ${whole('x.branch_no')} as "branchNo"
      from everyday.trade x join current.instrument i using (instrument_no) ${CLIENT}
      where x.trade_date = $1 order by x.trade_seq`,
  },
  entries: {
    name: 'entries',
    columns: columnsOf({
      entryNo: ['ENTRYNO', 'whole', '流水号', 'Entry'],
      businessDate: ['BUSINESSDT', 'date', '营业日', 'Business date'],
      tradeDate: ['TRADEDATE', 'date', '成交日期', 'Trade date'],
      at: ['BOOKEDAT', 'time', '时间', 'Booked at'],
      kind: ['KIND', 'text', '业务', 'Kind', { width: 30 }],
      asset: ASSETS,
      money: ['MONEY', 'money', '金额', 'Amount'],
      shares: ['SHARES', 'whole', '数量', 'Quantity'],
      debitAccount: ['DEBIT', 'whole', '借方账户', 'Debit account'],
      creditAccount: ['CREDIT', 'whole', '贷方账户', 'Credit account'],
      clientNo: ['CLIENTNO', 'whole', '客户号', 'Client'],
      clientName: NAME,
      voucherNo: ['VOUCHERNO', 'whole', '凭证号', 'Voucher'],
      branchNo: ['BRANCHNO', 'whole', '营业部', 'Branch'],
    }),
    sql: `select ${whole('x.entry_no')} as "entryNo", x.business_date::text as "businessDate", x.trade_date::text as "tradeDate",
        ${moment('x.at')} as at, x.kind, ${ASSET} as asset, ${MONEY('x.amount')} as money, ${SHARES('x.amount')} as shares,
        ${whole('x.debit_account')} as "debitAccount", ${whole('x.credit_account')} as "creditAccount",
        ${whole('x.client_no')} as "clientNo", c.name as "clientName", ${whole('x.voucher_no')} as "voucherNo",
        ${whole('x.branch_no')} as "branchNo"
      from everyday.entry x ${CLIENT} where x.business_date = $1 order by x.entry_no`,
  },
  vouchers: {
    name: 'vouchers',
    columns: columnsOf({
      voucherNo: ['VOUCHERNO', 'whole', '凭证号', 'Voucher'],
      businessDate: ['BUSINESSDT', 'date', '营业日', 'Business date'],
      kind: ['KIND', 'text', '业务', 'Kind', { width: 30 }],
      clientNo: ['CLIENTNO', 'whole', '客户号', 'Client'],
      clientName: NAME,
      accountNo: ['ACCOUNTNO', 'whole', '账户', 'Account'],
      asset: ASSETS,
      money: ['MONEY', 'money', '金额', 'Amount'],
      shares: ['SHARES', 'whole', '数量', 'Quantity'],
      summary: ['SUMMARY', 'text', '摘要', 'Summary', { width: 250, personal: 'words' }],
      tellerNo: ['TELLERNO', 'whole', '柜员号', 'Teller'],
    }),
    sql: `select ${whole('x.voucher_no')} as "voucherNo", x.business_date::text as "businessDate", x.kind, ${whole('x.client_no')} as "clientNo",
        c.name as "clientName", ${whole('x.account_no')} as "accountNo", ${ASSET} as asset, ${MONEY('x.amount')} as money,
        ${SHARES('x.amount')} as shares, x.summary, ${whole('x.teller_no')} as "tellerNo"
      from everyday.voucher x ${CLIENT} where x.business_date = $1 order by x.voucher_no`,
  },
  balances: {
    name: 'balances',
    columns: columnsOf({
      businessDate: ['BUSINESSDT', 'date', '营业日', 'Business date'],
      accountNo: ['ACCOUNTNO', 'whole', '账户', 'Account'],
      asset: ASSETS,
      money: ['MONEY', 'money', '余额', 'Balance of money'],
      shares: ['SHARES', 'whole', '股数', 'Balance of shares'],
    }),
    sql: `select x.business_date::text as "businessDate", ${whole('x.account_no')} as "accountNo", ${ASSET} as asset,
        ${MONEY('x.balance')} as money, ${SHARES('x.balance')} as shares
      from everyday.balance x where x.business_date = $1 order by x.account_no`,
  },
  'depository-trades': {
    name: 'depository-trades',
    columns: columnsOf({
      tradeNo: ['TRADENO', 'text', '成交编号', 'Trade', { width: 20 }],
      tradeDate: ['TRADEDATE', 'date', '日期', 'Date'],
      account: ACCOUNT,
      market: MARKET,
      code: CODE,
      tradingUnit: UNIT,
      side: SIDE,
      price: ['PRICE', 'price', '价格', 'Price'],
      quantity: ['QUANTITY', 'whole', '数量', 'Quantity'],
      amount: ['AMOUNT', 'money', '金额', 'Amount'],
      clOrdId: ['CLORDID', 'text', '申报编号', 'clOrdId', { width: 32 }],
    }),
    sql: `select x.trade_no as "tradeNo", x.trade_date::text as "tradeDate", ${SECURITY} x.code, x.trading_unit as "tradingUnit", x.side,
        ${whole('x.price')} as price, ${whole('x.quantity')} as quantity, ${whole('x.amount')} as amount, x.cl_ord_id as "clOrdId"
      from everyday.depository_trade x where x.trade_date = $1 order by x.trade_key collate "C"`,
  },
}
