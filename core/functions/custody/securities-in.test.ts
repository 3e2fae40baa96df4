/** C13: shares come in with a cost, to the holding that the trading unit keeps. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { recordsOf } from '../../books/records.ts'
import { reverseToday } from '../cash/reverse-today.ts'
import { answerCustody } from '../../procedures/custody/answer-custody.ts'
import { books, clientNo, settled } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { securitiesIn } from './securities-in.ts'

const voucher = 'put voucher 1 securities-in'

/** 100 shares came with the depository's file, at a provisional cost of 1000.00. */
function arrived() {
  const before = books({ holdings: { 'C1 000001.XSHE': '50 cost 400.00' } })
  const changes = answerCustody(
    before,
    {
      market: 'XSHE',
      answerNo: 1,
      requestNo: 0,
      kind: 'transfer-in',
      result: 'confirmed',
      securitiesAccount: '0000000001',
      tradingUnit: '300001',
      otherUnit: '399001',
      code: '000001',
      quantity: 100,
      reason: '',
    },
    aMeta(),
  )
  applyChanges(before, changes)
  return settled(before)
}

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
    ['no quantity', { quantity: undefined }, 'quantity_missing'],
    ['cost of no transfer', { transferNo: 9 }, 'transfer_not_found'],
    [
      'cost of a transfer of another security',
      { transferNo: 1, instrument: '600000.XSHG' },
      'transfer_not_found',
      { books: arrived() },
    ],
    [
      'the true cost of what came with the file',
      { transferNo: 1, instrument: '000001.XSHE', cost: '850.00' },
      [
        'addCost 1000000000001 -150.00',
        'setTransfer 1 transfer-in confirmed 0000000001.XSHE 1000000000001 100 000001.XSHE to 300001 cost 850.00',
      ],
      { books: arrived() },
    ],
    [
      'before the file says so: provisional',
      { instrument: '000001.XSHE', isCustodyTransfer: true },
      [
        'post securities-in 000001.XSHE 100 depository XSHE → holding 1000000000001',
        'addCost 1000000000001 900.00',
        `${voucher} 1000000000001 000001.XSHE 100`,
        'setTransfer 1 transfer-in held 0000000001.XSHE 1000000000001 100 000001.XSHE to 300001 cost 900.00',
      ],
    ],
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

test('a provisional entry that is reversed waits for no file any more', () => {
  const built = books()
  const input = {
    clientNo: clientNo('C1'),
    instrument: '000001.XSHE',
    quantity: 100,
    cost: 90_000,
    reason: 'custody',
    document: '',
    isCustodyTransfer: true,
  }
  for (const decide of [
    () => securitiesIn.decide(built, input, aMeta()),
    () => reverseToday.decide(built, { voucherNo: 1 }, aMeta()),
  ]) {
    const decided = decide()
    if (decided.accepted) applyChanges(built, decided.changes)
  }
  const client = built.clients.get(clientNo('C1'))!
  expect(client.holdings[0]).toMatchObject({ settled: 0, cost: 0 })
  expect(recordsOf(client, 'custody_transfer')).toMatchObject([{ status: 'refused' }])
})
