/** C16: pledged bonds come back as far as the open repos do not need them. */
import { applyChanges } from '../../books/changes/change.ts'
import type { Repo } from '../../books/tables/trades/repo.ts'
import { books, clientNo, settled } from '../../testing/books.ts'
import { agentRows } from '../../testing/records.ts'
import { tradingPasswordRows } from '../../testing/secrets.ts'
import { testFunction } from '../../testing/test-function.ts'
import { releaseBonds } from './release-bonds.ts'

const H = 1_000_000_000_001
const base = {
  clients: { C2: 'no-sell' },
  instruments: { '019547.XSHG': 'government-bond', '204001.XSHG': 'repo' },
  holdings: { 'C1 019547.XSHG': '2000 pledged cost 2000.00', 'C1 600000.XSHG': '100', 'C2 600000.XSHG': '1' },
}

/** 2,000 of face value at 96 % are 1,920.00 of standard bonds; this amount is borrowed. */
function borrowed(amount: number, differing: Partial<Repo> = {}) {
  const before = books(base)
  const row: Repo = {
    repoNo: 1,
    tradeKey: 't',
    clientNo: clientNo('C1'),
    cashAccountNo: before.clients.get(clientNo('C1'))!.cashAccounts[0]!.accountNo,
    securitiesAccountId: 'A000000001.XSHG',
    market: 'XSHG',
    instrumentNo: 1003,
    side: 'borrow',
    amount,
    rate: 20_000,
    tradeDate: '2026-11-20',
    firstSettlementDate: '2026-11-23',
    maturityDate: '2026-11-24',
    maturitySettlementDate: '2026-11-25',
    interest: 1,
    status: 'open',
    ...differing,
  }
  applyChanges(before, [{ kind: 'insert', table: 'repo', row }])
  return settled(before)
}

const released = (quantity: number, cost: string, no: number): string[] => [
  `post release 019547.XSHG ${quantity} holding ${H} → transit`,
  `addCost ${H} -${cost}`,
  `openHolding ${H + 3} A000000001.XSHG 019547.XSHG`,
  `post release 019547.XSHG ${quantity} transit → holding ${H + 3}`,
  `addCost ${H + 3} ${cost}`,
  `setTransfer ${no} release held A000000001.XSHG ${H} ${quantity} 019547.XSHG cost ${cost}`,
]

testFunction(releaseBonds, {
  given: books(base),
  typical: { clientNo: clientNo('C1'), holdingNo: H, quantity: 2000 },
  cases: [
    ...agentRows(books(base)),
    ...tradingPasswordRows(books(base), clientNo('C1'), released(2000, '2000.00', 1)),
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['one who may not sell', { clientNo: clientNo('C2') }, 'client_not_normal'],
    ["another client's holding", { holdingNo: H + 2 }, 'holding_not_found'],
    ['not pledged', { holdingNo: H + 1 }, 'not_pledged'],
    ['after the close', {}, 'session_closed', { books: books({ ...base, markets: { XSHG: 'complete' } }) }],
    ['one too many', { quantity: 2001 }, 'insufficient_shares'],
    ['a repo needs one more fen', { quantity: 1000 }, 'quota_needed', { books: borrowed(96_001) }],
    ['what a repo leaves', { quantity: 1000 }, released(1000, '1000.00', 2), { books: borrowed(96_000) }],
    [
      'one that matures today needs nothing any more',
      {},
      released(2000, '2000.00', 2),
      { books: borrowed(96_001, { maturityDate: '2026-11-23' }) },
    ],
    ['all, where nothing is borrowed', {}, released(2000, '2000.00', 1)],
  ],
})
