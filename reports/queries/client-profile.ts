/** Q01 查个人基本信息 — who a client is, with every account number it has. */
import { Type } from 'typebox'
import { conditions } from '../conditions.ts'
import { defineReport } from '../define-report.ts'
import { addNamedClient, CLIENT } from '../filters.ts'
import { CLIENT_KINDS, CLIENT_STATUSES } from '../labels.ts'
import { PAGE, readPage } from '../paging.ts'

const SELECT = `select c.client_no as "clientNo", c.branch_no as "branchNo", c.kind, c.status, c.name, c.pinyin,
  c.identity_type as "identityType", c.identity_number as "identityNumber", c.identity_expires_on as "identityExpiresOn",
  c.phone, c.address, c.profession, c.client_class as "clientClass", c.risk_level as "riskLevel", c.channels,
  c.fee_plan as "feePlan", c.settlement_mode as "settlementMode", c.boards, c.opened_on as "openedOn", c.closed_on as "closedOn",
  (select json_agg(json_build_object('accountNo', a.account_no, 'currency', a.currency, 'status', a.status, 'custodyMode', a.custody_mode)
    order by a.account_no) from current.cash_account a where a.client_no = c.client_no) as "cashAccounts",
  (select json_agg(json_build_object('securitiesAccountId', s.securities_account_id, 'market', s.market, 'status', s.status,
    'cashAccountNo', s.cash_account_no, 'tradingUnit', s.trading_unit) order by s.securities_account_id)
    from current.securities_account s where s.client_no = c.client_no) as "securitiesAccounts"
from current.client c`

export const clientProfile = defineReport({
  code: 'Q01',
  name: 'client-profile',
  title: { zh: '查个人基本信息', en: 'Client profile' },
  module: 'queries',
  kind: 'query',
  input: Type.Object({ ...CLIENT, ...PAGE }, { additionalProperties: false }),
  columns: [
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'integer' },
    { name: 'name', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'pinyin', title: { zh: '拼音', en: 'Pinyin' }, type: 'text', personal: 'name' },
    { name: 'kind', title: { zh: '客户种类', en: 'Kind' }, type: 'enum', labels: CLIENT_KINDS },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: CLIENT_STATUSES },
    { name: 'identityType', title: { zh: '证件类型', en: 'Identity document' }, type: 'text' },
    {
      name: 'identityNumber',
      title: { zh: '证件号码', en: 'Identity number' },
      type: 'text',
      personal: 'identity',
    },
    { name: 'identityExpiresOn', title: { zh: '证件有效期', en: 'Document expires' }, type: 'date' },
    { name: 'phone', title: { zh: '电话', en: 'Phone' }, type: 'text', personal: 'phone' },
    { name: 'address', title: { zh: '地址', en: 'Address' }, type: 'text', personal: 'address' },
    { name: 'profession', title: { zh: '职业', en: 'Profession' }, type: 'text' },
    { name: 'branchNo', title: { zh: '营业部', en: 'Branch' }, type: 'integer' },
    { name: 'clientClass', title: { zh: '客户类别', en: 'Class' }, type: 'text' },
    { name: 'riskLevel', title: { zh: '风险等级', en: 'Risk level' }, type: 'integer' },
    { name: 'channels', title: { zh: '委托方式', en: 'Channels' }, type: 'json' },
    { name: 'boards', title: { zh: '可买板块', en: 'Boards' }, type: 'json' },
    { name: 'feePlan', title: { zh: '费用方案', en: 'Fee plan' }, type: 'text' },
    { name: 'settlementMode', title: { zh: '交割方式', en: 'Settlement mode' }, type: 'integer' },
    { name: 'openedOn', title: { zh: '开户日期', en: 'Opened' }, type: 'date' },
    { name: 'closedOn', title: { zh: '销户日期', en: 'Closed' }, type: 'date' },
    { name: 'cashAccounts', title: { zh: '资金账户', en: 'Cash accounts' }, type: 'json' },
    { name: 'securitiesAccounts', title: { zh: '证券账户', en: 'Securities accounts' }, type: 'json' },
  ],
  run(database, input) {
    const filter = conditions()
    addNamedClient(filter, 'c.client_no', input.client)
    const key = [{ sql: 'c.client_no', type: 'int8', field: 'clientNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'asc' })
  },
})
