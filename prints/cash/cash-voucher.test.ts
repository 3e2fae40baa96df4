import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { logged } from '../testing/logged.ts'
import { printedText, readDocument } from '../testing/printed.ts'
import { cashVoucher } from './cash-voucher.ts'

const database = reportDatabase()

test('a deposit: figures, words, balance after, who', async () => {
  const text = await printedText(database, cashVoucher, { voucherNo: 1 })
  for (const part of [
    '资金业务凭证 Cash Voucher',
    'No. 1 ',
    '存入',
    '2026年11月23日 09:10:00',
    '10000001',
    '张三',
    '1000000101',
    '¥101,000.00',
    '柜台存入',
    '人民币壹仟元整 ¥1,000.00',
    '1001 王柜员',
    '客户签名',
  ])
    expect(text).toContain(part)
})

test.each([
  [2, 'USD', '美元壹拾万元伍角 US$100,000.50'],
  [3, 'HKD', '港币壹拾万元伍角 HK$100,000.50'],
])('another currency: %i %s', async (asset, _, expected) => {
  await database.execute(
    `update current.voucher set asset = ${asset}, amount = 10000050 where voucher_no = 1`,
  )
  expect(await printedText(database, cashVoucher, { voucherNo: 1 })).toContain(expected)
  await database.execute('update current.voucher set asset = 1, amount = 100000 where voucher_no = 1')
})

test('a reversal and what it reverses name each other', async () => {
  await database.execute(`insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account, reverses, reversed_by)
    values (9, '2026-11-23', 'reversal', 10000001, 1000000101, 1, 100000, 1001, '录入错误', '1/till/1/1001', 1, null);
    update current.voucher set reversed_by = 9 where voucher_no = 1`)
  expect(await printedText(database, cashVoucher, { voucherNo: 9 })).toContain('本凭证冲销凭证 1。')
  expect(await printedText(database, cashVoucher, { voucherNo: 1 })).toContain(
    '本凭证已被凭证 9 冲销，作废。',
  )
})

test('what takes another back is written in red and says what it was', async () => {
  const { content } = (await readDocument(database, cashVoucher, { voucherNo: 9 })) ?? {}
  expect(content).toMatchObject({ isRed: true, remark: { isRed: true } })
  expect(await printedText(database, cashVoucher, { voucherNo: 9 })).toContain('冲销（存入）')
})

test('an agent is named and signs; who approved stands as checker', async () => {
  const input = { kind: 'deposit', cashAccountNo: 1000000101, amount: 7, agentNo: 1 }
  await logged(database, {
    no: 9001,
    date: '2026-11-23',
    code: 'F09',
    input,
    result: { voucherNo: 11 },
    approvalId: 91,
  })
  await database.execute(`insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account)
    values (11, '2026-11-23', 'deposit', 10000001, 1000000101, 1, 7, 1001, '', '1/till/1/1001');
    insert into current.entry values (18, '2026-11-23', '2026-11-23', 9001, '2026-11-23 10:00+08', 'deposit', 1, 7, 3, 'S', 1000000101, 'S', 10000001, null, null, 11, 7)`)
  const text = await printedText(database, cashVoucher, { voucherNo: 11 })
  for (const part of ['代理人 Agent 李四', 'E10000001', '代理人签名', '1002 李主管', '人民币柒分'])
    expect(text).toContain(part)
  expect(text).not.toContain('客户签名')
})

test('a court’s officer signs for what is deducted', async () => {
  await database.execute(`insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account)
    values (12, '2026-11-23', 'deduction', 10000001, 1000000101, 1, 500, 1001, '', '1/bank/1/')`)
  const text = await printedText(database, cashVoucher, { voucherNo: 12 })
  expect(text).toContain('执行人签名')
})

test('cash between tills has no client, but two places', async () => {
  await database.execute(`insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account, reverses, reversed_by)
    values (10, '2026-11-23', 'till-move', 0, 0, 1, 5000, 1001, '', '1/vault/1/', null, null);
    insert into current.house_account values (100, '1/vault/1/', 1, 'vault', 1, '', 0);
    insert into current.entry values (17, '2026-11-23', '2026-11-23', 4, '2026-11-23 09:20+08', 'till-move', 1, 5000, 3, 'S', 100, 'S', null, null, null, 10, null)`)
  const text = await printedText(database, cashVoucher, { voucherNo: 10 })
  expect(text).toContain('现金调拨')
  expect(text).toContain('付出 From 金库 收入 To 尾箱 1001')
  expect(text).not.toContain('客户签名')
  expect((await readDocument(database, cashVoucher, { voucherNo: 10 }))?.document).toBe('10')
})

test('a voucher of securities is none', async () => {
  expect(await readDocument(database, cashVoucher, { voucherNo: 2 })).toBeUndefined()
})

test('names are masked for those who may not see them', async () => {
  const { content } = (await readDocument(database, cashVoucher, { voucherNo: 1 }, false)) ?? {}
  expect(JSON.stringify(content)).toContain('张*')
  expect(JSON.stringify(content)).not.toContain('张三')
})

test('copies of earlier days are counted, those of today are the engine’s', async () => {
  await database.execute(`insert into current.print_copies values
    ('2026-11-19/cash-voucher/1', '2026-11-19', 'cash-voucher', '1', 2, now(), 1001), ('2026-11-20/cash-voucher/1', '2026-11-20', 'cash-voucher', '1', 1, now(), 1001),
    ('2026-11-23/cash-voucher/1', '2026-11-23', 'cash-voucher', '1', 5, now(), 1001), ('2026-11-20/cash-voucher/2', '2026-11-20', 'cash-voucher', '2', 7, now(), 1001)`)
  expect(await readDocument(database, cashVoucher, { voucherNo: 1 })).toMatchObject({
    document: '1',
    copiesBefore: 3,
    businessDate: '2026-11-23',
  })
})
