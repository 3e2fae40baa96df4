/** F04: the identity document is the client; accounts and passwords come with it. */
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { openClient } from './open-client.ts'

const ID = '11010519491231002X'
const CREDIT = '91350100M000100Y43'
const account = { market: 'XSHG', number: 'A123456789', designated: true }
const known = books()
known.clientsByIdentity.set(`id-card:${ID}`, 10_000_001)
const opened = ['openClient 10000002 张三', 'openCashAccount 1000000201 CNY counter']

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
    ['wrong check digit', { identityNumber: '110105194912310021' }, 'identity_number_invalid'],
    ['a person is no institution', { kind: 'institution' }, 'identity_number_invalid'],
    ['expired yesterday', { identityExpiresOn: '2026-11-22' }, 'identity_expired'],
    ['expires today', { identityExpiresOn: '2026-11-23' }, opened],
    ['a client already', {}, 'client_exists', { books: known }],
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
      'the branch has no unit in the market',
      { securitiesAccounts: [account] },
      'trading_unit_not_found',
      { principal: { kind: 'teller', tellerNo: 1001, branchNo: 2 } },
    ],
    ['cash only', {}, opened],
    [
      'three currencies',
      { currencies: ['CNY', 'USD', 'HKD'] },
      [...opened, 'openCashAccount 1000000202 USD counter', 'openCashAccount 1000000203 HKD counter'],
    ],
    [
      'accounts in both markets',
      { securitiesAccounts: [account, { market: 'XSHE', number: '0123456789', designated: false }] },
      [
        ...opened,
        'openSecuritiesAccount A123456789.XSHG at 20001',
        'openSecuritiesAccount 0123456789.XSHE not designated',
      ],
    ],
    ['an institution', { kind: 'institution', identityNumber: CREDIT }, opened],
    [
      'with a password, of which only the hash comes here',
      {},
      [...opened, 'put credential trading:10000002 version 1 failures 0'],
      {
        secrets: {
          tradingPassword: { kind: 'trading', owner: 0, version: 0, verified: false, newHash: 'h' },
        },
      },
    ],
  ],
})
