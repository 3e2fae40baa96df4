/**
 * Q05 查个人流水信息 — a client's journal: money and shares in and out, with the balance after each.
 *
 * Moving from unsettled to settled changes no balance and is left out unless requested.
 */
import { Type } from 'typebox'
import { Flag } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addOneClient, addPeriod, NAMED_CLIENT, PERIOD } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { ENTRY_KIND_WORDS } from '@guitai/core/words/entry-kind.ts'
import { currencySql } from '../frame/currency-sql.ts'

/** The client's side is the one that is no house account; in a settlement both sides are the client's. */
const SELECT = `select e.entry_no as "entryNo", e.business_date as "businessDate", e.trade_date as "tradeDate", e.at, e.client_no as "clientNo", c.name,
  e.kind, ${currencySql('e.asset')} as currency, i.code, i.name as "instrumentName",
  case when d.account_no is null then e.debit_account else e.credit_account end as "accountNo",
  case when e.asset <= 3 then x.change end as "moneyChange", case when e.asset > 3 then x.change end as "sharesChange",
  case when e.asset <= 3 then e.balance_after end as "balanceAfter", case when e.asset > 3 then e.balance_after end as "sharesAfter",
  e.order_id as "orderId", e.trade_seq as "tradeSeq", e.voucher_no as "voucherNo", v.summary, e.command_no as "commandNo"
from everyday.entry e
left join current.house_account d on d.account_no = e.debit_account
left join current.instrument i on i.instrument_no = e.asset
left join current.client c on c.client_no = e.client_no
left join everyday.voucher v on v.voucher_no = e.voucher_no
cross join lateral (select case when e.debit_account = e.credit_account then 0 when d.account_no is null then -e.amount else e.amount end as change) x`

export const clientEntries = defineReport({
  code: 'Q05',
  name: 'client-entries',
  title: { zh: '查个人流水信息', en: 'Client journal' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object(
    {
      ...NAMED_CLIENT,
      ...PERIOD,
      withSettlement: Type.Optional(Flag({ zh: '含交割', en: 'With settlement' })),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'entryNo', title: { zh: '流水号', en: 'Entry' }, type: 'no' },
    { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
    { name: 'tradeDate', title: { zh: '交易日', en: 'Trade date' }, type: 'date', isDetail: true },
    { name: 'at', title: { zh: '时间', en: 'Time' }, type: 'time' },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'name', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'accountNo', title: { zh: '账户', en: 'Account' }, type: 'no' },
    { name: 'kind', title: { zh: '业务', en: 'Kind' }, type: 'enum', labels: ENTRY_KIND_WORDS },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'moneyChange', title: { zh: '发生金额', en: 'Amount' }, type: 'money', tone: 'sign' },
    { name: 'balanceAfter', title: { zh: '资金余额', en: 'Balance' }, type: 'money' },
    { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
    { name: 'instrumentName', title: { zh: '证券名称', en: 'Instrument' }, type: 'text' },
    { name: 'sharesChange', title: { zh: '发生数量', en: 'Shares' }, type: 'shares', tone: 'sign' },
    { name: 'sharesAfter', title: { zh: '证券余额', en: 'Shares after' }, type: 'shares' },
    { name: 'orderId', title: { zh: '委托编号', en: 'Order' }, type: 'no' },
    { name: 'tradeSeq', title: { zh: '成交序号', en: 'Trade' }, type: 'no', isDetail: true },
    { name: 'voucherNo', title: { zh: '凭证号', en: 'Voucher' }, type: 'no' },
    { name: 'summary', title: { zh: '摘要', en: 'Summary' }, type: 'text', personal: 'words' },
    { name: 'commandNo', title: { zh: '命令号', en: 'Command' }, type: 'no', isDetail: true },
  ],
  async run(database, input, context) {
    const filter = conditions()
    await addPeriod(database, filter, 'e.business_date', input)
    addOneClient(filter, { column: 'e.client_no', client: input.client }, context)
    if (input.withSettlement !== true) filter.add('e.kind <> ?', 'settle')
    const key = [
      { sql: 'e.business_date', type: 'date', field: 'businessDate' },
      { sql: 'e.entry_no', type: 'int8', field: 'entryNo' },
    ] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
