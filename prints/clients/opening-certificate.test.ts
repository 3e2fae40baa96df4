import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { logged } from '../testing/logged.ts'
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
    '资金账户 人民币 1000000101 柜面存取 正常',
    '证券账户 上海 A100000001 12345 正常',
  ])
    expect(text).toContain(part)
})

test('an organisation names who acts for it; who opened it and who agreed sign', async () => {
  await logged(database, {
    no: 9001,
    date: '2026-11-23',
    code: 'F04',
    input: {},
    result: { clientNo: 10000001, cardNo: '10000001015' },
    approvalId: 91,
  })
  const details = JSON.stringify({ legalRepresentative: '司马甲', handler: '诸葛乙', handlerNumber: 'P1' })
  await database.execute(
    `update current.client set kind = 'institution', identity_type = 'foreign-residence', opened_on = '2026-11-23', details = '${details}',
       boards = '["convertible","repo-borrow"]' where client_no = 10000001`,
  )
  const text = await printedText(database, openingCertificate, { clientNo: 10000001 })
  for (const part of [
    '客户名称',
    '外国人永久居留身份证',
    '法定代表人 Legal representative 司马甲',
    '诸葛乙 P1',
    '主板、可转债、回购融资',
    '1001 王柜员',
    '1002 李主管',
  ])
    expect(text).toContain(part)
})

test('personal data is masked for those who may not see it', async () => {
  const { content } = (await readDocument(database, openingCertificate, { clientNo: 10000001 }, false)) ?? {}
  expect(JSON.stringify(content)).not.toMatch(/张三|司马甲|诸葛乙|11010519491231002X|13800138000|建国路/)
})
