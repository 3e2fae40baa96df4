/**
 * F04 客户开户 — opens a client: number, card, cash accounts, securities accounts, rights.
 *
 * The identity document identifies the client. Whoever has one with us is a client already, unless closed; then they are opened
 * again under a new number. Check digits follow GB 11643-1999 (persons) or GB 32100-2015 (institutions). Passwords come hashed
 * from the pool; the engine never sees them.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type, type Static } from 'typebox'
import type { ClientDetails } from '../../books/client-details.ts'
import type { Books } from '../../books/books.ts'
import type { OpenClient } from '../../books/changes/open-client.ts'
import { identityKey } from '../../books/changes/open-client.ts'
import { cashAccountNo } from '../../books/changes/open-cash-account.ts'
import {
  checkIdentity,
  IDENTITY_REFUSALS,
  refuseKnown,
  USUAL_DOCUMENT,
} from '../../procedures/clients/client-identity.ts'
import { checkRights, RIGHTS_REFUSALS } from '../../procedures/clients/client-rights.ts'
import {
  checkClientSecrets,
  newCredential,
  WEAK_SECRET_REFUSALS,
} from '../../procedures/clients/client-secret.ts'
import {
  checkAccounts,
  REGISTER_REFUSALS,
  registerAccounts,
} from '../../procedures/custody/register-accounts.ts'
import { cardNumber } from '../../rules/card-number.ts'
import {
  AgreementsField,
  ASSESSMENT,
  BoardsField,
  ChannelsField,
  ClientClassField,
  ClientKindField,
  ClientName,
  CurrenciesField,
  CustodyModeField,
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
import { CardNo, ListOf } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import {
  BranchNo,
  CashAccountNo,
  ClientNo,
  CurrencyField,
  DateField,
  NewSecret,
  Telephone,
  Text,
} from '../../frame/fields.ts'
import { branchOfActor } from '../../frame/meta.ts'
import { accept } from '../../frame/rejection.ts'
import { BRANCH_REFUSALS, refuseBranch } from '../../procedures/people/known-branch.ts'

const input = Type.Object({
  kind: ClientKindField,
  name: ClientName,
  pinyin: Type.Optional(Pinyin),
  identityType: Type.Optional(IdentityTypeField),
  identityNumber: IdentityNumber,
  identityExpiresOn: Type.Optional(DateField({ zh: '证件有效期', en: 'Identity expires on' })),
  ...PROFILE,
  phone: Telephone(),
  address: Text({ zh: '地址', en: 'Address' }, 200, 0),
  profession: ProfessionField,
  riskLevel: RiskLevel,
  ...ASSESSMENT,
  currencies: CurrenciesField,
  custodyMode: Type.Optional(CustodyModeField),
  securitiesAccounts: SecuritiesAccountsField,
  boards: BoardsField,
  channels: ChannelsField,
  clientClass: Type.Optional(ClientClassField),
  feePlan: Type.Optional(FeePlanField),
  settlementMode: Type.Optional(SettlementModeField),
  agreements: Type.Optional(AgreementsField),
  branchNo: Type.Optional(BranchNo({ zh: '营业部（空为本营业部）', en: 'Branch (empty: the own one)' })),
  tradingPassword: Type.Optional(NewSecret({ zh: '交易密码', en: 'Trading password' }, 'trading')),
  cashPassword: Type.Optional(NewSecret({ zh: '资金密码', en: 'Cash password' }, 'cash')),
  phonePassword: Type.Optional(NewSecret({ zh: '电话密码', en: 'Phone password' }, 'phone')),
})
type Given = Static<typeof input>

export const openClient = defineFunction({
  code: 'F04',
  name: 'open-client',
  title: { zh: '客户开户', en: 'Open client' },
  module: 'funds',
  kind: 'command',
  phases: 'any',
  input,
  answer: Type.Object({
    clientNo: ClientNo,
    cardNo: CardNo,
    cashAccounts: ListOf(
      { zh: '资金账户', en: 'Cash accounts' },
      Type.Object({ accountNo: CashAccountNo, currency: CurrencyField }),
    ),
  }),
  rejections: [
    ...IDENTITY_REFUSALS,
    'client_exists',
    'client_of_other_branch',
    ...BRANCH_REFUSALS,
    ...REGISTER_REFUSALS,
    ...RIGHTS_REFUSALS,
    ...WEAK_SECRET_REFUSALS,
  ],
  classGiven: classOf,
  keys: given => [
    `identity:${documentOf(given)}:${given.identityNumber}`,
    ...given.securitiesAccounts.map(account => `account:${account.number}.${account.market}`),
  ],

  decide(books, given, meta) {
    const identityType = documentOf(given)
    const identityExpiresOn = given.identityExpiresOn ?? null
    const person = checkIdentity(books, { ...given, identityType, identityExpiresOn })
    if ('accepted' in person) return person
    const identity = identityKey({ identityType, identityNumber: given.identityNumber })
    const known = books.clientsByIdentity.get(identity)
    const branchNo = given.branchNo ?? branchOfActor(meta)
    if (known !== undefined) return refuseKnown(books, known, branchNo)
    const refused = refuseBranch(books, branchNo, true)
    if (refused !== undefined) return refused
    const clientNo = takeNumber(books, 'clientNo')
    const {
      currencies,
      custodyMode = 'counter',
      averageAssets,
      firstTradedOn,
      riskAssessedOn,
      feePlan,
    } = given
    const problem =
      checkAccounts(books, given.securitiesAccounts, { branchNo, currencies, identity }) ??
      checkRights(books, { ...given, averageAssets, firstTradedOn, riskAssessedOn, feePlan }) ??
      checkClientSecrets(meta)
    if (problem !== undefined) return problem
    const cardNo = cardNumber(clientNo, 1)
    const cashAccounts = currencies.map(currency => ({
      accountNo: cashAccountNo(clientNo, currency),
      currency,
    }))
    const secrets = Object.values(meta.secrets).filter(secret => secret.newHash !== '')
    return accept({ clientNo, cardNo, cashAccounts }, [
      openClientChange(books, { ...given, ...person }, { clientNo, branchNo }),
      ...cashAccounts.map(
        account => ({ kind: 'openCashAccount', clientNo, custodyMode, ...account }) as const,
      ),
      ...registerAccounts(books, given.securitiesAccounts, { clientNo, branchNo }),
      {
        kind: 'insert',
        table: 'card',
        row: {
          cardNo,
          clientNo,
          kind: 'card',
          status: 'normal',
          issuedOn: books.day.businessDate,
          replaces: '',
        },
      },
      ...secrets.map(secret => newCredential(books, secret, { clientNo, mustChange: false })),
    ])
  },
})

function classOf({ clientClass = 'ordinary' }: Pick<Given, 'clientClass'>): string {
  return clientClass
}

const documentOf = ({ kind, identityType }: Pick<Given, 'kind' | 'identityType'>) =>
  identityType ?? USUAL_DOCUMENT[kind]

function openClientChange(
  books: Books,
  given: Given,
  { clientNo, branchNo }: { clientNo: number; branchNo: number },
): OpenClient {
  const { kind, name, identityNumber, phone, address, profession, riskLevel, boards, channels } = given
  return {
    kind: 'openClient',
    client: {
      clientNo,
      branchNo,
      kind,
      status: 'normal',
      name,
      pinyin: given.pinyin ?? '',
      identityType: documentOf(given),
      identityNumber,
      identityExpiresOn: given.identityExpiresOn ?? null,
      phone,
      address,
      profession,
      clientClass: classOf(given),
      riskLevel,
      channels: ['counter', ...channels],
      feePlan: given.feePlan ?? 'standard',
      settlementMode: given.settlementMode ?? 0,
      openedOn: books.day.businessDate,
      closedOn: null,
      boards,
      details: detailsIn(given),
    },
  }
}

const DETAILS = [
  ...(Object.keys(PROFILE) as (keyof typeof PROFILE)[]),
  ...(Object.keys(ASSESSMENT) as (keyof typeof ASSESSMENT)[]),
  'agreements',
] as const satisfies readonly (keyof ClientDetails)[]

/** Only the fields that were given. */
function detailsIn(given: Given): ClientDetails {
  return Object.fromEntries(
    DETAILS.map(name => [name, given[name]]).filter(([, value]) => value !== undefined && value !== ''),
  ) as ClientDetails
}
