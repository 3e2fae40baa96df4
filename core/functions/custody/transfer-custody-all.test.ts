/** C07: a Shenzhen account leaves whole; a Shanghai account is designated, or its designation ends, when nothing is open. */
import type { UnsettledShares } from '../../books/tables/custody/unsettled-shares.ts'
import { applyChanges } from '../../books/changes/change.ts'
import type { Repo } from '../../books/tables/trades/repo.ts'
import { books, clientNo, holdingOf, settled } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { agentRows } from '../../testing/records.ts'
import { tradingPasswordRows } from '../../testing/secrets.ts'
import { testFunction } from '../../testing/test-function.ts'
import { transferCustodyAll } from './transfer-custody-all.ts'

const H = 1_000_000_000_001
const base = {
  clients: { C2: 'frozen', C3: 'account frozen', C4: 'not designated' },
  cash: { C1: '30.00' },
  instruments: { '000002.XSHE': '', '019547.XSHG': 'government-bond' },
  holdings: {
    'C1 000001.XSHE': '1000',
    'C1 000002.XSHE': '500 restricted 500',
    'C1 600000.XSHG': '100',
    'C1 000001.XSHE at 300002': '70',
  },
}
const shenzhen = '0000000001.XSHE'
const shanghai = { securitiesAccount: 'A000000001.XSHG', toUnit: undefined }
const revoke = { ...shanghai, kind: 'revoke-designation' }
const designate = {
  ...shanghai,
  kind: 'designate',
  clientNo: clientNo('C4'),
  securitiesAccount: 'A000000004.XSHG',
}

const withHoldings = (holdings: Record<string, string>) =>
  books({ ...base, holdings: { ...base.holdings, ...holdings } })
const traded = (...orders: string[]) => books({ ...base, cash: { C1: '1100.00' }, orders: [orders] })

function revoked() {
  const before = books(base)
  const input = {
    clientNo: clientNo('C1'),
    securitiesAccount: 'A000000001.XSHG',
    kind: 'revoke-designation',
  } as const
  const decision = transferCustodyAll.decide(before, input, aMeta())
  if (decision.accepted) applyChanges(before, decision.changes)
  return settled(before)
}

function boughtEarlier() {
  const before = traded('C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00')
  const client = before.clients.get(clientNo('C1'))!
  for (const id of client.orders) before.orders.delete(id)
  for (const key of client.trades) before.trades.delete(key)
  client.orders.clear()
  client.trades.clear()
  return before
}

/**
 * Shares sold on Friday: none can be sold again, but the depository delivers on Wednesday, or a teller has not settled them.
 */
function soldEarlier(lot: Partial<UnsettledShares>) {
  const before = books(base)
  const holding = holdingOf(before, 'C1', '600000.XSHG')
  const dates = { tradeDate: '2026-11-20', settlementDate: '2026-11-23', sellableFrom: '2026-11-23' }
  const { holdingNo } = holding
  const figures = { bought: 0, sold: 100, settledBought: 0, settledSold: 100 }
  holding.unsettled.push({ holdingNo, ...dates, ...figures, ...lot })
  return before
}

function withRepo() {
  const before = books(base)
  const row: Repo = {
    repoNo: 1,
    tradeKey: 't',
    clientNo: clientNo('C1'),
    cashAccountNo: before.clients.get(clientNo('C1'))!.cashAccounts[0]!.accountNo,
    securitiesAccountId: 'A000000001.XSHG',
    market: 'XSHG',
    instrumentNo: 1001,
    side: 'lend',
    amount: 100_000,
    rate: 20_000,
    tradeDate: '2026-11-20',
    firstSettlementDate: '2026-11-23',
    maturityDate: '2026-11-27',
    maturitySettlementDate: '2026-11-30',
    interest: 1,
    status: 'open',
  }
  applyChanges(before, [{ kind: 'insert', table: 'repo', row }])
  return settled(before)
}

function paused() {
  return books({ ...base, units: { '20001': 'paused' } })
}

testFunction(transferCustodyAll, {
  given: books(base),
  typical: { clientNo: clientNo('C1'), securitiesAccount: shenzhen, kind: 'transfer-out', toUnit: '399001' },
  cases: [
    ...agentRows(books(base)),
    ...tradingPasswordRows(books(base), clientNo('C1'), [
      `setTransfer 1 transfer-out held ${shenzhen} ${H} 1000 000001.XSHE to 399001 fee 30.00`,
      `setTransfer 2 transfer-out held ${shenzhen} ${H + 3} 70 000001.XSHE to 399001`,
    ]),
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['frozen client', { clientNo: clientNo('C2') }, 'client_not_normal'],
    ['unknown account', { securitiesAccount: '0000000009.XSHE' }, 'securities_account_not_found'],
    ['transfer: Shanghai', { ...shanghai, toUnit: '399001' }, 'transfer_only_in_shenzhen'],
    [
      'transfer: account not normal',
      { clientNo: clientNo('C3'), securitiesAccount: '0000000003.XSHE' },
      'securities_account_not_normal',
    ],
    ['transfer: no unit', { toUnit: undefined }, 'trading_unit_invalid'],
    [
      'transfer: nothing to move',
      { clientNo: clientNo('C4'), securitiesAccount: '0000000004.XSHE' },
      'nothing_to_move',
    ],
    ['transfer: no money', {}, 'insufficient_cash', { books: books({ ...base, cash: { C1: '0.01' } }) }],
    [
      'transfer: cash account closed',
      {},
      'cash_account_closed',
      { books: books({ ...base, clients: { ...base.clients, C1: 'cash closed' } }) },
    ],
    ['transfer: no yuan account', {}, 'currency_not_held', { books: withoutYuan() }],
    [
      'transfer: all that may be sold',
      {},
      [
        `setTransfer 1 transfer-out held ${shenzhen} ${H} 1000 000001.XSHE to 399001 fee 30.00`,
        `setTransfer 2 transfer-out held ${shenzhen} ${H + 3} 70 000001.XSHE to 399001`,
      ],
    ],
    [
      'transfer: not what is there already',
      { toUnit: '300002' },
      [`setTransfer 1 transfer-out held ${shenzhen} ${H} 1000 000001.XSHE to 300002 fee 30.00`],
    ],
    ['designation: Shenzhen', { kind: 'designate' }, 'designation_only_in_shanghai'],
    [
      'designation: account not normal',
      { ...designate, clientNo: clientNo('C3'), securitiesAccount: 'A000000003.XSHG' },
      'securities_account_not_normal',
    ],
    ['designate: is designated', { ...shanghai, kind: 'designate' }, 'already_designated'],
    [
      'designate: withdrawal under way',
      { ...shanghai, kind: 'designate' },
      'transfers_running',
      { books: revoked() },
    ],
    ['designate: no unit runs', designate, 'trading_unit_not_found', { books: paused() }],
    ['designate', designate, ['setTransfer 1 designate held A000000004.XSHG to 20001 by message']],
    ...(['09:14', '12:00', '15:30'] as const).map(
      time =>
        [
          `designate: no session at ${time}, by the file`,
          designate,
          ['setTransfer 1 designate held A000000004.XSHG to 20001'],
          { time },
        ] as const,
    ),
    ['withdraw: is not designated', { ...designate, kind: 'revoke-designation' }, 'not_designated'],
    [
      'withdraw: order today',
      revoke,
      'orders_or_trades_today',
      { books: traded('C1 buy 100 600000.XSHG @ 10.00') },
    ],
    ['withdraw: shares not settled', revoke, 'unsettled_open', { books: boughtEarlier() }],
    [
      'withdraw: sold B shares are delivered three days later',
      revoke,
      'unsettled_open',
      { books: soldEarlier({ settlementDate: '2026-11-25' }) },
    ],
    [
      'withdraw: a sale that a teller has still to settle',
      revoke,
      'unsettled_open',
      { books: soldEarlier({ settledSold: 0 }) },
    ],
    ['withdraw: open repo', revoke, 'repo_open', { books: withRepo() }],
    [
      'withdraw: pledged bonds',
      revoke,
      'pledge_open',
      { books: withHoldings({ 'C1 019547.XSHG': '100 pledged' }) },
    ],
    [
      'withdraw: frozen shares',
      revoke,
      'freeze_open',
      { books: books({ ...base, freezes: { 'C1 600000.XSHG': ['1 of 1'] } }) },
    ],
    ['withdraw: debt', revoke, 'in_debt', { books: books({ ...base, cash: { C1: '-0.01' } }) }],
    [
      'withdraw: no order leaves any more',
      revoke,
      [
        'setTransfer 1 revoke-designation held A000000001.XSHG by message',
        'update securities_account A000000001.XSHG normal',
      ],
    ],
    [
      'withdraw: after the session, by the file',
      revoke,
      [
        'setTransfer 1 revoke-designation held A000000001.XSHG',
        'update securities_account A000000001.XSHG normal',
      ],
      { time: '15:30' },
    ],
  ],
})

function withoutYuan() {
  const without = books({ ...base, cash: {} })
  const client = without.clients.get(clientNo('C1'))!
  without.cashAccounts.delete(client.cashAccounts[0]!.accountNo)
  client.cashAccounts = []
  return without
}
