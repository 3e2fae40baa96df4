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
const ended = books({ cash: { C2: '1.00' }, holdings: { 'C1 600000.XSHG': '0' } })
ended.securitiesAccounts.get('A000000001.XSHG')!.status = 'closed'
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
      'again after its registration had ended, under a new client number, with holdings of which nothing is left',
      {
        kind: 'openSecuritiesAccount',
        account: { ...account, securitiesAccountId: 'A000000001.XSHG', clientNo: 10_000_002 },
      },
      [
        'holdings 1000000000001 clientNo 10000001 → 10000002',
        'securitiesAccounts A000000001.XSHG clientNo 10000001 → 10000002',
        'securitiesAccounts A000000001.XSHG status closed → normal',
      ],
      ended,
    ],
    [
      'without client',
      { kind: 'openSecuritiesAccount', account: { ...account, clientNo: 1 } },
      /client is missing/,
    ],
  ],
})
