/** C13: shares come in with a cost, to the holding that the trading unit keeps. */
import { books, clientNo } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { securitiesIn } from './securities-in.ts'

const voucher = 'put voucher 1 securities-in'

testFunction(securitiesIn, {
  given: books({
    clients: { C2: 'no accounts', C3: 'closed', C4: 'frozen' },
    holdings: { 'C1 000001.XSHE': '50 cost 400.00' },
  }),
  typical: {
    clientNo: clientNo('C1'),
    instrument: '600000.XSHG',
    quantity: 100,
    cost: '900.00',
    reason: 'gift',
    document: 'D1',
  },
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['closed client', { clientNo: clientNo('C3') }, 'client_not_normal'],
    ['unknown code', { instrument: '600099.XSHG' }, 'instrument_not_found'],
    ['no account in the market', { clientNo: clientNo('C2') }, 'securities_account_not_found'],
    [
      'the first of a kind opens its holding',
      {},
      [
        'openHolding 1000000000002 A000000001.XSHG 600000.XSHG',
        'post securities-in 600000.XSHG 100 depository XSHG → holding 1000000000002',
        'addCost 1000000000002 900.00',
        `${voucher} 1000000000002 600000.XSHG 100`,
      ],
    ],
    [
      'more of what is held',
      { instrument: '000001.XSHE', cost: '0' },
      [
        'post securities-in 000001.XSHE 100 depository XSHE → holding 1000000000001',
        'addCost 1000000000001 0.00',
        `${voucher} 1000000000001 000001.XSHE 100`,
      ],
    ],
    [
      'Shenzhen shares are kept at the trading unit',
      { clientNo: clientNo('C4'), instrument: '000001.XSHE' },
      [
        'openHolding 1000000000002 0000000004.XSHE 000001.XSHE at 300001',
        'post securities-in 000001.XSHE 100 depository XSHE → holding 1000000000002',
        'addCost 1000000000002 900.00',
        `${voucher} 1000000000002 000001.XSHE 100`,
      ],
    ],
  ],
})
