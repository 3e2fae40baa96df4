import { expect, test } from 'vitest'
import { books, clientNo } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { voucherPut } from './securities-voucher.ts'

test('says who, when, what, against which account, at which cost', () => {
  const { row } = voucherPut(
    books(),
    { clientNo: clientNo('C1') },
    {
      meta: aMeta(),
      voucher: {
        voucherNo: 1,
        kind: 'securities-out',
        accountNo: 5,
        asset: 1001,
        amount: 100,
        counterAccount: '1/depository/1001/XSHG',
        summary: 'gift',
        cost: -900,
      },
    },
  )
  expect(row).toEqual({
    voucherNo: 1,
    businessDate: '2026-11-23',
    kind: 'securities-out',
    clientNo: clientNo('C1'),
    accountNo: 5,
    asset: 1001,
    amount: 100,
    tellerNo: 1001,
    summary: 'gift',
    counterAccount: '1/depository/1001/XSHG',
    reverses: null,
    reversedBy: null,
    cost: -900,
  })
})
