/** Freezes of one client or of all, in force or, on request, of any state. */
import { Type } from 'typebox'
import { addDays } from '@guitai/core/base/business-date.ts'
import { Choice, Whole } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addClient, businessDay, CLIENT } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { FREEZE_OBJECT_WORDS, FREEZE_STATUS_WORDS, FREEZE_TERM_WORDS } from '@guitai/core/words/freeze.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'

const SELECT = `select f.freeze_no as "freezeNo", f.client_no as "clientNo", c.name as "clientName", f.object, f.account_no as "accountNo",
  a.currency, i.code, i.name, f.term, case f.object when 'cash' then f.ordered end as ordered, case f.object when 'cash' then f.effective end as effective,
  case f.object when 'holding' then f.ordered end as "orderedQuantity", case f.object when 'holding' then f.effective end as "effectiveQuantity",
  f.rank, f.authority, f.document, f.summary, f.placed_on as "placedOn", f.expires_on as "expiresOn", coalesce(f.covers_dividends, false) as "coversDividends", f.status
from current.freeze f
left join current.client c on c.client_no = f.client_no
left join current.cash_account a on f.object = 'cash' and a.account_no = f.account_no
left join current.holding h on f.object = 'holding' and h.holding_no = f.account_no
left join current.instrument i on i.instrument_no = h.instrument_no`

export const freezes = defineReport({
  code: 'freezes',
  name: 'freezes',
  title: { zh: '冻结', en: 'Freezes' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object(
    {
      ...CLIENT,
      status: Type.Optional(Choice({ zh: '状态', en: 'Status' }, FREEZE_STATUS_WORDS)),
      expiresWithin: Type.Optional(Whole({ zh: '几日内到期', en: 'Ends within so many days' }, 0, 3650)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'freezeNo', title: { zh: '冻结编号', en: 'Freeze' }, type: 'no' },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'clientName', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    {
      name: 'object',
      title: { zh: '对象', en: 'Object' },
      type: 'enum',
      labels: FREEZE_OBJECT_WORDS,
    },
    { name: 'accountNo', title: { zh: '账户', en: 'Account' }, type: 'no' },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
    { name: 'name', title: { zh: '证券名称', en: 'Instrument' }, type: 'text' },
    { name: 'term', title: { zh: '期限', en: 'Term' }, type: 'enum', labels: FREEZE_TERM_WORDS },
    { name: 'ordered', title: { zh: '要求金额', en: 'Ordered' }, type: 'money' },
    { name: 'effective', title: { zh: '生效金额', en: 'Effective' }, type: 'money' },
    { name: 'orderedQuantity', title: { zh: '要求数量', en: 'Ordered quantity' }, type: 'shares' },
    { name: 'effectiveQuantity', title: { zh: '生效数量', en: 'Effective quantity' }, type: 'shares' },
    { name: 'rank', title: { zh: '轮候', en: 'Rank' }, type: 'integer' },
    { name: 'authority', title: { zh: '机关', en: 'Authority' }, type: 'text', words: 'freeze-authority' },
    { name: 'document', title: { zh: '文书', en: 'Document' }, type: 'text', personal: 'words' },
    { name: 'summary', title: { zh: '摘要', en: 'Summary' }, type: 'text', personal: 'words' },
    { name: 'placedOn', title: { zh: '冻结日期', en: 'Placed' }, type: 'date' },
    { name: 'expiresOn', title: { zh: '到期日期', en: 'Expires' }, type: 'date' },
    { name: 'coversDividends', title: { zh: '及于孳息', en: 'Covers earnings' }, type: 'boolean' },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: FREEZE_STATUS_WORDS },
  ],
  async run(database, input, context) {
    const filter = conditions()
    addClient(filter, 'f.client_no', input.client, context)
    filter.add('f.status = ?', input.status ?? 'in-force')
    // The warning list: long freezes that end soon and may have to be renewed.
    if (input.expiresWithin !== undefined) {
      filter.add('f.expires_on <= ?', addDays(await businessDay(database), input.expiresWithin))
      filter.add('f.term = ?', 'long')
    }
    const key = [{ sql: 'f.freeze_no', type: 'int8', field: 'freezeNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
