import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { printedText, readDocument } from '../testing/printed.ts'
import { clientBalances } from './client-balances.ts'

const database = reportDatabase()

test('money and holdings as the screens show them', async () => {
  const text = await printedText(database, clientBalances, { clientNo: 10000001 })
  for (const part of [
    '客户资产余额表',
    '张三',
    '1000000101 人民币 99,994.94',
    '600000 浦发银行 上海 A100000001 100',
    '1,015.00',
    '人民币壹拾万壹仟零玖元玖角肆分 ¥101,009.94',
  ])
    expect(text).toContain(part)
})

test('an agent who inquires is named', async () => {
  const text = await printedText(database, clientBalances, { clientNo: 10000001, agentNo: 1 })
  for (const part of ['代理人 Agent 李四', 'E10000001']) expect(text).toContain(part)
  expect(await printedText(database, clientBalances, { clientNo: 10000001 })).not.toContain('代理人')
})

test('one client only, though others are named alike', async () => {
  await database.execute("update current.client set name = '10000001号' where client_no = 10000002")
  const { content } = (await readDocument(database, clientBalances, { clientNo: 10000001 })) ?? {}
  expect(content?.['cash']).toHaveLength(1)
})

test('more holdings than a page has rows are all printed and counted', async () => {
  const read = async () => (await readDocument(database, clientBalances, { clientNo: 10000001 }))?.content
  const before = (await read())?.['holdings'] as unknown[]
  await database.execute(
    `insert into current.holding select 9000000 + n, client_no, securities_account_id, instrument_no, 'U' || n, share_nature, 100, 0, 0, 0, 0
    from current.holding cross join generate_series(1, 700) n where client_no = 10000001 limit 700`,
  )
  const after = (await read())?.['holdings'] as unknown[]
  expect(after.length).toBe(before.length + 700)
})
