/** G08: holdings, freezes and repos move to the new account; nothing may be under way. */
import { books, clientNo, type BookSpec } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { custodyRequest } from '../../procedures/custody/request-custody.ts'
import { aMeta } from '../../testing/meta.ts'
import { aLoss } from '../../testing/records.ts'
import { changeSecuritiesAccount } from './change-securities-account.ts'

const H = 1_000_000_000_001
const base: BookSpec = {
  clients: { C2: 'closed', C3: '' },
  holdings: { 'C1 600000.XSHG': '100 restricted 20 cost 900.00', 'C1 000001.XSHE': '5' },
  freezes: { 'C1 600000.XSHG': ['60 of 90'] },
}
const closed = books(base)
closed.securitiesAccounts.get('A000000001.XSHG')!.status = 'closed'

const lost = books(base)
applyChanges(lost, [
  {
    kind: 'insert',
    table: 'loss_report',
    row: aLoss({ object: 'securities-account', objectId: 'A000000001.XSHG' }),
  },
  { kind: 'insert', table: 'loss_report', row: aLoss({ lossNo: 2 }) },
])
lost.securitiesAccounts.get('A000000001.XSHG')!.status = 'loss-reported'

function asked() {
  const before = books(base)
  const account = before.securitiesAccounts.get('A000000001.XSHG')!
  applyChanges(before, [
    custodyRequest(before, aMeta(), { account, request: { kind: 'revoke-designation' } }),
  ])
  return before
}

testFunction(changeSecuritiesAccount, {
  given: books(base),
  typical: {
    clientNo: clientNo('C1'),
    securitiesAccount: 'A000000001.XSHG',
    newNumber: 'A999999999',
    document: 'D1',
  },
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['closed client', { clientNo: clientNo('C2') }, 'client_not_normal'],
    ["another client's account", { clientNo: clientNo('C3') }, 'securities_account_not_found'],
    ['closed already', {}, 'securities_account_not_normal', { books: closed }],
    ['a number of the other market', { newNumber: '0999999999' }, 'securities_account_invalid'],
    ['a number for other securities', { newNumber: 'C999999999' }, 'securities_account_invalid'],
    ['in use', { newNumber: 'A000000003' }, 'securities_account_exists'],
    [
      'an open order',
      {},
      'orders_open',
      { books: books({ ...base, cash: { C1: '1100.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] }) },
    ],
    [
      'a trade that is not settled',
      {},
      'unsettled_open',
      {
        books: books({
          ...base,
          cash: { C1: '1100.00' },
          orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']],
        }),
      },
    ],
    ['a request under way', {}, 'transfers_running', { books: asked() }],
    [
      'the holding keeps its number, freezes and cost',
      {},
      [
        'openSecuritiesAccount A999999999.XSHG at 20001',
        'update securities_account A000000001.XSHG closed',
        `moveHolding ${H} A999999999.XSHG`,
      ],
    ],
    [
      'a lost account: the new one is normal, the report is over, the old one stays closed',
      {},
      [
        'openSecuritiesAccount A999999999.XSHG at 20001',
        'update securities_account A000000001.XSHG closed',
        `moveHolding ${H} A999999999.XSHG`,
        `update loss_report lossNo 1 clientNo ${clientNo('C1')} object securities-account objectId A000000001.XSHG manner written reportedOn 2026-11-20 status replaced replacedBy A999999999.XSHG tellerNo 1001`,
      ],
      { books: lost },
    ],
  ],
})
