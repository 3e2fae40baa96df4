import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { printedText, readDocument } from '../testing/printed.ts'
import { securitiesVoucher } from './securities-voucher.ts'

const database = reportDatabase()

test('shares that came in: paper, account, quantity in words', async () => {
  const text = await printedText(database, securitiesVoucher, { voucherNo: 2 })
  for (const part of [
    '证券业务凭证',
    '证券转入',
    '欧阳修文',
    '上海 A100000002',
    '600000 浦发银行',
    '壹仟股整 1,000 股',
    '1002 李主管',
  ])
    expect(text).toContain(part)
})

test('a voucher of money is none', async () => {
  expect(await readDocument(database, securitiesVoucher, { voucherNo: 1 })).toBeUndefined()
})
