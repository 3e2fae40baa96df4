import { expect, test } from 'vitest'
import { printOfRow, printsAfter, type ListedPrint } from './prints.ts'

const print = (
  name: string,
  of: string[],
  required: string[],
  rest: Partial<ListedPrint> = {},
): ListedPrint => ({
  name,
  title: { zh: name, en: name },
  of,
  mayPrint: true,
  isMomentary: false,
  termsSchema: { required, properties: Object.fromEntries([...required, 'price'].map(term => [term, {}])) },
  ...rest,
})
const PRINTS = [
  print('cash-voucher', ['F09', 'F10'], ['voucherNo']),
  print('securities-voucher', ['C13', 'F10'], ['voucherNo']),
  print('order-contract', ['C01'], ['orderId']),
  print('order-contract-draft', ['C01'], ['clientNo', 'side'], { isMomentary: true }),
  print('freeze-notice', ['F12'], ['freezeNo'], { mayPrint: false }),
  print('till-summary', ['C24'], [], { isMomentary: true }),
]

test.each([
  ['F09', { cashAccountNo: 1, voucherNo: 7 }, [['cash-voucher', { voucherNo: 7 }]]],
  ['F09', { cashAccountNo: 1 }, []],
  ['C01', { clientNo: 1, side: 'buy', orderId: 9 }, [['order-contract', { orderId: 9 }]]],
  ['C01', { clientNo: 1, side: 'buy' }, [['order-contract-draft', { clientNo: 1, side: 'buy' }]]],
  [
    'C01',
    { clientNo: 1, side: 'buy', price: '9.9', tradingPassword: 'x' },
    [['order-contract-draft', { clientNo: 1, side: 'buy', price: '9.9' }]],
  ],
  ['F12', { freezeNo: 3 }, []],
  ['C24', { closing: '1.00' }, [['till-summary', {}]]],
  ['Z99', { voucherNo: 7 }, []],
])('after %s with %j', (code, values, expected) => {
  expect(printsAfter(PRINTS, code, values).map(({ name, terms }) => [name, terms])).toEqual(expected)
})

test.each([
  ['vouchers', { voucherNo: 7, code: null }, 'cash-voucher', { voucherNo: 7 }],
  ['vouchers', { voucherNo: 8, code: '600000' }, 'securities-voucher', { voucherNo: 8 }],
  ['client-orders', { orderId: 9 }, 'order-contract', { orderId: 9 }],
  ['freezes', { freezeNo: 3 }, undefined, undefined],
  ['tellers', { tellerNo: 3 }, undefined, undefined],
])('a row of %s: %j', (report, row, name, terms) => {
  const found = printOfRow(PRINTS, report, row)
  expect([found?.name, found?.terms]).toEqual([name, terms])
})

test('no row, no document', () => expect(printOfRow(PRINTS, 'orders', undefined)).toBeUndefined())
