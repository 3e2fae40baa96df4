import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { printedText, readDocument } from '../testing/printed.ts'
import { closingCertificate } from './closing-certificate.ts'

const database = reportDatabase()

test('there is none while the client is open', async () => {
  expect(await readDocument(database, closingCertificate, { clientNo: 10000002 })).toBeUndefined()
})

test('what was closed and when', async () => {
  await database.execute(
    "update current.client set status = 'closed', closed_on = '2026-11-23' where client_no = 10000002",
  )
  const text = await printedText(database, closingCertificate, { clientNo: 10000002 })
  for (const part of [
    '客户销户证明',
    '欧阳修文',
    '2026年11月20日',
    '2026年11月23日',
    '资金账户 人民币 1000000201 余额已结清',
    '证券账户 上海 A100000002 已撤销登记',
  ])
    expect(text).toContain(part)
})
