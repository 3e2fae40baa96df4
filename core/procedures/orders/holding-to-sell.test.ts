/** A sale is taken from one holding; the tests show which one, with several trading units or accounts. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books, clientNo, settled } from '../../testing/books.ts'
import { holdingToSell, sellingPlaces } from './holding-to-sell.ts'

const spec = {
  units: { '300002': 'running' },
  holdings: {
    'C1 000001.XSHE at 300002': '700',
    'C1 000001.XSHE at 399001': '9000',
    'C1 000001.XSHE': '230',
    'C1 600000.XSHG': '100',
  },
} as const

function given() {
  const before = books(spec)
  const client = before.clients.get(clientNo('C1'))!
  const { instrumentNo } = before.instrumentsById.get('600000.XSHG')!
  const securitiesAccountId = 'A900000001.XSHG'
  const { holdingNo } = before.counters
  applyChanges(before, [
    {
      kind: 'openSecuritiesAccount',
      account: { ...client.securitiesAccounts[0]!, securitiesAccountId },
    },
    { kind: 'openHolding', holdingNo, securitiesAccountId, instrumentNo, tradingUnit: '', shareNature: '' },
    {
      kind: 'post',
      entry: 'securities-in',
      asset: instrumentNo,
      amount: 500,
      debit: { house: `1/depository/${instrumentNo}/XSHG` },
      credit: { holding: holdingNo },
      tradeDate: '2026-11-23',
    },
  ])
  return settled(before)
}

function placeOf(id: string, quantity: number, before = given()) {
  const client = before.clients.get(clientNo('C1'))!
  const holding = holdingToSell(before, client, before.instrumentsById.get(id)!, quantity)
  return holding === undefined ? 'none' : `${holding.securitiesAccountId} ${holding.tradingUnit}`.trim()
}

test.each([
  ["the account's own unit", '000001.XSHE', 230, '0000000001.XSHE 300001'],
  ['another unit of ours that has enough', '000001.XSHE', 231, '0000000001.XSHE 300002'],
  ["never another broker's; the one that has most", '000001.XSHE', 701, '0000000001.XSHE 300002'],
  ['the account that is bought through', '600000.XSHG', 100, 'A000000001.XSHG'],
  ['the second account of the same market', '600000.XSHG', 101, 'A900000001.XSHG'],
  ['neither alone has enough', '600000.XSHG', 600, 'A900000001.XSHG'],
])('%s', (_, id, quantity, expected) => {
  expect(placeOf(id, quantity)).toBe(expected)
})

test('nothing is held', () => {
  expect(placeOf('600000.XSHG', 100, books())).toBe('none')
})

test('a lost account: the other one is sold from', () => {
  const before = given()
  before.securitiesAccounts.get('A000000001.XSHG')!.status = 'loss-reported'
  expect(placeOf('600000.XSHG', 100, before)).toBe('A900000001.XSHG')
})

test('a closed account sells nothing', () => {
  const before = given()
  before.securitiesAccounts.get('A900000001.XSHG')!.status = 'closed'
  const client = before.clients.get(clientNo('C1'))!
  expect(sellingPlaces(before, client, before.instrumentsById.get('600000.XSHG')!)).toHaveLength(1)
})
