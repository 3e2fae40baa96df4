import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { logged } from '../testing/logged.ts'
import { printedText, readDocument } from '../testing/printed.ts'
import { orderContract } from './order-contract.ts'

const database = reportDatabase()

test.each([
  [
    11,
    [
      'No. 11 ',
      '买入',
      '600000',
      '浦发银行',
      '10.00 元',
      '100 股',
      '¥1,000.00 人民币壹仟元整',
      '柜台',
      '1001 王柜员',
      '2026-11-23 09:30:01',
    ],
  ],
  [12, ['卖出', '10.10 元', '300 股', '¥3,030.00 人民币叁仟零叁拾元整', '电话', '欧阳修文']],
  [1, ['2025年6月2日（当日有效）', '¥800.00', 'A100000001']],
  [2, ['深圳', '000001', '平安银行', '¥2,200.00 人民币贰仟贰佰元整', '网上']],
])('order %i, wherever its day lies now', async (orderId, parts) => {
  const text = await printedText(database, orderContract, { orderId })
  for (const part of ['证券买卖委托合同书', '甲方签名', '双方约定', ...parts]) expect(text).toContain(part)
  expect(text).not.toContain('待确认')
})

test('an agent is named and signs; who agreed stands as checker', async () => {
  const entering = { date: '2026-11-23', code: 'C01', approvalId: 91 }
  const input = { clientNo: 10000001, agentNo: 1 }
  await logged(database, { ...entering, no: 9001, input, result: { orderId: 11 } })
  // At the same moment, of another order.
  await logged(database, { ...entering, no: 9000, input: {}, result: { orderId: 13 }, approvalId: 90 })
  await database.execute(
    "update current.orders set entered_at = '2026-11-23 10:00+08' where order_id in (11, 13)",
  )
  const text = await printedText(database, orderContract, { orderId: 11 })
  for (const part of ['代理人 Agent 李四', 'E10000001', '代理人签名', '1002 李主管', '1001 王柜员'])
    expect(text).toContain(part)
  expect(text).not.toContain('甲方签名（盖章）')
})

test('who came in person signs, and nobody is named who was not asked', async () => {
  const text = await printedText(database, orderContract, { orderId: 12 })
  for (const part of ['甲方签名（盖章）', '乙方经办 Teller 乙方复核 Checker']) expect(text).toContain(part)
  expect(text).not.toContain('代理人')
})

test('an evening order was entered on the day before its own', async () => {
  const input = { clientNo: 10000001, agentNo: 1 }
  await logged(database, { no: 9002, date: '2026-11-23', code: 'C01', input, result: { orderId: 14 } })
  await database.execute("update current.orders set entered_at = '2026-11-23 10:00+08' where order_id = 14")
  expect(await printedText(database, orderContract, { orderId: 14 })).toContain('代理人 Agent 李四')
})

test('a market order has no price and no amount', async () => {
  await database.execute('update current.orders set price = 0 where order_id = 13')
  const text = await printedText(database, orderContract, { orderId: 13 })
  expect(text).toContain('市价')
  expect(text).not.toContain('委托金额')
})

test('identity numbers are masked for those who may not see them', async () => {
  const { content } = (await readDocument(database, orderContract, { orderId: 11 }, false)) ?? {}
  expect(JSON.stringify(content)).not.toMatch(/11010519491231002X|张三/)
})
