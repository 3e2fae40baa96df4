/** C13: two people book incoming shares, which are held until the depository's file confirms them. */
import { expect, test } from 'vitest'
import { sellableQuantity } from '../../books/holding-figures.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { recordsOf } from '../../books/records.ts'
import { reverseToday } from '../cash/reverse-today.ts'
import { answerCustody, type CustodyAnswer } from '../../procedures/custody/answer-custody.ts'
import { books, clientNo, settled } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { securitiesIn } from './securities-in.ts'

const voucher = 'insert voucher 1 securities-in'

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
    [
      'a repo, which nobody holds',
      { instrument: '204001.XSHG' },
      'security_not_held',
      { books: books({ instruments: { '204001.XSHG': 'repo, T+0, unlimited' } }) },
    ],
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
    ['from another broker, in Shanghai', { fromUnit: '26009' }, 'transfer_only_in_shenzhen'],
    ['from no trading unit', { instrument: '000001.XSHE', fromUnit: '39901' }, 'trading_unit_invalid'],
    [
      'from another broker',
      { instrument: '000001.XSHE', fromUnit: '399001' },
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
        'setTransfer 1 transfer-in held A000000001.XSHG 1000000000002 100 600000.XSHG cost 900.00',
      ],
    ],
    [
      'more of what is held',
      { instrument: '000001.XSHE', cost: '0' },
      [
        'post securities-in 000001.XSHE 100 depository XSHE → holding 1000000000001',
        `${voucher} 1000000000001 000001.XSHE 100`,
        'setTransfer 1 transfer-in held 0000000001.XSHE 1000000000001 100 000001.XSHE to 300001',
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
        'setTransfer 1 transfer-in held 0000000004.XSHE 1000000000002 100 000001.XSHE to 300001 cost 900.00',
      ],
    ],
  ],
})

const input = {
  clientNo: clientNo('C1'),
  instrument: '000001.XSHE',
  quantity: 100,
  cost: 90_000,
  reason: 'gift',
  document: '',
}

/** 50 shares of the client's own, and 100 that two people have booked as coming. */
function coming() {
  const built = books({ holdings: { 'C1 000001.XSHE': '50 cost 400.00' } })
  const decided = securitiesIn.decide(built, input, aMeta())
  if (decided.accepted) applyChanges(built, decided.changes)
  const client = built.clients.get(clientNo('C1'))!
  const holding = client.holdings[0]!
  const sellable = (): number => sellableQuantity(holding, built.day.businessDate)
  return { built, client, holding, sellable }
}

test('never by one person; nobody can sell, move or pledge what only two people say', () => {
  expect(securitiesIn.approval).toBe('always')
  const { holding, sellable } = coming()
  expect([holding.settled, holding.onHold, sellable()]).toEqual([150, 100, 50])
})

const answered: CustodyAnswer = {
  market: 'XSHE',
  answerNo: 1,
  requestNo: 1,
  kind: 'transfer-in',
  result: 'confirmed',
  securitiesAccount: '0000000001',
  tradingUnit: '300001',
  otherUnit: '',
  code: '000001',
  quantity: 100,
  reason: '',
}

test.each([
  ['confirmed: free', {}, [150, 150, 130_000]],
  ['with fewer', { quantity: 80 }, [130, 130, 130_000]],
  ['refused: gone, with its own cost', { result: 'refused' }, [50, 50, 40_000]],
] as const)('the depository has answered: %s', (_, differing, expected) => {
  const { built, holding, sellable } = coming()
  applyChanges(built, answerCustody(built, { ...answered, ...differing }, aMeta()))
  expect([holding.settled, sellable(), holding.cost]).toEqual(expected)
})

test('from another broker: the depository is told from which unit', () => {
  const decided = securitiesIn.decide(books(), { ...input, fromUnit: '399001' }, aMeta())
  expect(decided.accepted && decided.changes.at(-1)).toMatchObject({
    transfer: { fromUnit: '399001', toUnit: '300001' },
  })
})

test('reversed on its day it is asked for no more', () => {
  const { built, client, holding } = coming()
  const reversed = reverseToday.decide(built, { voucherNo: 1 }, aMeta())
  if (reversed.accepted) applyChanges(built, reversed.changes)
  expect(holding).toMatchObject({ settled: 50, onHold: 0, cost: 40_000 })
  expect(recordsOf(client, 'custody_transfer')).toMatchObject([{ status: 'refused' }])
})
