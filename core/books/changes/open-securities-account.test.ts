/** A number of the depository is registered once. */
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'

const account = {
  securitiesAccountId: 'A000000002.XSHG',
  market: 'XSHG',
  clientNo: 10_000_001,
  cashAccountNo: 1_000_000_101,
  status: 'normal',
  tradingUnit: '20001',
} as const
const path = 'securitiesAccounts A000000002.XSHG'

testChange('openSecuritiesAccount', {
  given: books(),
  cases: [
    [
      'new',
      { kind: 'openSecuritiesAccount', account },
      [
        `${path} cashAccountNo none → 1000000101`,
        `${path} clientNo none → 10000001`,
        `${path} market none → XSHG`,
        `${path} securitiesAccountId none → A000000002.XSHG`,
        `${path} status none → normal`,
        `${path} tradingUnit none → 20001`,
      ],
    ],
    [
      'twice',
      { kind: 'openSecuritiesAccount', account: { ...account, securitiesAccountId: 'A000000001.XSHG' } },
      /registered once/,
    ],
    [
      'without client',
      { kind: 'openSecuritiesAccount', account: { ...account, clientNo: 1 } },
      /client is missing/,
    ],
  ],
})
