import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { logged } from '../testing/logged.ts'
import { printedText } from '../testing/printed.ts'
import { custodyTransferForm } from './custody-transfer-form.ts'

const database = reportDatabase()

test('one holding to another broker', async () => {
  await database.execute(
    "insert into current.custody_transfer (transfer_no, client_no, kind, market, securities_account_id, holding_no, instrument_no, quantity, from_unit, to_unit, fee, cash_account_no, status, requested_on, ended_on, reason, teller_no) values (7, 10000001, 'transfer-out', 'XSHE', '0100000001.XSHE', 5, 1002, 12300, '654321', '390123', 3000, 1000000101, 'held', '2026-11-23', null, '', 1001)",
  )
  await logged(database, {
    no: 9001,
    date: '2026-11-23',
    code: 'C06',
    input: { clientNo: 10000001, agentNo: 1 },
    result: { transferNos: [6, 7], fee: 3000 },
    approvalId: 91,
  })
  const text = await printedText(database, custodyTransferForm, { transferNo: 7 })
  for (const part of [
    '转托管业务申请表',
    '张三 10000001',
    '深圳 0100000001',
    '000001 平安银行',
    '654321',
    '390123',
    '¥30.00 人民币叁拾元整',
    '壹万贰仟叁佰股整 12,300 股',
    '待申报',
    '1002 李主管',
    '代理人 Agent 李四',
  ])
    expect(text).toContain(part)
})

test('a designation withdrawn, refused', async () => {
  await database.execute(
    "insert into current.custody_transfer (transfer_no, client_no, kind, market, securities_account_id, holding_no, instrument_no, quantity, from_unit, to_unit, fee, cash_account_no, status, requested_on, ended_on, reason, teller_no) values (8, 10000001, 'revoke-designation', 'XSHG', 'A100000001.XSHG', 0, 0, 0, '12345', '', 0, 1000000101, 'refused', '2026-11-20', '2026-11-23', '有未了结委托', 1001)",
  )
  const text = await printedText(database, custodyTransferForm, { transferNo: 8 })
  for (const part of [
    '指定交易申请表',
    '撤销指定',
    '账户内全部证券',
    '已拒绝 2026年11月23日',
    '有未了结委托',
  ])
    expect(text).toContain(part)
  expect(text).not.toContain('数量（大写）')
})

test.each([
  ['pledge', '债券质押业务申请表'],
  ['release', '债券质押业务申请表'],
  ['designate', '指定交易申请表'],
  ['transfer-in', '转托管业务申请表'],
])('%s is asked for on %s', async (kind, title) => {
  await database.execute(`update current.custody_transfer set kind = '${kind}' where transfer_no = 8`)
  expect(await printedText(database, custodyTransferForm, { transferNo: 8 })).toContain(title)
})
