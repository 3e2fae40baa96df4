/**
 * Every voucher of a day's counter business from the tills' point of view: who made it, what it moved, into which till and out
 * of which.
 */
import type { Database } from '../frame/database.ts'
import { conditions } from '../frame/conditions.ts'
import { addCoveredTills, type Covered } from '../frame/covered.ts'
import type { ReportColumn, ReportResult } from '../frame/define-report.ts'
import { businessDay } from '../frame/filters.ts'
import { readPage, type PageInput } from '../frame/paging.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { ENTRY_KIND_WORDS } from '@guitai/core/words/entry-kind.ts'
import { currencySql } from '../frame/currency-sql.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

/** Of the two entries of what moves between two branches, the one that touches no till is the other branch's affair. */
export const OVER_TRANSIT = `exists (select from current.house_account x where x.kind = 'transit' and x.account_no in (e.debit_account, e.credit_account))`

const SELECT = `select e.entry_no as "entryNo", e.at, e.business_date as "businessDate", v.teller_no as "tellerNo", t.full_name as "tellerName", v.kind,
  v.voucher_no as "voucherNo", v.client_no as "clientNo", c.name as "clientName", v.account_no as "accountNo",
  ${currencySql('e.asset')} as currency, case when e.asset <= 3 then e.amount end as amount,
  i.code, case when e.asset > 3 then e.amount end as quantity,
  into_till.qualifier::int8 as "intoTill", out_of.qualifier::int8 as "outOfTill", v.summary, v.reverses, v.reversed_by as "reversedBy"
from everyday.entry e
join everyday.voucher v on v.voucher_no = e.voucher_no
left join current.house_account into_till on into_till.account_no = e.debit_account and into_till.kind = 'till'
left join current.house_account out_of on out_of.account_no = e.credit_account and out_of.kind = 'till'
left join current.teller t on t.teller_no = v.teller_no
left join current.client c on c.client_no = v.client_no
left join current.instrument i on i.instrument_no = e.asset`

export const TILL_JOURNAL_COLUMNS: readonly ReportColumn[] = [
  { name: 'entryNo', title: { zh: '流水号', en: 'Entry' }, type: 'no' },
  { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
  { name: 'at', title: { zh: '时间', en: 'Time' }, type: 'time' },
  { name: 'tellerNo', title: { zh: '柜员', en: 'Teller' }, type: 'no', labels: TELLER_NO_WORDS },
  { name: 'tellerName', title: { zh: '柜员姓名', en: "Teller's name" }, type: 'text' },
  { name: 'voucherNo', title: { zh: '凭证号', en: 'Voucher' }, type: 'no' },
  { name: 'kind', title: { zh: '业务', en: 'Kind' }, type: 'enum', labels: ENTRY_KIND_WORDS },
  { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
  { name: 'clientName', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
  { name: 'accountNo', title: { zh: '账户', en: 'Account' }, type: 'no' },
  { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
  { name: 'amount', title: { zh: '金额', en: 'Amount' }, type: 'money' },
  { name: 'intoTill', title: { zh: '收入尾箱', en: 'Into the till of' }, type: 'integer' },
  { name: 'outOfTill', title: { zh: '付出尾箱', en: 'Out of the till of' }, type: 'integer' },
  { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
  { name: 'quantity', title: { zh: '数量', en: 'Quantity' }, type: 'shares' },
  { name: 'summary', title: { zh: '摘要', en: 'Summary' }, type: 'text', personal: 'words' },
  { name: 'reverses', title: { zh: '冲销凭证', en: 'Reverses' }, type: 'no' },
  { name: 'reversedBy', title: { zh: '被冲销', en: 'Reversed by' }, type: 'no' },
]

/** A teller's own journal: what the teller did, and what others moved through that till. */
export async function readTillJournal(
  database: Database,
  input: PageInput & { date?: string },
  { teller: tellerNo, covered }: { teller: number | undefined; covered: Covered },
): Promise<ReportResult> {
  const filter = conditions()
  addCoveredTills(filter, { client: 'v.client_no', teller: 'v.teller_no' }, covered)
  filter.add('e.business_date = ?', input.date ?? (await businessDay(database)))
  filter.add(`(into_till.account_no is not null or out_of.account_no is not null or not ${OVER_TRANSIT})`)
  filter.add(
    '(v.teller_no = ? or into_till.qualifier = ? or out_of.qualifier = ?)',
    tellerNo,
    tellerNo?.toString(),
    tellerNo?.toString(),
  )
  const key = [{ sql: 'e.entry_no', type: 'int8', field: 'entryNo' }] as const
  return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'asc' })
}
