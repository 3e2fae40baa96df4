/**
 * F05 资料修改 — changes any field of F04, or adds a cash account or a securities account. The answer has the fields before and
 * after, and the log keeps it. Another name or identity document needs a second person and is checked as at the opening.
 */
import { Type, type Static } from 'typebox'
import type { Currency } from '../../base/money.ts'
import type { Client } from '../../books/accounts.ts'
import type { ClientDetails } from '../../books/client-details.ts'
import type { ClientRow } from '../../books/tables/clients/client.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { cashAccountNo } from '../../books/changes/open-cash-account.ts'
import { identityKey } from '../../books/changes/open-client.ts'
import { checkIdentity, IDENTITY_REFUSALS, refuseKnown } from '../../procedures/clients/client-identity.ts'
import { checkRights, RIGHTS_REFUSALS } from '../../procedures/clients/client-rights.ts'
import {
  checkAccounts,
  REGISTER_REFUSALS,
  registerAccounts,
} from '../../procedures/custody/register-accounts.ts'
import {
  AgreementsField,
  ASSESSMENT,
  BoardsField,
  ChannelsField,
  ClientChannels,
  ClientClassField,
  ClientName,
  CurrenciesField,
  FeePlanField,
  IdentityNumber,
  IdentityTypeField,
  Pinyin,
  ProfessionField,
  PROFILE,
  RiskLevel,
  SecuritiesAccountsField,
  SettlementModeField,
} from '../../frame/client-fields.ts'
import { AFTER, AnyText, BEFORE, Group } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { ClientNo, DateField, Telephone, Text } from '../../frame/fields.ts'
import { accept, reject, type Rejection } from '../../frame/rejection.ts'
import type { Channel } from '../../words/channel.ts'
import { IDENTITY_TYPE_WORDS, type IdentityType } from '../../words/identity-type.ts'
import { valuesOf } from '../../words/words.ts'
import { titled } from '../../frame/schema-notes.ts'

const input = Type.Object({
  clientNo: ClientNo,
  name: Type.Optional(ClientName),
  pinyin: Type.Optional(Pinyin),
  identityType: Type.Optional(IdentityTypeField),
  identityNumber: Type.Optional(IdentityNumber),
  identityExpiresOn: Type.Optional(DateField({ zh: '证件有效期', en: 'Identity expires on' })),
  ...PROFILE,
  phone: Type.Optional(Telephone()),
  address: Type.Optional(Text({ zh: '地址', en: 'Address' }, 200, 0)),
  profession: Type.Optional(ProfessionField),
  riskLevel: Type.Optional(RiskLevel),
  ...ASSESSMENT,
  boards: Type.Optional(BoardsField),
  channels: Type.Optional(ChannelsField),
  clientClass: Type.Optional(ClientClassField),
  feePlan: Type.Optional(FeePlanField),
  settlementMode: Type.Optional(SettlementModeField),
  agreements: Type.Optional(AgreementsField),
  addCurrencies: Type.Optional({
    ...CurrenciesField,
    ...titled({ zh: '新增资金账户币种', en: 'Cash accounts to be added' }),
  }),
  addSecuritiesAccounts: Type.Optional({
    ...SecuritiesAccountsField,
    ...titled({ zh: '新增证券账户', en: 'Securities accounts to be added' }),
  }),
})
type Given = Static<typeof input>

/** The fields that may have changed, one by one. */
const {
  clientNo: _clientNo,
  addCurrencies: _currencies,
  addSecuritiesAccounts: _accounts,
  ...AMENDABLE
} = input.properties
const CHANGED = {
  ...AMENDABLE,
  // Clients opened long ago may have none. The counter belongs to the channels without being listed.
  phone: Type.Optional(AnyText({ zh: '电话', en: 'Phone' })),
  channels: Type.Optional(ClientChannels),
}
const Changed = Type.Object(CHANGED)
type Changed = Static<typeof Changed>

/** Columns of the client. Everything else that is given is a detail. */
const COLUMNS = [
  'name',
  'pinyin',
  'identityType',
  'identityNumber',
  'identityExpiresOn',
  'phone',
  'address',
  'profession',
  'riskLevel',
  'boards',
  'clientClass',
  'feePlan',
  'settlementMode',
] as const satisfies readonly (keyof ClientRow)[]

const DETAILS = [
  ...(Object.keys(PROFILE) as (keyof typeof PROFILE)[]),
  ...(Object.keys(ASSESSMENT) as (keyof typeof ASSESSMENT)[]),
  'agreements',
] as const satisfies readonly (keyof ClientDetails)[]

export const amendClient = defineFunction({
  code: 'F05',
  name: 'amend-client',
  title: { zh: '资料修改', en: 'Amend client' },
  module: 'funds',
  kind: 'command',
  phases: 'any',
  approvalWhen: given =>
    given.name !== undefined || given.identityNumber !== undefined || given.identityType !== undefined,
  input,
  answer: Type.Object({
    clientNo: ClientNo,
    before: Group(BEFORE, CHANGED),
    after: Group(AFTER, CHANGED),
  }),
  rejections: [
    'client_not_found',
    'client_not_normal',
    'nothing_to_change',
    ...IDENTITY_REFUSALS,
    'client_exists',
    'client_of_other_branch',
    'currency_held_already',
    ...REGISTER_REFUSALS,
    ...RIGHTS_REFUSALS,
  ],
  classGiven: given => given.clientClass,
  keys: given => [
    `client:${given.clientNo}`,
    ...(given.identityNumber === undefined
      ? []
      : valuesOf(IDENTITY_TYPE_WORDS).map(type => `identity:${type}:${given.identityNumber}`)),
    ...(given.addSecuritiesAccounts ?? []).map(account => `account:${account.number}.${account.market}`),
  ],

  decide(books, given) {
    const client = books.clients.get(given.clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    const { clientNo, branchNo, status } = client
    if (status === 'closed') return reject('client_not_normal', 'clientNo', { status })
    if (Object.keys(given).length === 1) return reject('nothing_to_change', 'clientNo')
    const identity = identityAfter(books, client, given)
    if ('accepted' in identity) return identity
    const added = given.addCurrencies ?? []
    const currencies = client.cashAccounts.map(account => account.currency)
    if (added.some(currency => currencies.includes(currency)))
      return reject('currency_held_already', 'addCurrencies')
    const accounts = given.addSecuritiesAccounts ?? []
    const known = checkAccounts(books, accounts, {
      branchNo,
      currencies: [...currencies, ...added],
      identity: identityKey(client),
    })
    if (known !== undefined) return { ...known, field: 'addSecuritiesAccounts' }
    const details: ClientDetails = { ...client.details, ...pick(DETAILS, given), ...identity }
    const rights = checkRights(books, {
      riskLevel: given.riskLevel ?? client.riskLevel,
      averageAssets: details.averageAssets,
      firstTradedOn: details.firstTradedOn,
      riskAssessedOn: given.riskAssessedOn,
      boards: (given.boards ?? []).filter(board => !client.boards.includes(board)),
      feePlan: given.feePlan,
    })
    if (rights !== undefined) return rights
    const channels: Channel[] | undefined = given.channels && ['counter', ...given.channels]
    const set = { ...pick(COLUMNS, given), ...(channels === undefined ? {} : { channels }), details }
    return accept(beforeAndAfter(client, set), [
      { kind: 'amendClient', clientNo, set },
      ...openAccounts(client, added),
      ...registerAccounts(books, accounts, { clientNo, branchNo }),
    ])
  },
})

/** Checked again only when a part of the identity changes, so that an old client's old document stays. */
function identityAfter(
  books: Books,
  client: Readonly<Client>,
  given: Given,
):
  | Rejection<(typeof IDENTITY_REFUSALS)[number] | 'client_exists' | 'client_of_other_branch'>
  | Pick<ClientDetails, 'birthDate' | 'gender'> {
  const touched = ['identityType', 'identityNumber', 'identityExpiresOn', ...Object.keys(IDENTITY_FIELDS)]
  if (!touched.some(field => field in given)) return {}
  const identityType = given.identityType ?? (client.identityType as IdentityType)
  const identityNumber = given.identityNumber ?? client.identityNumber
  const { birthDate, gender, ...others } = client.details
  const isOther = identityNumber !== client.identityNumber || identityType !== client.identityType
  const checked = checkIdentity(books, {
    ...others,
    ...(isOther ? {} : { ...(birthDate && { birthDate }), ...(gender && { gender }) }),
    ...pick(DETAILS, given),
    kind: client.kind,
    identityType,
    identityNumber,
    identityExpiresOn: given.identityExpiresOn ?? client.identityExpiresOn,
  })
  if ('accepted' in checked) return checked
  const owner = books.clientsByIdentity.get(`${identityType}:${identityNumber}`)
  return owner === undefined || owner === client.clientNo
    ? checked
    : refuseKnown(books, owner, client.branchNo)
}

/** The fields of the profile that identify the client. */
const {
  email: _email,
  postcode: _postcode,
  bankName: _bank,
  bankAccount: _account,
  ...IDENTITY_FIELDS
} = PROFILE

/** New accounts have the custody mode of the existing account. */
function openAccounts(client: Readonly<Client>, currencies: readonly Currency[]): Change[] {
  const { clientNo } = client
  const custodyMode = client.cashAccounts[0]?.custodyMode ?? 'counter'
  return currencies.map(currency => ({
    kind: 'openCashAccount',
    accountNo: cashAccountNo(clientNo, currency),
    clientNo,
    currency,
    custodyMode,
  }))
}

function pick<O extends object, K extends keyof O>(names: readonly K[], from: O): Partial<Pick<O, K>> {
  return Object.fromEntries(
    names.filter(name => from[name] !== undefined).map(name => [name, from[name]]),
  ) as Partial<Pick<O, K>>
}

/** Only the fields that differ now. */
function beforeAndAfter(client: Readonly<Client>, set: Partial<ClientRow>) {
  const { details = {}, ...columns } = set
  const before: Record<string, unknown> = { ...client.details, ...client }
  const after: Record<string, unknown> = { ...columns, ...details }
  const names = Object.keys(after).filter(
    name => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name]),
  )
  const said = (of: Record<string, unknown>): Changed => {
    const there = names.filter(name => of[name] !== undefined && of[name] !== null)
    return Object.fromEntries(there.map(name => [name, of[name]] as const))
  }
  return { clientNo: client.clientNo, before: said(before), after: said(after) }
}
