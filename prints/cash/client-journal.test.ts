import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { printedText, readDocument } from '../testing/printed.ts'
import { clientJournal } from './client-journal.ts'

const database = reportDatabase()

test('all days, archive to today, with balances and totals', async () => {
  // The sample's last entry has the balance of its time of day, not of its number.
  await database.execute('update current.entry set balance_after = 9999494 where entry_no = 16')
  const terms = { clientNo: 10000001, from: '2025-01-01', to: '2026-11-23' }
  const text = await printedText(database, clientJournal, terms)
  for (const part of [
    '2025年1月1日 至 2026年11月23日',
    '2025-06-02 09:00:00 存入 人民币 50,000.00 50,000.00',
    '2026-11-20 10:00:00 存入 人民币 50,000.00 100,000.00',
    '证券买入 人民币 1,005.06',
    '证券买入 600000 浦发银行 100',
    '人民币 4 0.00 101,000.00 1,005.06 99,994.94',
  ])
    expect(text).toContain(part)
  expect(text).not.toContain('交割')
  expect(await printedText(database, clientJournal, { ...terms, from: '2026-11-23' })).toContain(
    '人民币 2 100,000.00 1,000.00 1,005.06 99,994.94',
  )
})

test('many lines go over several pages, each with its head', async () => {
  await database.execute(
    `insert into current.entry select 1000 + n, '2026-11-23', '2026-11-23', 4, '2026-11-23 11:00+08', 'deposit', 1, 100 * n, 3, 'S', 1000000101, 'S', 10000001, null, null, null, 10000 from generate_series(1, 120) n`,
  )
  const text = await printedText(database, clientJournal, {
    clientNo: 10000001,
    from: '2026-11-23',
    to: '2026-11-23',
  })
  expect(text.match(/时间 Time/g)?.length).toBe(text.match(/第 \d+ 页 \/ 共 (\d+) 页/g)?.length)
  expect(text).toContain('第 2 页 / 共 ')
})

test('only what has more lines than are printed says that it was cut', async () => {
  const terms = { clientNo: 10000001, from: '2026-11-23', to: '2026-11-23' }
  const read = async () => {
    const content = (await readDocument(database, clientJournal, terms))?.content ?? {}
    return [(content['lines'] as unknown[]).length, content['isCut']]
  }
  const [before] = await read()
  const add = (first: number, count: number): Promise<unknown> =>
    database.execute(
      `insert into current.entry select ${first} + n, '2026-11-23', '2026-11-23', 4, '2026-11-23 11:00+08', 'deposit', 1, 100, 3, 'S', 1000000101, 'S', 10000001, null, null, null, 10000 from generate_series(1, ${count}) n`,
    )
  await add(10_000, 5000 - Number(before))
  expect(await read()).toEqual([5000, false])
  await add(20_000, 1)
  expect(await read()).toEqual([5000, true])
})

test('money that rests is stated as it stood in the period, not as it stands now', async () => {
  const client = { clientNo: 10000001 }
  const quiet = await printedText(database, clientJournal, {
    ...client,
    from: '2026-01-01',
    to: '2026-06-30',
  })
  expect(quiet).toContain('本期间没有流水')
  expect(quiet).toContain('人民币 0 50,000.00 0.00 0.00 50,000.00')
  const sooner = await printedText(database, clientJournal, {
    ...client,
    from: '2025-01-01',
    to: '2026-06-30',
  })
  expect(sooner).toContain('人民币 1 0.00 50,000.00 0.00 50,000.00')
})

test('an empty period says so', async () => {
  const text = await printedText(database, clientJournal, {
    clientNo: 10000001,
    from: '2024-01-01',
    to: '2024-12-31',
  })
  expect(text).toContain('本期间没有流水')
  expect(text).not.toContain('期初余额')
  expect(
    (
      await readDocument(database, clientJournal, {
        clientNo: 10000001,
        from: '2024-01-01',
        to: '2024-12-31',
      })
    )?.document,
  ).toBe('10000001/2024-01-01/2024-12-31')
})
