/** C06: each ticked holding moves whole; one that cannot move refuses all. */
import { books, clientNo } from '../../testing/books.ts'
import { agentRows } from '../../testing/records.ts'
import { tradingPasswordRows } from '../../testing/secrets.ts'
import { testFunction } from '../../testing/test-function.ts'
import { transferCustodySome } from './transfer-custody-some.ts'

const H = 1_000_000_000_001
const base = {
  clients: { C2: 'frozen', C3: 'account frozen' },
  cash: { C1: '30.00' },
  instruments: { '000002.XSHE': '', '000003.XSHE': '' },
  holdings: {
    'C1 000001.XSHE': '1000 cost 9000.00',
    'C1 000002.XSHE': '500 restricted 100',
    'C1 600000.XSHG': '100',
    'C1 000003.XSHE': '100 restricted 100',
    'C1 000003.XSHE at 300002': '70',
    'C3 000001.XSHE': '1',
  },
}
const out = (no: number, holding: number, text: string): string =>
  `setTransfer ${no} transfer-out held 0000000001.XSHE ${holding} ${text}`

testFunction(transferCustodySome, {
  given: books(base),
  typical: {
    clientNo: clientNo('C1'),
    securitiesAccount: '0000000001.XSHE',
    holdingNos: [H, H + 1],
    toUnit: '399001',
  },
  cases: [
    ...agentRows(books(base)),
    ...tradingPasswordRows(books(base), clientNo('C1'), [
      out(1, H, '1000 000001.XSHE to 399001 fee 30.00 cost 9000.00'),
      out(2, H + 1, '400 000002.XSHE to 399001'),
    ]),
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['frozen client', { clientNo: clientNo('C2') }, 'client_not_normal'],
    ["another client's account", { securitiesAccount: '0000000002.XSHE' }, 'securities_account_not_found'],
    ['Shanghai', { securitiesAccount: 'A000000001.XSHG' }, 'transfer_only_in_shenzhen'],
    [
      'account not normal',
      { clientNo: clientNo('C3'), securitiesAccount: '0000000003.XSHE' },
      'securities_account_not_normal',
    ],
    ['no such unit', { toUnit: 'x' }, 'trading_unit_invalid'],
    ['twice', { holdingNos: [H, H] }, 'holding_listed_twice'],
    ['unknown', { holdingNos: [H, 9] }, 'holding_not_found'],
    ['of another account', { holdingNos: [H, H + 2] }, 'holding_not_found'],
    ['where one is already', { holdingNos: [H, H + 4], toUnit: '300002' }, 'transfer_to_same_unit'],
    ['nothing of one may be sold', { holdingNos: [H, H + 3] }, 'nothing_to_move'],
    ['no money for the fee', {}, 'insufficient_cash', { books: books({ ...base, cash: { C1: '1.00' } }) }],
    [
      'cash account closed',
      {},
      'cash_account_closed',
      { books: books({ ...base, clients: { ...base.clients, C1: 'cash closed' } }) },
    ],
    ['no yuan account', {}, 'currency_not_held', { books: withoutYuan() }],
    [
      'each with what may be sold, from where it is; one fee',
      { holdingNos: [H, H + 1, H + 4] },
      [
        out(1, H, '1000 000001.XSHE to 399001 fee 30.00 cost 9000.00'),
        out(2, H + 1, '400 000002.XSHE to 399001'),
        out(3, H + 4, '70 000003.XSHE to 399001'),
      ],
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
