/** F04: the identity document identifies the client; accounts, card and passwords come with it. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { aBranch } from '../../testing/records.ts'
import { newSecret } from '../../testing/secrets.ts'
import { testFunction, type Row } from '../../testing/test-function.ts'
import { openClient } from './open-client.ts'

const ID = '11010519491231002X'
const CREDIT = '91350100M000100Y43'
const account = { market: 'XSHG', number: 'A123456789', designated: true }
const known = books()
known.clientsByIdentity.set(`id-card:${ID}`, 10_000_001)
const withoutBranch3 = () => {
  const given = books()
  applyChanges(given, [{ kind: 'update', table: 'branch', row: aBranch({ branchNo: 3, status: 'ended' }) }])
  return given
}
const closed = books()
applyChanges(closed, [
  { kind: 'amendClient', clientNo: 10_000_001, set: { identityType: 'id-card', identityNumber: ID } },
  { kind: 'amendClient', clientNo: 10_000_001, set: { status: 'closed' } },
])
const CARD = 'insert card cardNo 10000002013 clientNo 10000002 kind card status normal issuedOn 2026-11-23'
const opened = (...more: string[]): string[] => [
  'openClient 10000002 张三',
  'openCashAccount 1000000201 CNY counter',
  ...more,
  CARD,
]
const institution = {
  kind: 'institution',
  identityNumber: CREDIT,
  legalRepresentative: '王五',
  legalRepresentativeNumber: ID,
  handler: '李四',
  handlerNumber: 'E12345678',
  handlerAuthorisedTo: '2026-11-23',
}
const product = { ...institution, kind: 'product', identityNumber: 'SABC12', managerCode: CREDIT }
const passport = { identityType: 'passport', identityNumber: 'E12345678' }
const star = { boards: ['star'], riskLevel: 4, averageAssets: '500000.00', firstTradedOn: '2024-11-23' }

const identities: Row[] = [
  ['a person has no credit code', { identityType: 'credit-code' }, 'identity_type_not_fitting'],
  ['an institution has no passport', { ...institution, ...passport }, 'identity_type_not_fitting'],
  ['wrong check digit', { identityNumber: '110105194912310021' }, 'identity_number_invalid'],
  ["an institution's code", { ...institution, identityNumber: ID }, 'identity_number_invalid'],
  ['expired yesterday', { identityExpiresOn: '2026-11-22' }, 'identity_expired'],
  ['expires today', { identityExpiresOn: '2026-11-23' }, opened()],
  ['a passport says no birth date', passport, 'birth_date_missing'],
  ['a passport', { ...passport, birthDate: '1980-01-01', gender: 'female' }, opened()],
  ['born another day', { birthDate: '1949-12-30' }, 'birth_date_differs'],
  ['as the number says', { birthDate: '1949-12-31', gender: 'female' }, opened()],
  ['an even number is a woman', { gender: 'male' }, 'gender_differs'],
  ['an institution', institution, opened()],
  ['nobody speaks for it', { kind: 'institution', identityNumber: CREDIT }, 'organisation_field_missing'],
  ['a product', product, opened()],
  ["the manager's code", { ...product, managerCode: '91350100M000100Y44' }, 'credit_code_invalid'],
  [
    "the representative's number",
    { ...institution, legalRepresentativeNumber: '110105194912310021' },
    'representative_number_invalid',
  ],
  ["the handler's number", { ...institution, handlerNumber: '?' }, 'representative_number_invalid'],
  [
    'authorised until yesterday',
    { ...institution, handlerAuthorisedTo: '2026-11-22' },
    'authorisation_expired',
  ],
  ['a client already', {}, 'client_exists', { books: known }],
  ["another branch's client is not named", { branchNo: 2 }, 'client_of_other_branch', { books: known }],
  ['a client once, closed: again, under a new number', {}, opened(), { books: closed }],
]

testFunction(openClient, {
  given: books(),
  typical: {
    kind: 'person',
    name: '张三',
    identityNumber: ID,
    phone: '13800000000',
    address: '',
    profession: '',
    riskLevel: 3,
    currencies: ['CNY'],
    securitiesAccounts: [],
    boards: [],
    channels: ['web'],
  },
  cases: [
    ...identities,
    [
      'no such account number',
      { securitiesAccounts: [{ ...account, number: '0123456789' }] },
      'securities_account_invalid',
    ],
    [
      'registered for another',
      { securitiesAccounts: [{ ...account, number: 'A000000001' }] },
      'securities_account_exists',
    ],
    ['the same account twice', { securitiesAccounts: [account, account] }, 'securities_account_exists'],
    [
      'B shares without dollars',
      { securitiesAccounts: [{ ...account, number: 'C123456789' }] },
      'currency_not_held',
    ],
    [
      'nobody has a unit in the market',
      { securitiesAccounts: [{ ...account, number: '0123456789', market: 'BJSE' }] },
      'trading_unit_not_found',
    ],
    ['an unknown branch', { branchNo: 77 }, 'branch_not_found'],
    ['of a branch that has ended', { branchNo: 3 }, 'branch_ended', { books: withoutBranch3() }],
    ['assessed tomorrow', { riskAssessedOn: '2026-11-24' }, 'assessment_in_the_future'],
    ['a fen short of STAR', { ...star, averageAssets: '499999.99' }, 'board_not_suitable'],
    ['fit for STAR', star, opened()],
    ['no such plan', { feePlan: 'vip' }, 'fee_plan_not_found'],
    ['cash only', {}, opened()],
    [
      'three currencies, under third-party custody',
      { currencies: ['CNY', 'USD', 'HKD'], custodyMode: 'third-party' },
      [
        'openClient 10000002 张三',
        'openCashAccount 1000000201 CNY third-party',
        'openCashAccount 1000000202 USD third-party',
        'openCashAccount 1000000203 HKD third-party',
        CARD,
      ],
    ],
    [
      'accounts in both markets',
      { securitiesAccounts: [account, { market: 'XSHE', number: '0123456789', designated: false }] },
      opened(
        'openSecuritiesAccount A123456789.XSHG at 20001',
        'openSecuritiesAccount 0123456789.XSHE not designated',
      ),
    ],
    [
      'with a password, of which only the hash comes here',
      { tradingPassword: '' },
      [...opened(), 'insert credential trading:10000002 version 1 failures 0'],
      { secrets: { tradingPassword: newSecret('trading', 0) } },
    ],
    ...(
      [
        ['letters', 'password_has_letters'],
        ['run', 'password_is_run'],
        ['repeat', 'password_is_repeat'],
        ['personal', 'password_is_personal'],
      ] as const
    ).map(([weakness, code]): Row => [
      `a password with ${weakness}`,
      { phonePassword: '' },
      code,
      { secrets: { phonePassword: newSecret('phone', 0, { weakness }) } },
    ]),
  ],
})

test('what was said is kept, what the number says is added', () => {
  const live = books()
  const said = {
    ...star,
    averageAssets: 50_000_000,
    kind: 'person',
    name: '张三',
    identityNumber: ID,
    phone: '1',
    email: '',
  }
  const rest = { address: '', profession: '', currencies: ['CNY'], securitiesAccounts: [], channels: [] }
  const decision = openClient.decide(live, { ...said, ...rest } as never, aMeta())
  applyChanges(live, decision.accepted ? decision.changes : [])
  const client = live.clients.get(10_000_002)
  expect(client).toMatchObject({ clientClass: 'ordinary', feePlan: 'standard', settlementMode: 0 })
  expect(client?.details).toEqual({
    birthDate: '1949-12-31',
    gender: 'female',
    averageAssets: 50_000_000,
    firstTradedOn: '2024-11-23',
  })
})
