/** Q01 查个人基本信息 — who a client is, with every account number. */
import { Type } from 'typebox'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addClient, NAMED_CLIENT } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { CLIENT_KIND_WORDS } from '@guitai/core/words/client-kind.ts'
import { CLIENT_STATUS_WORDS } from '@guitai/core/words/client-status.ts'
import { GENDER_WORDS } from '@guitai/core/words/gender.ts'
import { RISK_LEVEL_WORDS } from '@guitai/core/words/risk-level.ts'
import { SETTLEMENT_MODE_WORDS } from '@guitai/core/words/settlement-mode.ts'
import { IDENTITY_TYPE_WORDS } from '@guitai/core/words/identity-type.ts'
import { AGREEMENT_WORDS } from '@guitai/core/words/agreement.ts'
import { BOARD_RIGHT_WORDS } from '@guitai/core/words/board.ts'
import { CHANNEL_WORDS } from '@guitai/core/words/channel.ts'
import { CARD_PARTS, CASH_ACCOUNT_PARTS, PASSWORD_PARTS, SECURITIES_ACCOUNT_PARTS } from './profile-parts.ts'

const SELECT = `select c.client_no as "clientNo", c.branch_no as "branchNo", c.kind, c.status, c.name, c.pinyin,
  c.identity_type as "identityType", c.identity_number as "identityNumber", c.identity_expires_on as "identityExpiresOn",
  c.phone, c.address, c.profession, c.client_class as "clientClass", c.risk_level as "riskLevel", c.channels,
  c.details ->> 'birthDate' as "birthDate", c.details ->> 'gender' as gender, c.details ->> 'email' as email, c.details ->> 'postcode' as postcode,
  c.details ->> 'bankName' as "bankName", c.details ->> 'bankAccount' as "bankAccount", c.details ->> 'riskAssessedOn' as "riskAssessedOn",
  (c.details ->> 'averageAssets')::int8 as "averageAssets", c.details ->> 'firstTradedOn' as "firstTradedOn", c.details ->> 'managerCode' as "managerCode",
  c.details ->> 'legalRepresentative' as "legalRepresentative", c.details ->> 'legalRepresentativeNumber' as "legalRepresentativeNumber",
  c.details ->> 'handler' as handler, c.details ->> 'handlerNumber' as "handlerNumber", c.details ->> 'handlerPhone' as "handlerPhone",
  c.details ->> 'handlerAuthorisedTo' as "handlerAuthorisedTo", c.details -> 'agreements' as agreements,
  (select json_agg(json_build_object('cardNo', k.card_no, 'kind', k.kind, 'status', k.status, 'issuedOn', k.issued_on) order by k.card_no)
    from current.card k where k.client_no = c.client_no) as cards,
  (select json_agg(json_build_object('kind', p.kind, 'isLocked', p.locked_on is not null, 'mustChange', p.must_change) order by p.kind)
    from current.credential p where p.owner = c.client_no and p.kind <> 'sign-in') as passwords,
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
  about: 'clients',
  input: Type.Object({ ...NAMED_CLIENT, ...PAGE }, { additionalProperties: false }),
  columns: [
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'name', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'pinyin', title: { zh: '拼音', en: 'Pinyin' }, type: 'text', personal: 'name', isDetail: true },
    { name: 'kind', title: { zh: '客户种类', en: 'Kind' }, type: 'enum', labels: CLIENT_KIND_WORDS },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: CLIENT_STATUS_WORDS },
    {
      name: 'identityType',
      title: { zh: '证件类型', en: 'Identity document' },
      type: 'enum',
      labels: IDENTITY_TYPE_WORDS,
    },
    {
      name: 'identityNumber',
      title: { zh: '证件号码', en: 'Identity number' },
      type: 'text',
      personal: 'identity',
    },
    {
      name: 'identityExpiresOn',
      title: { zh: '证件有效期', en: 'Document expires' },
      type: 'date',
      isDetail: true,
    },
    {
      name: 'birthDate',
      title: { zh: '出生日期', en: 'Birth date' },
      type: 'text',
      personal: 'identity',
      isDetail: true,
    },
    {
      name: 'gender',
      title: { zh: '性别', en: 'Gender' },
      type: 'enum',
      labels: GENDER_WORDS,
      isDetail: true,
    },
    { name: 'phone', title: { zh: '电话', en: 'Phone' }, type: 'text', personal: 'phone' },
    {
      name: 'address',
      title: { zh: '地址', en: 'Address' },
      type: 'text',
      personal: 'address',
      isDetail: true,
    },
    {
      name: 'email',
      title: { zh: '电子邮箱', en: 'E-mail' },
      type: 'text',
      personal: 'address',
      isDetail: true,
    },
    { name: 'postcode', title: { zh: '邮政编码', en: 'Postcode' }, type: 'text', isDetail: true },
    { name: 'bankName', title: { zh: '开户银行', en: 'Bank' }, type: 'text', words: 'bank', isDetail: true },
    {
      name: 'bankAccount',
      title: { zh: '银行账号', en: 'Bank account' },
      type: 'text',
      personal: 'identity',
      isDetail: true,
    },
    {
      name: 'managerCode',
      title: { zh: '管理人信用代码', en: "Manager's credit code" },
      type: 'text',
      isDetail: true,
    },
    {
      name: 'legalRepresentative',
      title: { zh: '法定代表人', en: 'Legal representative' },
      type: 'text',
      personal: 'name',
      isDetail: true,
    },
    {
      name: 'legalRepresentativeNumber',
      title: { zh: '法定代表人证件号', en: "Legal representative's number" },
      type: 'text',
      personal: 'identity',
      isDetail: true,
    },
    {
      name: 'handler',
      title: { zh: '经办人', en: 'Handler' },
      type: 'text',
      personal: 'name',
      isDetail: true,
    },
    {
      name: 'handlerNumber',
      title: { zh: '经办人证件号', en: "Handler's number" },
      type: 'text',
      personal: 'identity',
      isDetail: true,
    },
    {
      name: 'handlerPhone',
      title: { zh: '经办人电话', en: "Handler's phone" },
      type: 'text',
      personal: 'phone',
      isDetail: true,
    },
    {
      name: 'handlerAuthorisedTo',
      title: { zh: '授权有效期', en: 'Authorised until' },
      type: 'date',
      isDetail: true,
    },
    {
      name: 'profession',
      title: { zh: '职业', en: 'Profession' },
      type: 'text',
      words: 'profession',
      isDetail: true,
    },
    { name: 'branchNo', title: { zh: '营业部', en: 'Branch' }, type: 'no' },
    { name: 'clientClass', title: { zh: '客户类别', en: 'Class' }, type: 'text', words: 'client-class' },
    {
      name: 'riskLevel',
      title: { zh: '风险等级', en: 'Risk level' },
      type: 'integer',
      labels: RISK_LEVEL_WORDS,
    },
    { name: 'riskAssessedOn', title: { zh: '测评日期', en: 'Assessed on' }, type: 'date', isDetail: true },
    {
      name: 'averageAssets',
      title: { zh: '20日日均资产', en: 'Average assets of 20 days' },
      type: 'money',
      isDetail: true,
    },
    {
      name: 'firstTradedOn',
      title: { zh: '首次交易日期', en: 'First traded on' },
      type: 'date',
      isDetail: true,
    },
    {
      name: 'channels',
      title: { zh: '委托方式', en: 'Channels' },
      type: 'json',
      labels: CHANNEL_WORDS,
      isDetail: true,
    },
    {
      name: 'boards',
      title: { zh: '可买板块', en: 'Boards' },
      type: 'json',
      labels: BOARD_RIGHT_WORDS,
      isDetail: true,
    },
    { name: 'feePlan', title: { zh: '费用方案', en: 'Fee plan' }, type: 'text', isDetail: true },
    {
      name: 'settlementMode',
      title: { zh: '交割方式', en: 'Settlement mode' },
      type: 'integer',
      labels: SETTLEMENT_MODE_WORDS,
      isDetail: true,
    },
    { name: 'openedOn', title: { zh: '开户日期', en: 'Opened' }, type: 'date' },
    { name: 'closedOn', title: { zh: '销户日期', en: 'Closed' }, type: 'date', isDetail: true },
    {
      name: 'cashAccounts',
      title: { zh: '资金账户', en: 'Cash accounts' },
      type: 'json',
      parts: CASH_ACCOUNT_PARTS,
    },
    {
      name: 'securitiesAccounts',
      title: { zh: '证券账户', en: 'Securities accounts' },
      type: 'json',
      parts: SECURITIES_ACCOUNT_PARTS,
      isDetail: true,
    },
    {
      name: 'cards',
      title: { zh: '资金卡/存折', en: 'Cards' },
      type: 'json',
      parts: CARD_PARTS,
      isDetail: true,
    },
    {
      name: 'passwords',
      title: { zh: '密码状态', en: 'Passwords' },
      type: 'json',
      parts: PASSWORD_PARTS,
      isDetail: true,
    },
    {
      name: 'agreements',
      title: { zh: '已签协议', en: 'Agreements' },
      type: 'json',
      labels: AGREEMENT_WORDS,
      isDetail: true,
    },
  ],
  run(database, input, context) {
    const filter = conditions()
    addClient(filter, 'c.client_no', input.client, context)
    const key = [{ sql: 'c.client_no', type: 'int8', field: 'clientNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'asc' })
  },
})
