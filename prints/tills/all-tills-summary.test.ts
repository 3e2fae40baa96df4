import { expect, test } from 'vitest'
import { present } from '@guitai/core/base/assert.ts'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { readingOf } from '../frame/print-reading.ts'
import { printedText, readDocument } from '../testing/printed.ts'
import { allTillsSummary } from './all-tills-summary.ts'

const database = reportDatabase()

test('each till, then all together', async () => {
  await database.execute(
    "insert into current.house_account values (99, '1/till/1/1002', 1, 'till', 1, '1002', -5000)",
  )
  const text = await printedText(database, allTillsSummary, { date: '2026-11-23' })
  for (const part of [
    '营业部柜员汇总表',
    '1001 王柜员 人民币 100.00 1,000.00 0.00 1,100.00',
    '1002 李主管 人民币 50.00 0.00 0.00 50.00',
    '人民币 150.00 1,000.00 0.00 1,150.00 0.00',
    '1001 王柜员 存入 人民币 1 1,000.00',
  ])
    expect(text).toContain(part)
  expect((await readDocument(database, allTillsSummary, {}))?.document).toBe('2026-11-23')
})

test('of a past day only the tills that there were, with what was in them then', async () => {
  await database.execute(`
    insert into current.house_account values (98, '1/till/1/1003', 1, 'till', 1, '1003', -700);
    insert into current.entry values (98, '2026-11-23', '2026-11-23', 4, '2026-11-23 09:20+08', 'till-move', 1, 700, 98, 'S', 1, 'S', null, null, null, null, null)`)
  const [then, now] = [
    await printedText(database, allTillsSummary, { date: '2026-11-20' }),
    await printedText(database, allTillsSummary, { date: '2026-11-23' }),
  ]
  expect(then).toContain('1001 王柜员 人民币 0.00 100.00 0.00 100.00')
  expect(then).not.toContain('1003')
  expect(now).toContain('1003 人民币 0.00 7.00 0.00 7.00')
})

test('a teller who has moved to another branch: each branch has its own till and what went through it', async () => {
  await database.execute(`
    insert into current.house_account values (96, '2/till/1/1001', 2, 'till', 1, '1001', -900);
    insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account)
      values (96, '2026-11-23', 'till-move', 0, 0, 1, 900, 1001, '', '2/till/1/1001');
    insert into current.entry values (96, '2026-11-23', '2026-11-23', 4, '2026-11-23 09:30+08', 'till-move', 1, 900, 96, 'S', 2, 'S', null, null, null, 96, null)`)
  const asked = { date: '2026-11-23' }
  const { rows } = await database.readAs(readingOf(allTillsSummary), asked, { branches: [2] })
  const reading = present(rows[0], 'document')['reading']
  const { content } = reading as { content: { tills: string[][]; business: string[][] } }
  expect(content.tills.map(line => line.slice(0, 6))).toEqual([
    ['1001 王柜员', '人民币', '0.00', '9.00', '0.00', '9.00'],
  ])
  expect(content.business.map(line => line.slice(0, 6))).toEqual([
    ['1001 王柜员', '现金调拨', '人民币', '1', '9.00', ''],
  ])
})
