/** Every kind of key leads to its client. */
import { expect, test } from 'vitest'
import { applyChanges } from '../books/changes/change.ts'
import { identityKey } from '../books/changes/open-client.ts'
import { books, cashNo, clientNo } from '../testing/books.ts'
import { concernedClasses } from './concerned-clients.ts'

const given = books({
  cash: { C1: '1000.00', C2: '5.00' },
  freezes: { C1: ['1.00 of 1.00'] },
  orders: [['C1 buy 100 600000.XSHG @ 9.00']],
})
given.clients.get(clientNo('C1'))!.clientClass = 'vip'
applyChanges(given, [
  {
    kind: 'insert',
    table: 'voucher',
    row: {
      voucherNo: 1,
      businessDate: '2026-11-23',
      kind: 'deposit',
      clientNo: clientNo('C1'),
      accountNo: cashNo('C1'),
      asset: 1,
      amount: 1,
      tellerNo: 1,
      summary: '',
      counterAccount: '',
      reverses: null,
      reversedBy: null,
    },
  },
])
const [account] = given.clients.get(clientNo('C1'))!.securitiesAccounts

test.each([
  ['client', `client:${clientNo('C1')}`],
  ['cash account', `cash:${cashNo('C1')}`],
  ['securities account', `account:${account!.securitiesAccountId}`],
  ['identity', `identity:${identityKey(given.clients.get(clientNo('C1'))!)}`],
  ['order', 'order:1'],
  ['voucher', 'voucher:1'],
  ['freeze', 'freeze:1'],
])('%s', (_, key) => {
  expect(concernedClasses(given, [key])).toEqual(['vip'])
})

test('each class once; what does not exist, or is no client’s, has none', () => {
  const keys = ['client', 'cash', 'account', 'identity', 'order', 'voucher', 'freeze', 'serial']
  expect(
    concernedClasses(
      given,
      keys.map(kind => `${kind}:99`),
    ),
  ).toEqual([])
  const both = [`client:${clientNo('C1')}`, `cash:${cashNo('C2')}`, `client:${clientNo('C2')}`]
  expect(concernedClasses(given, both).toSorted()).toEqual(['ordinary', 'vip'])
})
