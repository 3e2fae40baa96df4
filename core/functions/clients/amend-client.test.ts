/** F05: given fields change, others stay; the identity is checked again when it changes. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import type { MutableBooks } from '../../books/books.ts'
import { books, clientNo, copyOf } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction, type Row } from '../../testing/test-function.ts'
import { amendClient } from './amend-client.ts'

const ID = '11010519491231002X'
const CREDIT = '91350100M000100Y43'
const C1 = clientNo('C1')
const given = books({ clients: { C1: '', C2: 'closed', C3: '' } })
given.clientsByIdentity.set(`id-card:${ID}`, clientNo('C3'))
const free = books()
const at = (own: MutableBooks) => ({ books: own })
const account = { market: 'XSHG', number: 'A123456789', designated: true }
const star = { boards: ['star'], riskLevel: 4, averageAssets: '500000.00', firstTradedOn: '2024-11-23' }
const born = '{"birthDate":"1949-12-31","gender":"female"}'
const organisation = (kind: 'institution' | 'product', details = {}) => {
  const own = books()
  const number = kind === 'institution' ? CREDIT : 'SABC12'
  const client = own.clients.get(C1)!
  own.clientsByIdentity.clear()
  Object.assign(client, {
    kind,
    identityType: kind === 'institution' ? 'credit-code' : 'product-code',
    identityNumber: number,
    details: {
      legalRepresentative: '王五',
      legalRepresentativeNumber: ID,
      handler: '李四',
      handlerNumber: ID,
      handlerAuthorisedTo: '2026-12-31',
      managerCode: CREDIT,
      ...details,
    },
  })
  own.clientsByIdentity.set(`${client.identityType}:${number}`, C1)
  return at(own)
}

const elsewhere = () => {
  const own = copyOf(given)
  own.clients.get(clientNo('C3'))!.branchNo = 2
  return at(own)
}

const identities: Row[] = [
  ['a person has no credit code', { identityType: 'credit-code' }, 'identity_type_not_fitting'],
  ['wrong check digit', { identityNumber: '110105194912310021' }, 'identity_number_invalid'],
  ['expired', { identityNumber: ID, identityExpiresOn: '2026-11-22' }, 'identity_expired'],
  [
    'a passport says no birth date',
    { identityType: 'passport', identityNumber: 'E12345' },
    'birth_date_missing',
  ],
  ['born another day', { identityNumber: ID, birthDate: '1949-12-30' }, 'birth_date_differs'],
  ['an even number is a woman', { identityNumber: ID, gender: 'male' }, 'gender_differs'],
  ["another's document", { identityNumber: ID }, 'client_exists'],
  ["that of another branch's client", { identityNumber: ID }, 'client_of_other_branch', elsewhere()],
  [
    'nobody speaks for it',
    { handler: '李四' },
    'organisation_field_missing',
    organisation('institution', { legalRepresentative: '' }),
  ],
  ["the manager's code", { managerCode: '9' }, 'credit_code_invalid', organisation('product')],
  [
    "the handler's number",
    { handlerNumber: '110105194912310021' },
    'representative_number_invalid',
    organisation('institution'),
  ],
  [
    'authorised until yesterday',
    { handlerAuthorisedTo: '2026-11-22' },
    'authorisation_expired',
    organisation('institution'),
  ],
  [
    'a new document; birth date and gender are what it says',
    { identityNumber: ID },
    [`amendClient ${C1} identityNumber ${ID} ${born}`],
    at(free),
  ],
]

testFunction(amendClient, {
  given,
  typical: { clientNo: C1 },
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['closed', { clientNo: clientNo('C2'), phone: '1' }, 'client_not_normal'],
    ['nothing said', {}, 'nothing_to_change'],
    ...identities,
    ['a second CNY account', { addCurrencies: ['CNY'] }, 'currency_held_already'],
    [
      'no such number',
      { addSecuritiesAccounts: [{ ...account, number: '0123456789' }] },
      'securities_account_invalid',
    ],
    [
      "another's account",
      { addSecuritiesAccounts: [{ ...account, number: 'A000000003' }] },
      'securities_account_exists',
    ],
    [
      'B shares without dollars',
      { addSecuritiesAccounts: [{ ...account, number: 'C123456789' }] },
      'currency_not_held',
    ],
    [
      'no unit in Beijing',
      { addSecuritiesAccounts: [{ ...account, market: 'BJSE', number: '0123456789' }] },
      'trading_unit_not_found',
    ],
    ['assessed tomorrow', { riskAssessedOn: '2026-11-24' }, 'assessment_in_the_future'],
    ['not fit for STAR', { boards: ['star'] }, 'board_not_suitable'],
    ['no such plan', { feePlan: 'vip' }, 'fee_plan_not_found'],
    [
      'fit for STAR',
      star,
      [`amendClient ${C1} riskLevel 4 boards star {"averageAssets":50000000,"firstTradedOn":"2024-11-23"}`],
    ],
    [
      'phone, plan, mode, class, channels',
      { phone: '139', feePlan: 'standard', settlementMode: 3, clientClass: 'gold', channels: ['web'] },
      [
        `amendClient ${C1} phone 139 clientClass gold feePlan standard settlementMode 3 channels counter,web {}`,
      ],
    ],
    [
      'dollars, and the account that needs them',
      { addCurrencies: ['USD'], addSecuritiesAccounts: [{ ...account, number: 'C123456789' }] },
      [
        `amendClient ${C1} {}`,
        'openCashAccount 1000000102 USD counter',
        'openSecuritiesAccount C123456789.XSHG at 20001',
      ],
    ],
  ],
})

test('the answer says what was and what is', () => {
  const decision = amendClient.decide(free, { clientNo: C1, phone: '139', email: 'a@b.c' }, aMeta())
  expect(decision.accepted && decision.result).toEqual({
    clientNo: C1,
    before: { phone: '' },
    after: { phone: '139', email: 'a@b.c' },
  })
  applyChanges(free, decision.accepted ? decision.changes : [])
  expect(free.clients.get(C1)).toMatchObject({ phone: '139', details: { email: 'a@b.c' } })
})

test('a second person is asked for another name or identity', () => {
  const asks = (input: object): boolean | undefined =>
    amendClient.approvalWhen?.({ clientNo: C1, ...input }, books())
  expect([asks({ phone: '1' }), asks({ name: '张四' }), asks({ identityNumber: ID })]).toEqual([
    false,
    true,
    true,
  ])
})
