/**
 * F04 客户开户 — open a client: number, cash accounts, securities accounts, rights.
 *
 * The identity document is the client: who has one is a client already. Check digit by GB 11643-1999 (persons) or
 * GB 32100-2015 (institutions). Passwords come hashed from the pool; the engine never sees them.
 */
import { Type } from 'typebox'
import type { Market } from '../../base/market.ts'
import type { Currency } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { cashAccountNo } from '../../books/changes/open-cash-account.ts'
import { isSecuritiesAccountNumber, securitiesAccountTypeOf } from '../../rules/account-numbers.ts'
import { isIdCardNumber, isSocialCreditCode } from '../../rules/identity.ts'
import { defineFunction } from '../define-function.ts'
import { Choice, CurrencyField, DateField, Flag, MarketField, NewSecret, Text, Whole } from '../fields.ts'
import type { Meta } from '../meta.ts'
import { accept, reject } from '../rejection.ts'

/** Boards a client may buy on, and products that need a right of their own. */
const BOARD_RIGHTS = ['star', 'chinext', 'beijing', 'risk-warning', 'convertible', 'repo-borrow'] as const

const input = Type.Object({
  kind: Choice({ zh: '客户类型', en: 'Client kind' }, ['person', 'institution'] as const, {
    person: { zh: '个人', en: 'Person' },
    institution: { zh: '机构', en: 'Institution' },
  }),
  name: Text({ zh: '姓名', en: 'Name' }, 60),
  pinyin: Type.Optional(
    Type.String({
      title: '拼音',
      'x-title': { zh: '拼音', en: 'Pinyin initials' },
      pattern: '^[a-z0-9]{0,30}$',
    }),
  ),
  identityNumber: Text({ zh: '证件号码', en: 'Identity number' }, 30),
  identityExpiresOn: Type.Optional(DateField({ zh: '证件有效期', en: 'Identity expires on' })),
  phone: Text({ zh: '电话', en: 'Phone' }, 30),
  address: Text({ zh: '地址', en: 'Address' }, 200, 0),
  profession: Text({ zh: '职业', en: 'Profession' }, 60, 0),
  riskLevel: Whole({ zh: '风险等级', en: 'Risk level' }, 1, 5),
  currencies: Type.Array(CurrencyField, {
    title: '币种',
    'x-title': { zh: '资金账户币种', en: 'Cash account currencies' },
    minItems: 1,
    maxItems: 3,
    uniqueItems: true,
  }),
  securitiesAccounts: Type.Array(
    Type.Object({
      market: MarketField,
      number: Text({ zh: '股东账号', en: 'Account number' }, 10),
      designated: Flag({ zh: '指定/托管在本部', en: 'Designated to us' }),
    }),
    { title: '证券账户', 'x-title': { zh: '证券账户', en: 'Securities accounts' }, maxItems: 6 },
  ),
  boards: Type.Array(
    Choice({ zh: '板块权限', en: 'Board' }, BOARD_RIGHTS, {
      star: { zh: '科创板', en: 'STAR' },
      chinext: { zh: '创业板', en: 'ChiNext' },
      beijing: { zh: '北交所', en: 'Beijing' },
      'risk-warning': { zh: '风险警示', en: 'Risk warning' },
      convertible: { zh: '可转债', en: 'Convertible bonds' },
      'repo-borrow': { zh: '正回购融资', en: 'Borrowing by repo' },
    }),
    {
      title: '板块权限',
      'x-title': { zh: '板块权限', en: 'Boards' },
      maxItems: BOARD_RIGHTS.length,
      uniqueItems: true,
    },
  ),
  channels: Type.Array(
    Choice({ zh: '委托方式', en: 'Channel' }, ['phone', 'kiosk', 'web', 'program'] as const, {
      phone: { zh: '电话', en: 'Phone' },
      kiosk: { zh: '自助', en: 'Kiosk' },
      web: { zh: '网上', en: 'Web' },
      program: { zh: '程序', en: 'Program' },
    }),
    {
      title: '委托方式',
      'x-title': { zh: '开通的委托方式', en: 'Channels' },
      maxItems: 4,
      uniqueItems: true,
    },
  ),
  tradingPassword: Type.Optional(NewSecret({ zh: '交易密码', en: 'Trading password' }, 'trading')),
  cashPassword: Type.Optional(NewSecret({ zh: '资金密码', en: 'Cash password' }, 'cash')),
})

export const openClient = defineFunction({
  code: 'F04',
  name: 'open-client',
  title: { zh: '客户开户', en: 'Open client' },
  module: 'funds',
  kind: 'command',
  phases: ['open', 'day-end', 'closed'],
  input,
  rejections: [
    'identity_number_invalid',
    'identity_expired',
    'client_exists',
    'securities_account_invalid',
    'securities_account_exists',
    'trading_unit_not_found',
  ],
  keys: given => [
    `identity:${identityTypeOf(given.kind)}:${given.identityNumber}`,
    ...given.securitiesAccounts.map(account => `account:${account.number}.${account.market}`),
  ],

  decide(books, given, meta) {
    const { businessDate } = books.day
    const identityType = identityTypeOf(given.kind)
    const isValid =
      given.kind === 'person'
        ? isIdCardNumber(given.identityNumber, businessDate)
        : isSocialCreditCode(given.identityNumber)
    if (!isValid) return reject('identity_number_invalid', 'identityNumber')
    if (given.identityExpiresOn !== undefined && given.identityExpiresOn < businessDate)
      return reject('identity_expired', 'identityExpiresOn')
    const known = books.clientsByIdentity.get(`${identityType}:${given.identityNumber}`)
    if (known !== undefined) return reject('client_exists', 'identityNumber', { clientNo: String(known) })
    const branchNo = meta.principal.kind === 'teller' ? meta.principal.branchNo : 1
    for (const [index, account] of given.securitiesAccounts.entries()) {
      if (!isSecuritiesAccountNumber(account.market, account.number))
        return reject('securities_account_invalid', 'securitiesAccounts')
      const isTwice = given.securitiesAccounts
        .slice(0, index)
        .some(other => other.number === account.number && other.market === account.market)
      if (isTwice || books.securitiesAccounts.has(`${account.number}.${account.market}`))
        return reject('securities_account_exists', 'securitiesAccounts')
      if (unitOf(books, account.market, branchNo) === undefined)
        return reject('trading_unit_not_found', 'securitiesAccounts')
    }
    const { clientNo } = books.counters
    const cashAccounts = given.currencies.map(currency => ({
      accountNo: cashAccountNo(clientNo, currency),
      currency,
    }))
    const { kind, name, identityNumber, phone, address, profession, riskLevel, boards, channels } = given
    return accept({ clientNo, cashAccounts }, [
      {
        kind: 'openClient',
        client: {
          clientNo,
          branchNo,
          kind,
          status: 'normal',
          name,
          pinyin: given.pinyin ?? '',
          identityType,
          identityNumber,
          identityExpiresOn: given.identityExpiresOn ?? null,
          phone,
          address,
          profession,
          clientClass: 'ordinary',
          riskLevel,
          channels: ['counter', ...channels],
          feePlan: 'standard',
          settlementMode: 2,
          openedOn: businessDate,
          closedOn: null,
          boards,
        },
      },
      ...cashAccounts.map(
        account => ({ kind: 'openCashAccount', clientNo, custodyMode: 'counter', ...account }) as const,
      ),
      ...securitiesAccounts(books, given.securitiesAccounts, clientNo, branchNo),
      ...credentials(meta, clientNo),
    ])
  },
})

function identityTypeOf(kind: 'person' | 'institution'): string {
  return kind === 'person' ? 'id-card' : 'credit-code'
}

/** The branch's own running unit in the market. */
function unitOf(books: Books, market: string, branchNo: number): string | undefined {
  for (const unit of books.tradingUnits.values())
    if (unit.market === market && unit.branchNo === branchNo) return unit.pbuId
  return undefined
}

function securitiesAccounts(
  books: Books,
  accounts: readonly { market: Market; number: string; designated: boolean }[],
  clientNo: number,
  branchNo: number,
): Change[] {
  return accounts.map(({ market, number, designated }) => ({
    kind: 'openSecuritiesAccount',
    account: {
      securitiesAccountId: `${number}.${market}`,
      market,
      clientNo,
      cashAccountNo: cashAccountNo(clientNo, currencyOf(market, number)),
      status: 'normal',
      tradingUnit: designated ? (unitOf(books, market, branchNo) ?? '') : '',
    },
  }))
}

/** B shares are traded in the foreign currency of their market. */
function currencyOf(market: Market, number: string): Currency {
  if (securitiesAccountTypeOf(market, number) !== 'b-share') return 'CNY'
  return market === 'XSHG' ? 'USD' : 'HKD'
}

function credentials(meta: Meta, clientNo: number): Change[] {
  return Object.values(meta.secrets)
    .filter(secret => secret.newHash !== '')
    .map(secret => ({
      kind: 'put',
      table: 'credential',
      row: {
        key: `${secret.kind}:${clientNo}`,
        kind: secret.kind,
        owner: clientNo,
        version: 1,
        hash: secret.newHash,
        failures: 0,
        lockedOn: null,
        mustChange: false,
      },
    }))
}
