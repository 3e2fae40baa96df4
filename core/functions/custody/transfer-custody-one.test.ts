/** C05: which shares may leave, where to, and that shares and fee are held until the depository answers. */
import { applyChanges } from '../../books/changes/change.ts'
import { books, clientNo, settled } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { agentRows } from '../../testing/records.ts'
import { tradingPasswordRows } from '../../testing/secrets.ts'
import { testFunction } from '../../testing/test-function.ts'
import { transferCustodyOne } from './transfer-custody-one.ts'

const HOLDING = 1_000_000_000_001
const base = {
  clients: { C2: 'no-sell', C3: 'account frozen', C4: 'cash closed', C5: '', C6: 'no-buy' },
  cash: { C1: '30.00', C5: '29.99', C6: '30.00' },
  holdings: {
    'C1 000001.XSHE': '1000 cost 9000.00',
    'C1 600000.XSHG': '100',
    'C3 000001.XSHE': '100',
    'C4 000001.XSHE': '100',
    'C5 000001.XSHE': '100',
    'C6 000001.XSHE': '100 pledged',
  },
}
const given = books(base)

/** The books after a first transfer of 400. */
function afterOne() {
  const before = books(base)
  const input = { clientNo: clientNo('C1'), holdingNo: HOLDING, quantity: 400, toUnit: '399001' }
  const decision = transferCustodyOne.decide(before, input, aMeta())
  if (decision.accepted) applyChanges(before, decision.changes)
  return settled(before)
}

const sent = (no: number, text: string): string =>
  `setTransfer ${no} transfer-out held 0000000001.XSHE ${HOLDING} ${text}`

testFunction(transferCustodyOne, {
  given,
  typical: { clientNo: clientNo('C1'), holdingNo: HOLDING, quantity: 400, toUnit: '399001' },
  cases: [
    ...agentRows(given),
    ...tradingPasswordRows(given, clientNo('C1'), [
      sent(1, '400 000001.XSHE to 399001 fee 30.00 cost 3600.00'),
    ]),
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['one who may not sell', { clientNo: clientNo('C2') }, 'client_not_normal'],
    ['unknown holding', { holdingNo: 9 }, 'holding_not_found'],
    ["another client's holding", { holdingNo: HOLDING + 2 }, 'holding_not_found'],
    ['Shanghai', { holdingNo: HOLDING + 1 }, 'transfer_only_in_shenzhen'],
    [
      'account not normal',
      { clientNo: clientNo('C3'), holdingNo: HOLDING + 2 },
      'securities_account_not_normal',
    ],
    ['a Shanghai unit', { toUnit: '39900' }, 'trading_unit_invalid'],
    ['no unit', { toUnit: '' }, 'trading_unit_invalid'],
    ['where the shares are', { toUnit: '300001' }, 'transfer_to_same_unit'],
    ['pledged', { clientNo: clientNo('C6'), holdingNo: HOLDING + 5 }, 'shares_pledged'],
    ['one share too many', { quantity: 1001 }, 'insufficient_shares'],
    [
      'shares that an order holds',
      { quantity: 901 },
      'insufficient_shares',
      { books: books({ ...base, cash: { C1: '100.00' }, orders: [['C1 sell 100 000001.XSHE @ 10.00']] }) },
    ],
    ['what a transfer holds already', { quantity: 601 }, 'insufficient_shares', { books: afterOne() }],
    [
      'cash account closed',
      { clientNo: clientNo('C4'), holdingNo: HOLDING + 3, quantity: 100 },
      'cash_account_closed',
    ],
    [
      'the fee, one fen short',
      { clientNo: clientNo('C5'), holdingNo: HOLDING + 4, quantity: 1 },
      'insufficient_cash',
    ],
    ['a part', {}, [sent(1, '400 000001.XSHE to 399001 fee 30.00 cost 3600.00')]],
    ['the whole', { quantity: 1000 }, [sent(1, '1000 000001.XSHE to 399001 fee 30.00 cost 9000.00')]],
    [
      'more of the account to the same unit: one fee a day',
      { quantity: 600 },
      [sent(2, '600 000001.XSHE to 399001 cost 5400.00')],
      { books: afterOne() },
    ],
    [
      'to another unit: another fee',
      { quantity: 600, toUnit: '399002' },
      'insufficient_cash',
      { books: afterOne() },
    ],
    ['no yuan account', {}, 'currency_not_held', { books: withoutYuan() }],
  ],
})

function withoutYuan() {
  const without = books({ ...base, cash: {} })
  const client = without.clients.get(clientNo('C1'))!
  without.cashAccounts.delete(client.cashAccounts[0]!.accountNo)
  client.cashAccounts = []
  return without
}
