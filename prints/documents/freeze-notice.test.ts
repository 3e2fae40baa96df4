import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { printedText, readDocument } from '../testing/printed.ts'
import { freezeNotice } from './freeze-notice.ts'

const database = reportDatabase()

test('cash: what is ordered, frozen now, and waits', async () => {
  const text = await printedText(database, freezeNotice, { freezeNo: 1 })
  for (const part of [
    '冻结通知书 Notice of Freeze',
    '朝阳区法院',
    '(2026)京0105号',
    '¥800.00 人民币捌佰元整',
    '¥300.00 人民币叁佰元整（第 1 顺位）',
    '人民币伍佰元整 ¥500.00',
    '2027年11月19日',
    '诉讼保全',
  ])
    expect(text).toContain(part)
})

test('shares', async () => {
  const text = await printedText(database, freezeNotice, { freezeNo: 2 })
  for (const part of ['证券 600000 浦发银行', '伍拾股整 50 股', '当日', '欧阳修文'])
    expect(text).toContain(part)
  expect(text).not.toContain('轮候冻结')
})

test('when it has ended it is another document', async () => {
  expect(await printedText(database, freezeNotice, { freezeNo: 3 })).toContain(
    '解除冻结通知书 Notice of Release',
  )
  expect((await readDocument(database, freezeNotice, { freezeNo: 3 }))?.document).toBe('3/ended')
  expect((await readDocument(database, freezeNotice, { freezeNo: 1 }))?.document).toBe('1')
})
