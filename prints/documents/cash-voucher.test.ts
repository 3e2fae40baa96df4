import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
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
  expect(await printedText(database, cashVoucher, { voucherNo: 1 })).toContain('本凭证已被凭证 9 冲销。')
})

test('cash between tills has no client, but two places', async () => {
  await database.execute(`insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account, reverses, reversed_by)
    values (10, '2026-11-23', 'till-move', 0, 0, 1, 5000, 1001, '', '1/vault/1/', null, null);
    insert into current.house_account values (100, '1/vault/1/', 1, 'vault', 1, '', 0);
    insert into current.entry values (17, '2026-11-23', '2026-11-23', 4, '2026-11-23 09:20+08', 'till-move', 1, 5000, 3, 'S', 100, 'S', null, null, null, 10, null)`)
  const text = await printedText(database, cashVoucher, { voucherNo: 10 })
  expect(text).toContain('现金调拨')
  expect(text).toContain('付出 From 金库 收入 To 尾箱 1001')
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
