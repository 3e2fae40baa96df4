/** Fields of the account-opening form, the same in F04 (open), F05 (amend) and F06 (agents). */
import { Type, type TSchema } from 'typebox'
import {
  Choice,
  Coded,
  CurrencyField,
  DateField,
  Flag,
  Identifier,
  MarketField,
  Money,
  PersonName,
  Telephone,
  Text,
  Worded,
} from './fields.ts'
import { AGREEMENT_WORDS } from '../words/agreement.ts'
import { BOARD_RIGHT_WORDS } from '../words/board.ts'
import { CHANNEL_WORDS, CLIENT_CHANNEL_WORDS } from '../words/channel.ts'
import { CLIENT_KIND_WORDS } from '../words/client-kind.ts'
import { CUSTODY_MODE_WORDS } from '../words/custody-mode.ts'
import { GENDER_WORDS } from '../words/gender.ts'
import { IDENTITY_TYPE_WORDS } from '../words/identity-type.ts'
import { RISK_LEVEL_WORDS } from '../words/risk-level.ts'
import { SETTLEMENT_MODE_WORDS } from '../words/settlement-mode.ts'
import { valuesOf } from '../words/words.ts'
import { noted, titled, type Noted } from './schema-notes.ts'

/** Shown only when another field has one of these values. */
const ofOrganisations = noted({ 'x-when': { field: 'kind', values: ['institution', 'product'] } })
const ofPersons = noted({ 'x-when': { field: 'kind', values: ['person'] } })

function shown<S extends TSchema>(schema: S, when: Noted): S {
  return Object.assign(schema, when)
}

export const ClientKindField = Choice({ zh: '客户类型', en: 'Client kind' }, CLIENT_KIND_WORDS)

export const IdentityTypeField = Choice({ zh: '证件类型', en: 'Identity document' }, IDENTITY_TYPE_WORDS)

export const IdentityNumber = Identifier({ zh: '证件号码', en: 'Identity number' }, 30)
export const ClientName = PersonName({ zh: '姓名/名称', en: 'Name' }, 60)

/** When left out, it is made from the name. */
export const Pinyin = Type.String({
  ...titled({ zh: '拼音', en: 'Pinyin initials' }),
  pattern: '^[a-z0-9]{0,30}$',
  ...noted({ 'x-initials-of': 'name' }),
})

/** What persons and organisations state about themselves. */
export const PROFILE = {
  birthDate: Type.Optional(shown(DateField({ zh: '出生日期', en: 'Birth date' }), ofPersons)),
  gender: Type.Optional(shown(Choice({ zh: '性别', en: 'Gender' }, GENDER_WORDS), ofPersons)),
  managerCode: Type.Optional(
    shown(
      Text({ zh: '管理人信用代码', en: "Manager's credit code" }, 18),
      noted({ 'x-when': { field: 'kind', values: ['product'] } }),
    ),
  ),
  legalRepresentative: Type.Optional(
    shown(PersonName({ zh: '法定代表人', en: 'Legal representative' }, 60), ofOrganisations),
  ),
  legalRepresentativeNumber: Type.Optional(
    shown(Identifier({ zh: '法定代表人证件号', en: "Legal representative's number" }, 30), ofOrganisations),
  ),
  handler: Type.Optional(shown(PersonName({ zh: '经办人', en: 'Handler' }, 60), ofOrganisations)),
  handlerNumber: Type.Optional(
    shown(Identifier({ zh: '经办人证件号', en: "Handler's number" }, 30), ofOrganisations),
  ),
  handlerPhone: Type.Optional(shown(Telephone({ zh: '经办人电话', en: "Handler's phone" }), ofOrganisations)),
  handlerAuthorisedTo: Type.Optional(
    shown(DateField({ zh: '授权有效期', en: 'Authorised until' }), ofOrganisations),
  ),
  email: Type.Optional(Text({ zh: '电子邮箱', en: 'E-mail' }, 100, 0)),
  postcode: Type.Optional(Text({ zh: '邮政编码', en: 'Postcode' }, 10, 0)),
  bankName: Type.Optional(Worded({ zh: '开户银行', en: 'Bank' }, 'bank', 60, 0)),
  bankAccount: Type.Optional(Identifier({ zh: '银行账号', en: 'Bank account' }, 32, 0)),
}

/** The facts by which suitability is judged. */
export const ASSESSMENT = {
  riskAssessedOn: Type.Optional(DateField({ zh: '测评日期', en: 'Assessed on' })),
  averageAssets: Type.Optional(Money({ zh: '20日日均资产', en: 'Average assets of 20 days' })),
  firstTradedOn: Type.Optional(DateField({ zh: '首次交易日期', en: 'First traded on' })),
}

export const RiskLevel = Type.Integer({
  ...titled({ zh: '风险等级', en: 'Risk level' }),
  minimum: 1,
  maximum: 5,
  ...noted({ 'x-labels': RISK_LEVEL_WORDS }),
})

export const CurrenciesField = Type.Array(CurrencyField, {
  ...titled({ zh: '资金账户币种', en: 'Cash account currencies' }),
  minItems: 1,
  maxItems: 3,
  uniqueItems: true,
})

export const CustodyModeField = Choice({ zh: '存管方式', en: 'Custody mode' }, CUSTODY_MODE_WORDS)

export const SecuritiesAccountsField = Type.Array(
  Type.Object({
    market: MarketField,
    number: Identifier({ zh: '股东账号', en: 'Account number' }, 10),
    designated: Flag({ zh: '指定/托管在本部', en: 'Designated to us' }),
  }),
  { ...titled({ zh: '证券账户', en: 'Securities accounts' }), maxItems: 9 },
)

/** Boards on which a client may buy, and products that need a right of their own. */
export const BoardsField = Type.Array(Choice({ zh: '板块权限', en: 'Board' }, BOARD_RIGHT_WORDS), {
  ...titled({ zh: '板块权限', en: 'Boards' }),
  maxItems: valuesOf(BOARD_RIGHT_WORDS).length,
  uniqueItems: true,
})

export const ProfessionField = Worded({ zh: '职业', en: 'Profession' }, 'profession', 60, 0)

export const ChannelsField = Type.Array(Choice({ zh: '委托方式', en: 'Channel' }, CLIENT_CHANNEL_WORDS), {
  ...titled({ zh: '开通的委托方式', en: 'Channels' }),
  maxItems: 4,
  uniqueItems: true,
})

/** All channels that a client may use, with the counter, which nobody opens or closes. */
export const ClientChannels = Type.Array(
  Choice({ zh: '委托方式', en: 'Channel' }, CHANNEL_WORDS),
  titled({ zh: '开通的委托方式', en: 'Channels' }),
)

export const FeePlanField = Text({ zh: '费用方案', en: 'Fee plan' }, 30)
export const ClientClassField = Coded({ zh: '客户类别', en: 'Client class' }, 'client-class')

export const SettlementModeField = Type.Unsafe<0 | 1 | 2 | 3 | 4>(
  Type.Integer({
    ...titled({ zh: '交割方式', en: 'Settlement mode' }),
    minimum: 0,
    maximum: 4,
    ...noted({ 'x-labels': SETTLEMENT_MODE_WORDS }),
  }),
)

export const AgreementsField = Type.Array(Choice({ zh: '协议文件', en: 'Agreement' }, AGREEMENT_WORDS), {
  ...titled({ zh: '已签协议', en: 'Agreements signed' }),
  maxItems: valuesOf(AGREEMENT_WORDS).length,
  uniqueItems: true,
})
