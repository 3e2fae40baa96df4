import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { printedText, readDocument } from '../testing/printed.ts'
import { dayEndRecord } from './day-end-record.ts'

const database = reportDatabase()
const KEY = '2026-11-20/fee/XSHG 20001 CNY stampDuty'

test('of a closed day: what was proved, what is carried in figures of both sides, totals and hash', async () => {
  const content = {
    isProved: true,
    batchNo: 4711,
    chainHash: '9f2c4e1a',
    lines: [
      { name: 'a', title: { zh: '余额等于流水', en: 'A' }, isInternal: true, isTrue: true, count: 0 },
      { name: 'b', title: { zh: '资金与登记结算相符', en: 'B' }, isInternal: false, isTrue: false, count: 1 },
    ],
    exceptions: [{ name: 'b' }, { name: KEY }],
    totals: { counts: { orders: 1200, trades: 34, entries: 56, commands: 78 } },
  }
  await database.execute(
    `update current.certificate set content = '${JSON.stringify(content)}';
    insert into current.discrepancy values ('${KEY}', '2026-11-20', 'fee', 'XSHG 20001 CNY stampDuty', '1577.16', '1579.16', 'carry-exception', 1002)`,
  )
  const text = await printedText(database, dayEndRecord, { date: '2026-11-20' })
  for (const part of [
    '日终记录',
    '2026年11月20日',
    '余额等于流水 内部 相符',
    '资金与登记结算相符 外部 1 处不符',
    '上海 20001 人民币 印花税',
    '1577.16 1579.16',
    '除挂账外相符',
    '1,200',
    '9f2c4e1a',
  ])
    expect(text).toContain(part)
})

test('a certificate whose run was taken back is shown beside it, as void', async () => {
  const kept = (clearingRun: number, chainHash: string): string =>
    JSON.stringify({
      clearingRun,
      isProved: true,
      batchNo: 4000 + clearingRun,
      chainHash,
      lines: [],
      exceptions: [],
      totals: { counts: {} },
    })
  await database.execute(`update current.certificate set content = '${kept(1, 'aaaa1111')}'`)
  await database.execute(
    `update current.business_day set clearing_run = 2 where business_date = '2026-11-20'`,
  )
  const taken = await printedText(database, dayEndRecord, { date: '2026-11-20' })
  for (const part of ['尚未收市', '已作废的收市证明', '1 4001 全部相符 aaaa1111'])
    expect(taken).toContain(part)
  await database.execute(
    `insert into current.void_certificate select business_date, 1, content from current.certificate;
    update current.certificate set content = '${kept(2, 'bbbb2222')}'`,
  )
  const again = await printedText(database, dayEndRecord, { date: '2026-11-20' })
  for (const part of ['4002', 'bbbb2222', '1 4001 全部相符 aaaa1111']) expect(again).toContain(part)
  expect(again).not.toContain('尚未收市')
  await database.execute(
    `update current.business_day set clearing_run = 1 where business_date = '2026-11-20';
    delete from current.void_certificate`,
  )
})

test('before the close: how far the day has come, and why a step was skipped', async () => {
  await database.execute(
    "insert into current.day_step values ('2026-11-23/2/X04-BJSE', '2026-11-23', 2, 'X04-BJSE', 'skipped', '2026-11-23 09:00+08', '2026-11-23 09:00+08', 0, 0, 1001, '清单未到', '{}')",
  )
  const text = await printedText(database, dayEndRecord, {})
  for (const part of ['X04 北京 已跳过', '清单未到', '3,020.00', '尚未收市']) expect(text).toContain(part)
  expect(text).not.toContain('账务核对')
})

test('of a day without steps there is none', async () => {
  expect(await readDocument(database, dayEndRecord, { date: '2026-01-05' })).toBeUndefined()
})
