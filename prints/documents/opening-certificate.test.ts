import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { printedText, readDocument } from '../testing/printed.ts'
import { openingCertificate } from './opening-certificate.ts'

const database = reportDatabase()

test('who, which accounts, which channels', async () => {
  const text = await printedText(database, openingCertificate, { clientNo: 10000001 })
  for (const part of [
    '客户开户确认书',
    '张三',
    '居民身份证',
    '11010519491231002X',
    '2030年1月1日',
    '13800138000',
    'C3 稳健型',
    '柜台、网上',
    '主板',
    '资金账户 人民币 1000000101 柜台存管 正常',
    '证券账户 上海 A100000001 12345 正常',
  ])
    expect(text).toContain(part)
})

test('personal data is masked for those who may not see it', async () => {
  const { content } = (await readDocument(database, openingCertificate, { clientNo: 10000001 }, false)) ?? {}
  expect(JSON.stringify(content)).not.toMatch(/张三|11010519491231002X|13800138000|建国路/)
})
