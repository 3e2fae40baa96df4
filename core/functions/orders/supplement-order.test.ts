/** C08: the order is recorded with the exchange's numbers and not sent, whatever the client has. */
import { books, clientNo, copyOf } from '../../testing/books.ts'
import { withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import { supplementOrder } from './supplement-order.ts'

const clients = { C1: '', C2: 'no accounts' }
const given = books({
  clients,
  cash: { C1: '0.00' },
  units: { '300002': 'running' },
  holdings: { 'C1 000001.XSHE': '100' },
  instruments: { '900901.XSHG': 'b-share, USD, 0.900-1.100', '600001.XSHG': 'suspended' },
})
const withBShares = copyOf(given)
withBShares.clients.get(clientNo('C1'))!.securitiesAccounts.push({
  ...given.clients.get(clientNo('C1'))!.securitiesAccounts[0]!,
  securitiesAccountId: 'C900000001.XSHG',
})
const known = books({ cash: { C1: '0.00' } })
known.supplements.set('XSHG/X77', 9)
const numbered = books({ cash: { C1: '9000.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] })
const typical = {
  clientNo: clientNo('C1'),
  instrument: '600000.XSHG',
  side: 'buy',
  orderType: 'limit',
  price: '10.00',
  quantity: 100,
  tradingUnit: '20001',
  exchangeOrderId: 'X77',
  clOrdId: 'E1',
  reason: '应急',
}
const RECORDED = ['recordOrder 1 new buy 100 600000.XSHG @ 10.00 hold 1005.06 0']

testFunction(supplementOrder, {
  given,
  typical,
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['unknown code', { instrument: '600099.XSHG' }, 'instrument_not_found'],
    ['no account there', { clientNo: clientNo('C2') }, 'securities_account_not_found'],
    [
      'no account in the currency',
      { instrument: '900901.XSHG', price: '1.000' },
      'currency_not_held',
      { books: withBShares },
    ],
    ['unknown unit', { tradingUnit: '29999' }, 'trading_unit_not_found'],
    ['a unit of the other market', { tradingUnit: '300001' }, 'trading_unit_of_other_market'],
    [
      'sold without ever having had it',
      { side: 'sell' },
      [
        'openHolding 1000000000002 A000000001.XSHG 600000.XSHG',
        'recordOrder 1 new sell 100 600000.XSHG @ 10.00 hold 0.00 100',
      ],
    ],
    [
      'in Shenzhen at the unit it went through',
      { side: 'sell', instrument: '000001.XSHE', tradingUnit: '300002' },
      [
        'openHolding 1000000000002 0000000001.XSHE 000001.XSHE at 300002',
        'recordOrder 1 new sell 100 000001.XSHE @ 10.00 hold 0.00 100',
      ],
    ],
    ['an id of our own', { clOrdId: 'O000000001' }, 'cl_ord_id_is_ours', { books: numbered }],
    ['an id that only looks like ours', { clOrdId: 'EMERGENCY1' }, RECORDED],
    ['twice', {}, 'exchange_order_known', { books: known }],
    ['without any money', {}, RECORDED],
    ['after the close', {}, RECORDED, { time: '18:00' }],
    [
      'when the orders of its market have expired',
      {},
      [...RECORDED, 'advanceOrder 1 expired canceledQuantity 100', 'setOrderHold 1 0.00 0'],
      { books: withSteps(copyOf(given), ['E27-XSHG running']) },
    ],
    ['when those of another market have', {}, RECORDED, { books: withSteps(copyOf(given), ['E27-XSHE']) }],
    [
      'while the security is suspended',
      { instrument: '600001.XSHG' },
      ['recordOrder 1 new buy 100 600001.XSHG @ 10.00 hold 1005.06 0'],
    ],
    [
      'more than the client has',
      { side: 'sell', instrument: '000001.XSHE', quantity: 300, tradingUnit: '300001' },
      ['recordOrder 1 new sell 300 000001.XSHE @ 10.00 hold 0.00 300'],
    ],
  ],
})
