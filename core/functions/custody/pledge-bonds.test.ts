/** C15: bonds with a conversion ratio move, with their cost, to a holding from which nobody can sell. */
import { books, clientNo } from '../../testing/books.ts'
import { agentRows } from '../../testing/records.ts'
import { tradingPasswordRows } from '../../testing/secrets.ts'
import { testFunction } from '../../testing/test-function.ts'
import { pledgeBonds } from './pledge-bonds.ts'

const H = 1_000_000_000_001
const base = {
  clients: { C2: 'no-sell', C3: 'account frozen', C4: 'not designated' },
  instruments: { '019547.XSHG': 'government-bond', '019999.XSHG': 'government-bond' },
  holdings: {
    'C1 019547.XSHG': '3000 cost 3000.00',
    'C1 019999.XSHG': '100',
    'C3 019547.XSHG': '100',
    'C4 019547.XSHG': '100',
  },
}
const asked = (quantity: number, cost: string): string =>
  `setTransfer 1 pledge held A000000001.XSHG ${H} ${quantity} 019547.XSHG cost ${cost}`
const moved = (quantity: number, cost: string): string[] => [
  `post pledge 019547.XSHG ${quantity} holding ${H} → transit`,
  `addCost ${H} -${cost}`,
  `openHolding ${H + 4} A000000001.XSHG 019547.XSHG`,
  `post pledge 019547.XSHG ${quantity} transit → holding ${H + 4}`,
  `addCost ${H + 4} ${cost}`,
]

testFunction(pledgeBonds, {
  given: books(base),
  typical: { clientNo: clientNo('C1'), holdingNo: H, quantity: 1000 },
  cases: [
    ...agentRows(books(base)),
    ...tradingPasswordRows(books(base), clientNo('C1'), [...moved(1000, '1000.00'), asked(1000, '1000.00')]),
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['one who may not sell', { clientNo: clientNo('C2') }, 'client_not_normal'],
    ["another client's holding", { holdingNo: H + 2 }, 'holding_not_found'],
    [
      'pledged already',
      {},
      'shares_pledged',
      { books: books({ ...base, holdings: { 'C1 019547.XSHG': '3000 pledged' } }) },
    ],
    ['no conversion ratio', { holdingNo: H + 1 }, 'bond_not_pledgeable'],
    ['account not normal', { clientNo: clientNo('C3'), holdingNo: H + 2 }, 'securities_account_not_normal'],
    ['not designated', { clientNo: clientNo('C4'), holdingNo: H + 3 }, 'not_designated'],
    ['after the close', {}, 'session_closed', { books: books({ ...base, markets: { XSHG: 'complete' } }) }],
    ['one too many', { quantity: 3001 }, 'insufficient_shares'],
    ['a part', {}, [...moved(1000, '1000.00'), asked(1000, '1000.00')]],
    ['the whole', { quantity: 3000 }, [...moved(3000, '3000.00'), asked(3000, '3000.00')]],
  ],
})
