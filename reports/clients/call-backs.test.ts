import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { callBacks } from './call-backs.ts'

const { read, readAs, execute } = reportDatabase()

test('the calls of the business day, newest first', async () => {
  expect((await read(callBacks)).rows).toEqual([
    expect.objectContaining({
      callNo: 83,
      kind: 'new-client',
      result: 'not-reached',
      note: '',
      tellerNo: 1002,
    }),
    expect.objectContaining({ callNo: 82, clientNo: 10_000_001, calledAt: '2026-11-23T10:00:00+08:00' }),
  ])
})

test.each([
  [{ from: '2026-11-01' }, [83, 82, 81]],
  [{ from: '2026-11-01', client: '10000001' }, [82, 81]],
  [{ from: '2026-11-01', kind: 'new-client' }, [83, 81]],
  [{ from: '2026-11-01', result: 'anomaly' }, [82]],
  [{ date: '2026-11-20' }, [81]],
  [{ to: '2026-11-19' }, []],
])('%j', async (input, expected) => {
  expect(columnsOf(await read(callBacks, input), 'callNo').flat()).toEqual(expected)
})

test('page by page', async () => {
  const { rows, next } = await read(callBacks, { from: '2026-11-01', limit: 2 })
  expect(rows).toHaveLength(2)
  const rest = await read(callBacks, { from: '2026-11-01', limit: 2, after: next })
  expect(columnsOf(rest, 'callNo')).toEqual([[81]])
})

test('a branch sees the calls to its own clients', async () => {
  await execute('update current.client set branch_no = 2 where client_no = 10000002')
  expect(columnsOf(await readAs(callBacks, {}, { branches: [2] }), 'callNo')).toEqual([[83]])
})

test('names, and numbers in a note, are masked', async () => {
  const [row] = columnsOf(await read(callBacks, { result: 'anomaly' }, false), 'name', 'note')
  expect(row).toEqual(['张*', '138****0001 不是本人号码'])
})
