/** Fields of the account-opening form, the same in F04 (open), F05 (amend) and F06 (agents). */
import { Type, type TSchema } from 'typebox'
import { Choice, Coded, CurrencyField, DateField, Flag, MarketField, Money, Text, Worded } from './fields.ts'
import { IDENTITY_TYPES } from '../rules/identity.ts'

const titled = (zh: string, en: string) => ({ title: zh, 'x-title': { zh, en } })

/** Shown only where another field has one of these values. */
const ofOrganisations = { 'x-when': { field: 'kind', values: ['institution', 'product'] } }
const ofPersons = { 'x-when': { field: 'kind', values: ['person'] } }

function shown<S extends TSchema>(schema: S, when: object): S {
  return Object.assign(schema, when)
}

export const ClientKindField = Choice(
  { zh: '客户类型', en: 'Client kind' },
  ['person', 'institution', 'product'] as const,
  {
    person: { zh: '个人', en: 'Person' },
    institution: { zh: '机构', en: 'Institution' },
    product: { zh: '产品', en: 'Product' },
  },
)

export const IdentityTypeField = Choice({ zh: '证件类型', en: 'Identity document' }, IDENTITY_TYPES, {
  'id-card': { zh: '居民身份证', en: 'Identity card' },
  passport: { zh: '护照', en: 'Passport' },
  'hk-macau-permit': { zh: '港澳居民来往内地通行证', en: 'Permit for Hong Kong and Macau residents' },
  'taiwan-permit': { zh: '台湾居民来往大陆通行证', en: 'Permit for Taiwan residents' },
  'foreign-residence': { zh: '外国人永久居留身份证', en: 'Foreign permanent resident card' },
  'officer-card': { zh: '军官证', en: "Officer's card" },
  'credit-code': { zh: '统一社会信用代码', en: 'Unified social credit code' },
  'product-code': { zh: '产品编码', en: 'Product code' },
})

export const IdentityNumber = Text({ zh: '证件号码', en: 'Identity number' }, 30)
export const ClientName = Text({ zh: '姓名/名称', en: 'Name' }, 60)

/** Left out: made from the name where the command comes in. */
export const Pinyin = Type.String({
  ...titled('拼音', 'Pinyin initials'),
  pattern: '^[a-z0-9]{0,30}$',
  'x-initials-of': 'name',
})

/** What a person and an organisation say of themselves. */
export const PROFILE = {
  birthDate: Type.Optional(shown(DateField({ zh: '出生日期', en: 'Birth date' }), ofPersons)),
  gender: Type.Optional(
    shown(
      Choice({ zh: '性别', en: 'Gender' }, ['male', 'female'] as const, {
        male: { zh: '男', en: 'Male' },
        female: { zh: '女', en: 'Female' },
      }),
      ofPersons,
    ),
  ),
  managerCode: Type.Optional(
    shown(Text({ zh: '管理人信用代码', en: "Manager's credit code" }, 18), {
      'x-when': { field: 'kind', values: ['product'] },
    }),
  ),
  legalRepresentative: Type.Optional(
    shown(Text({ zh: '法定代表人', en: 'Legal representative' }, 60), ofOrganisations),
  ),
  legalRepresentativeNumber: Type.Optional(
    shown(Text({ zh: '法定代表人证件号', en: "Legal representative's number" }, 30), ofOrganisations),
  ),
  handler: Type.Optional(shown(Text({ zh: '经办人', en: 'Handler' }, 60), ofOrganisations)),
  handlerNumber: Type.Optional(
    shown(Text({ zh: '经办人证件号', en: "Handler's number" }, 30), ofOrganisations),
  ),
  handlerPhone: Type.Optional(shown(Text({ zh: '经办人电话', en: "Handler's phone" }, 30), ofOrganisations)),
  handlerAuthorisedTo: Type.Optional(
    shown(DateField({ zh: '授权有效期', en: 'Authorised until' }), ofOrganisations),
  ),
  email: Type.Optional(Text({ zh: '电子邮箱', en: 'E-mail' }, 100, 0)),
  postcode: Type.Optional(Text({ zh: '邮政编码', en: 'Postcode' }, 10, 0)),
  bankName: Type.Optional(Worded({ zh: '开户银行', en: 'Bank' }, 'bank', 60, 0)),
  bankAccount: Type.Optional(Text({ zh: '银行账号', en: 'Bank account' }, 32, 0)),
}

/** What suitability is judged by. */
export const ASSESSMENT = {
  riskAssessedOn: Type.Optional(DateField({ zh: '测评日期', en: 'Assessed on' })),
  averageAssets: Type.Optional(Money({ zh: '20日日均资产', en: 'Average assets of 20 days' })),
  firstTradedOn: Type.Optional(DateField({ zh: '首次交易日期', en: 'First traded on' })),
}

/** Of the questionnaire all firms use. */
export const RISK_LEVELS = {
  1: { zh: 'C1 保守型', en: 'C1 conservative' },
  2: { zh: 'C2 谨慎型', en: 'C2 cautious' },
  3: { zh: 'C3 稳健型', en: 'C3 moderate' },
  4: { zh: 'C4 积极型', en: 'C4 active' },
  5: { zh: 'C5 激进型', en: 'C5 aggressive' },
}

export const RiskLevel = Type.Integer({
  ...titled('风险等级', 'Risk level'),
  minimum: 1,
  maximum: 5,
  'x-labels': RISK_LEVELS,
})

export const CurrenciesField = Type.Array(CurrencyField, {
  ...titled('资金账户币种', 'Cash account currencies'),
  minItems: 1,
  maxItems: 3,
  uniqueItems: true,
})

export const CustodyModeField = Choice(
  { zh: '存管方式', en: 'Custody mode' },
  ['counter', 'third-party'] as const,
  {
    counter: { zh: '柜面存取', en: 'Cash at the counter' },
    'third-party': { zh: '三方存管', en: 'Third-party custody' },
  },
)

export const SecuritiesAccountsField = Type.Array(
  Type.Object({
    market: MarketField,
    number: Text({ zh: '股东账号', en: 'Account number' }, 10),
    designated: Flag({ zh: '指定/托管在本部', en: 'Designated to us' }),
  }),
  { ...titled('证券账户', 'Securities accounts'), maxItems: 9 },
)

/** Boards a client may buy on, and products that need a right of their own. */
const BOARD_RIGHTS = ['star', 'chinext', 'beijing', 'risk-warning', 'convertible', 'repo-borrow'] as const

export const BoardsField = Type.Array(
  Choice({ zh: '板块权限', en: 'Board' }, BOARD_RIGHTS, {
    star: { zh: '科创板', en: 'STAR' },
    chinext: { zh: '创业板', en: 'ChiNext' },
    beijing: { zh: '北交所', en: 'Beijing' },
    'risk-warning': { zh: '风险警示', en: 'Risk warning' },
    convertible: { zh: '可转债', en: 'Convertible bonds' },
    'repo-borrow': { zh: '回购融资', en: 'Borrowing by repo' },
  }),
  { ...titled('板块权限', 'Boards'), maxItems: BOARD_RIGHTS.length, uniqueItems: true },
)

export const ProfessionField = Worded({ zh: '职业', en: 'Profession' }, 'profession', 60, 0)

const CHANNELS = {
  phone: { zh: '电话', en: 'Phone' },
  kiosk: { zh: '自助', en: 'Kiosk' },
  web: { zh: '网上', en: 'Web' },
  program: { zh: '程序', en: 'Program' },
}

export const ChannelsField = Type.Array(
  Choice({ zh: '委托方式', en: 'Channel' }, ['phone', 'kiosk', 'web', 'program'] as const, CHANNELS),
  { ...titled('开通的委托方式', 'Channels'), maxItems: 4, uniqueItems: true },
)

/** All that a client may use: the counter too, which nobody opens or closes. */
export const ClientChannels = Type.Array(
  Choice(
    { zh: '委托方式', en: 'Channel' },
    ['counter', 'phone', 'kiosk', 'web', 'program', 'console'] as const,
    {
      counter: { zh: '柜台', en: 'Counter' },
      ...CHANNELS,
      console: { zh: '控制台', en: 'Console' },
    },
  ),
  titled('开通的委托方式', 'Channels'),
)

export const FeePlanField = Text({ zh: '费用方案', en: 'Fee plan' }, 30)
export const ClientClassField = Coded({ zh: '客户类别', en: 'Client class' }, 'client-class')
export const SETTLEMENT_MODES = {
  0: { zh: '随市场和营业部', en: 'As market and branch' },
  1: { zh: '实时', en: 'Real time' },
  2: { zh: '自动', en: 'Automatic' },
  3: { zh: '半自动', en: 'Half automatic' },
  4: { zh: '手工', en: 'By hand' },
}

export const SettlementModeField = Type.Unsafe<0 | 1 | 2 | 3 | 4>(
  Type.Integer({
    ...titled('交割方式', 'Settlement mode'),
    minimum: 0,
    maximum: 4,
    'x-labels': SETTLEMENT_MODES,
  }),
)

const AGREEMENTS = [
  'account-agreement',
  'risk-disclosure',
  'designated-trading',
  'third-party-custody',
  'electronic-trading',
  'board-disclosure',
  'privacy-notice',
] as const

export const AgreementsField = Type.Array(
  Choice({ zh: '协议文件', en: 'Agreement' }, AGREEMENTS, {
    'account-agreement': { zh: '证券交易委托代理协议', en: 'Account agreement' },
    'risk-disclosure': { zh: '风险揭示书', en: 'Risk disclosure' },
    'designated-trading': { zh: '指定交易协议', en: 'Designated trading' },
    'third-party-custody': { zh: '三方存管协议', en: 'Third-party custody' },
    'electronic-trading': { zh: '网上委托协议', en: 'Electronic trading' },
    'board-disclosure': { zh: '板块风险揭示书', en: 'Board risk disclosure' },
    'privacy-notice': { zh: '个人信息授权书', en: 'Privacy notice' },
  }),
  { ...titled('已签协议', 'Agreements signed'), maxItems: AGREEMENTS.length, uniqueItems: true },
)
