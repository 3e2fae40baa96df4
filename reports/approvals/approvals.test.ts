import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { approvals } from './approvals.ts'

const { read, execute } = reportDatabase()

test('what waits, and on request what was decided', async () => {
  expect(columnsOf(await read(approvals), 'approvalId', 'functionCode', 'makerName', 'checkerName')).toEqual([
    [1, 'F09', '王柜员', null],
  ])
  expect(columnsOf(await read(approvals, { status: 'approved' }), 'approvalId', 'checkerName')).toEqual([
    [2, '李主管'],
  ])
})

test('the request as it was entered: amounts as decimal texts', async () => {
  const { rows, looks } = await read(approvals)
  expect(JSON.parse(String(rows[0]?.['input']))).toEqual({
    amount: '100000.00',
    cashAccountNo: 1_000_000_101,
    kind: 'deposit',
  })
  expect(looks).toEqual(['10000001'])
})

test("a client's request, for those alone whose rights cover the client", async () => {
  expect((await read(approvals, {}, true, [])).rows).toEqual([])
})

test('personal data in a request is masked, or is a look', async () => {
  const seen = await read(approvals, { status: 'approved' })
  expect([JSON.parse(String(seen.rows[0]?.['input'])), seen.looks]).toEqual([
    { name: '张三', identityNumber: '11010519491231002X' },
    [''],
  ])
  const masked = await read(approvals, { status: 'approved' }, false)
  expect([JSON.parse(String(masked.rows[0]?.['input'])), masked.looks]).toEqual([
    { name: '张*', identityNumber: '110*************2X' },
    [],
  ])
})

test('what its maker had done alone that day with the function', async () => {
  expect(columnsOf(await read(approvals), 'aloneToday')).toEqual([[null]])
  await execute(`insert into current.teller_total (total_key, business_date, teller_no, use, function_code, currency, amount) values
    ('1', '2026-11-23', 1001, 'making', 'F09', 'CNY', 49999900), ('2', '2026-11-23', 1001, 'making', 'F09', 'USD', 5),
    ('3', '2026-11-23', 1001, 'making', 'F11', 'CNY', 1), ('4', '2026-11-23', 1002, 'making', 'F09', 'CNY', 1),
    ('5', '2026-11-23', 1001, 'checking', 'F09', 'CNY', 1), ('6', '2026-11-20', 1001, 'making', 'F09', 'CNY', 1)`)
  expect(columnsOf(await read(approvals), 'aloneToday')).toEqual([['CNY 499999.00, USD 0.05']])
})

test('what the file brings that was read for it', async () => {
  const facts = [{ title: { zh: '行数', en: 'Rows' }, value: '2' }]
  expect(columnsOf(await read(approvals), 'brought')).toEqual([[null]])
  await execute(`update current.approval set brought = '${JSON.stringify(facts)}' where approval_id = 1`)
  expect((await read(approvals)).rows[0]?.['brought']).toEqual(facts)
})

test('whom it is about and what it is worth: by client or account, as entered or as price times quantity', async () => {
  await execute(`insert into current.approval select 71, business_date, 'C01', '{"clientNo":10000002,"instrument":"600000.XSHG","side":"buy","orderType":"limit","price":101000,"quantity":300}',
      secrets, maker_no, null, channel, reason, 'waiting', requested_at from current.approval where approval_id = 1;
    insert into current.approval select 72, business_date, 'S01', '{"tellerNo":1001}', secrets, maker_no, null, channel, reason, 'waiting', requested_at
      from current.approval where approval_id = 1`)
  expect(
    columnsOf(
      await read(approvals),
      'approvalId',
      'clientNo',
      'clientName',
      'instrument',
      'amount',
      'currency',
    ),
  ).toEqual([
    [1, 10000001, '张三', null, '100000.00', 'CNY'],
    [71, 10000002, '欧阳修文', '600000.XSHG', '3030.00', 'CNY'],
    [72, null, null, null, null, null],
  ])
  expect(columnsOf(await read(approvals, {}, false), 'clientName').flat()).toEqual(['张*', '欧***', null])
})
