/**
 * F13 个人流水 — a client's money, movement by movement, with the balance before and after each, for any period, over today,
 * history and archive alike. The order is that of booking, and in the total line opening + in − out = closing.
 */
import { Type } from 'typebox'
import { CurrencyField } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import type { Database } from '../frame/database.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { addOneClient, addPeriod, NAMED_CLIENT, PERIOD } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { ENTRY_KIND_WORDS } from '@guitai/core/words/entry-kind.ts'
import { currencySql } from '../frame/currency-sql.ts'

/** The client's side is the one that is no house account. Nothing moves between settled and unsettled. */
const MOVEMENTS = `select e.entry_no, e.business_date, e.trade_date, e.at, e.client_no, e.kind, e.asset, e.order_id, e.trade_seq, e.voucher_no,
    case when d.account_no is null then e.debit_account else e.credit_account end as account_no,
    case when d.account_no is null then -e.amount else e.amount end as change, e.balance_after
  from everyday.entry e left join current.house_account d on d.account_no = e.debit_account
  where e.asset <= 3 and e.kind <> 'settle'`

const SELECT = `select m.entry_no as "entryNo", m.business_date as "businessDate", m.trade_date as "tradeDate", m.at, m.client_no as "clientNo",
  c.name, m.account_no as "accountNo", ${currencySql('m.asset')} as currency, m.kind,
  m.balance_after - m.change as "balanceBefore", greatest(m.change, 0) as "moneyIn", greatest(-m.change, 0) as "moneyOut",
  m.balance_after as "balanceAfter", i.code, i.name as "instrumentName", m.order_id as "orderId", m.trade_seq as "tradeSeq",
  m.voucher_no as "voucherNo", v.summary
from (${MOVEMENTS}) m
left join current.client c on c.client_no = m.client_no
left join everyday.voucher v on v.voucher_no = m.voucher_no
left join everyday.trade t on t.trade_seq = m.trade_seq and t.trade_date = m.trade_date
left join current.instrument i on i.instrument_no = t.instrument_no`

const TOTALS = `select ${currencySql('m.asset')} as currency, count(*)::int8 as rows,
  (array_agg(m.balance_after - m.change order by m.entry_no))[1] as "balanceBefore",
  sum(greatest(m.change, 0))::int8 as "moneyIn", sum(greatest(-m.change, 0))::int8 as "moneyOut",
  (array_agg(m.balance_after order by m.entry_no desc))[1] as "balanceAfter"
from (${MOVEMENTS}) m`

export const clientJournal = defineReport({
  code: 'F13',
  name: 'client-journal',
  title: { zh: '个人流水', en: "Client's journal" },
  module: 'funds',
  kind: 'query',
  about: 'clients',
  input: Type.Object(
    { ...NAMED_CLIENT, currency: Type.Optional(CurrencyField), ...PERIOD, ...PAGE },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
    { name: 'at', title: { zh: '时间', en: 'Time' }, type: 'time' },
    { name: 'entryNo', title: { zh: '流水号', en: 'Entry' }, type: 'no' },
    { name: 'tradeDate', title: { zh: '交易日', en: 'Trade date' }, type: 'date', isDetail: true },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'name', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'accountNo', title: { zh: '资金账户', en: 'Cash account' }, type: 'no' },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'kind', title: { zh: '业务', en: 'Kind' }, type: 'enum', labels: ENTRY_KIND_WORDS },
    { name: 'summary', title: { zh: '摘要', en: 'Summary' }, type: 'text', personal: 'words' },
    { name: 'balanceBefore', title: { zh: '发生前余额', en: 'Balance before' }, type: 'money', total: true },
    { name: 'moneyIn', title: { zh: '收入', en: 'In' }, type: 'money', total: true },
    { name: 'moneyOut', title: { zh: '支出', en: 'Out' }, type: 'money', total: true },
    { name: 'balanceAfter', title: { zh: '余额', en: 'Balance' }, type: 'money', total: true },
    { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
    { name: 'instrumentName', title: { zh: '证券名称', en: 'Instrument' }, type: 'text' },
    { name: 'orderId', title: { zh: '委托编号', en: 'Order' }, type: 'no' },
    { name: 'tradeSeq', title: { zh: '成交序号', en: 'Trade' }, type: 'no', isDetail: true },
    { name: 'voucherNo', title: { zh: '凭证号', en: 'Voucher' }, type: 'no' },
  ],
  async run(database, input, context) {
    const ask = async () => {
      const filter = conditions()
      await addPeriod(database, filter, 'm.business_date', input)
      addOneClient(filter, { column: 'm.client_no', client: input.client }, context)
      filter.add('m.asset = ?', input.currency && { CNY: 1, USD: 2, HKD: 3 }[input.currency])
      return filter
    }
    const key = [
      { sql: 'm.business_date', type: 'date', field: 'businessDate' },
      { sql: 'm.entry_no', type: 'int8', field: 'entryNo' },
    ] as const
    const page = await readPage(database, input, {
      select: SELECT,
      conditions: await ask(),
      key,
      direction: 'asc',
    })
    return input.after === undefined ? { ...page, totals: await totals(database, await ask()) } : page
  },
})

function totals(database: Database, filter: ReturnType<typeof conditions>): Promise<Row[]> {
  return database.query<Row>(
    `${TOTALS} ${filter.where()} group by m.asset, m.account_no order by m.asset`,
    filter.values,
  )
}
