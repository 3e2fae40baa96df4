import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { approved, logged } from '../testing/logged.ts'
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

test('a freeze of the day ends with its day, and never says that it lasts until released', async () => {
  await database.execute('update current.freeze set expires_on = null where freeze_no = 2')
  const text = await printedText(database, freezeNotice, { freezeNo: 2 })
  expect(text).toContain('到期日期 Expires on 2026年11月23日日终')
  expect(text).not.toContain('至解除为止')
  await database.execute("update current.freeze set term = 'long' where freeze_no = 2")
  expect(await printedText(database, freezeNotice, { freezeNo: 2 })).toContain('至解除为止')
  await database.execute(
    "update current.freeze set term = 'day', expires_on = '2026-11-23' where freeze_no = 2",
  )
})

test('when it has ended it is another document', async () => {
  expect(await printedText(database, freezeNotice, { freezeNo: 3 })).toContain(
    '解除冻结通知书 Notice of Release',
  )
  expect((await readDocument(database, freezeNotice, { freezeNo: 3 }))?.document).toBe('3/ended')
  expect((await readDocument(database, freezeNotice, { freezeNo: 1 }))?.document).toBe('1')
})

const court = { authority: '朝阳区法院', document: '(2026)京0105号' }

test('all that was done about it, by whom and by which document, on whatever day', async () => {
  await logged(database, {
    no: 9001,
    date: '2026-11-20',
    code: 'F12',
    input: { action: 'freeze', amount: 90_000, cashAccountNo: 1000000101, ...court },
    result: { freezeNo: 1, effective: 50_000, waiting: 40_000 },
    approvalId: 91,
  })
  await approved(database, {
    approvalId: 92,
    date: '2026-11-23',
    code: 'F12',
    input: {
      action: 'release',
      freezeNo: 1,
      amount: 10_000,
      authority: '朝阳区法院',
      document: '京0105-2号',
    },
  })
  const text = await printedText(database, freezeNotice, { freezeNo: 1 })
  for (const part of [
    '根据朝阳区法院的要求',
    '2026-11-20 冻结 ¥900.00 朝阳区法院 (2026)京0105号 1001 王柜员 1002 李主管',
    '2026-11-23 解冻 ¥100.00 朝阳区法院 京0105-2号 1001 王柜员 1002 李主管',
    '执行人签收',
  ])
    expect(text).toContain(part)
})

test('of the day: asked for by nobody from outside, entered in yuan, released by another', async () => {
  await database.execute("update current.freeze set authority = '' where freeze_no = 3")
  const act = { cashAccountNo: 1000000101, amount: '10.00' }
  const day = { date: '2026-11-20', code: 'F11', result: { freezeNo: 3 } }
  await logged(database, { ...day, no: 9002, input: { action: 'freeze', ...act } })
  expect(await printedText(database, freezeNotice, { freezeNo: 3 })).toContain(
    '2026-11-20 冻结 ¥10.00 1001 王柜员',
  )
  await logged(database, {
    ...day,
    no: 9003,
    input: { action: 'release', freezeNo: 3, ...act },
    approvalId: 93,
  })
  const text = await printedText(database, freezeNotice, { freezeNo: 3 })
  for (const part of ['下列冻结已经解除', '2026-11-20 解冻 ¥10.00 1001 王柜员 1002 李主管', '客户签收'])
    expect(text).toContain(part)
  expect(text).not.toContain('扣划')
})

test('what was taken to the last fen is a notice of deduction, what expired says so', async () => {
  await database.execute("update current.freeze set status = 'released', effective = 0 where freeze_no = 1")
  await approved(database, {
    approvalId: 94,
    date: '2026-11-24',
    code: 'G06',
    input: { freezeNo: 1, amount: 80_000, ...court },
  })
  expect(await printedText(database, freezeNotice, { freezeNo: 1 })).toContain(
    '扣划通知书 Notice of Deduction',
  )
  await database.execute("update current.freeze set status = 'expired' where freeze_no = 1")
  const text = await printedText(database, freezeNotice, { freezeNo: 1 })
  expect(text).toContain('解除冻结通知书')
  expect(text).toContain('已经到期')
})
