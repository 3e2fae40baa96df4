/** Vouchers of today or of a period, newest first: what F10 can reverse, and what the till is counted against. */
import { Type } from 'typebox'
import { Whole } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addCoveredTills } from '../frame/covered.ts'
import { addPeriod, addSearched, CLIENT, PERIOD } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { VOUCHER_KIND_WORDS } from '@guitai/core/words/voucher-kind.ts'
import { currencySql } from '../frame/currency-sql.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

const SELECT = `select v.voucher_no as "voucherNo", v.business_date as "businessDate", e.at, v.kind, v.client_no as "clientNo", c.name as "clientName",
  v.account_no as "accountNo", ${currencySql('v.asset')} as currency,
  case when v.asset <= 3 then v.amount end as amount, i.code, i.name, case when v.asset > 3 then v.amount end as quantity,
  v.teller_no as "tellerNo", t.full_name as "tellerName", m.checker_no as "checkerNo", k.full_name as "checkerName", v.summary, v.reverses, v.reversed_by as "reversedBy"
from everyday.voucher v
left join current.client c on c.client_no = v.client_no
left join current.instrument i on i.instrument_no = v.asset
left join lateral (select command_no, at from everyday.entry
  where business_date = v.business_date and voucher_no = v.voucher_no order by entry_no limit 1) e on true
left join everyday.command m on m.business_date = v.business_date and m.command_no = e.command_no
left join current.teller t on t.teller_no = v.teller_no
left join current.teller k on k.teller_no = m.checker_no`

export const vouchers = defineReport({
  code: 'vouchers',
  name: 'vouchers',
  title: { zh: '凭证', en: 'Vouchers' },
  module: 'queries',
  kind: 'query',
  about: 'tills',
  input: Type.Object(
    {
      ...CLIENT,
      ...PERIOD,
      teller: Type.Optional(Whole({ zh: '柜员', en: 'Teller' }, 0, 999_999_999)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'voucherNo', title: { zh: '凭证号', en: 'Voucher' }, type: 'no' },
    { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
    { name: 'at', title: { zh: '时间', en: 'Time' }, type: 'time' },
    { name: 'kind', title: { zh: '业务', en: 'Kind' }, type: 'enum', labels: VOUCHER_KIND_WORDS },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'clientName', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'accountNo', title: { zh: '账户', en: 'Account' }, type: 'no' },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'amount', title: { zh: '金额', en: 'Amount' }, type: 'money' },
    { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
    { name: 'name', title: { zh: '证券名称', en: 'Instrument' }, type: 'text' },
    { name: 'quantity', title: { zh: '数量', en: 'Quantity' }, type: 'shares' },
    { name: 'tellerNo', title: { zh: '柜员', en: 'Teller' }, type: 'no', labels: TELLER_NO_WORDS },
    { name: 'tellerName', title: { zh: '柜员姓名', en: "Teller's name" }, type: 'text', isDetail: true },
    { name: 'checkerNo', title: { zh: '复核', en: 'Checker' }, type: 'no' },
    { name: 'checkerName', title: { zh: '复核姓名', en: "Checker's name" }, type: 'text' },
    { name: 'summary', title: { zh: '摘要', en: 'Summary' }, type: 'text', personal: 'words' },
    { name: 'reverses', title: { zh: '冲销凭证', en: 'Reverses' }, type: 'no' },
    { name: 'reversedBy', title: { zh: '被冲销', en: 'Reversed by' }, type: 'no' },
  ],
  async run(database, input, context) {
    const filter = conditions()
    await addPeriod(database, filter, 'v.business_date', input)
    addCoveredTills(filter, { client: 'v.client_no', teller: 'v.teller_no' }, context)
    addSearched(filter, { column: 'v.client_no', client: input.client }, context)
    filter.add('v.teller_no = ?', input.teller)
    const key = [{ sql: 'v.voucher_no', type: 'int8', field: 'voucherNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
