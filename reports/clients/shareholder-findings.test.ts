import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { shareholderFindings } from './shareholder-findings.ts'

const { read, readAs, execute } = reportDatabase()

test('what was found on the business day, line by line, beside what the books said', async () => {
  const report = await read(shareholderFindings)
  expect(report.rows).toEqual([
    {
      diskNo: 85,
      takenOn: '2026-11-23',
      market: 'XSHG',
      lineNo: 2,
      finding: 'different',
      differs: 'other-name',
      securitiesAccountId: 'A100000001.XSHG',
      name: '章三',
      identityNumber: '11010519491231002X',
      clientNo: 10_000_001,
      ourName: '张三',
      ourIdentityNumber: '11010519491231002X',
    },
    expect.objectContaining({ lineNo: 4, finding: 'unknown', differs: null, clientNo: null, ourName: null }),
  ])
})

test.each([
  [{ from: '2026-11-01' }, [84, 85, 85]],
  [{ date: '2026-11-20' }, [84]],
  [{ from: '2026-11-01', market: 'XSHE' }, [84]],
  [{ from: '2026-11-01', finding: 'unknown' }, [85]],
  [{ diskNo: 84 }, [84]],
  [{ diskNo: 84, finding: 'unknown' }, []],
])('%j', async (input, expected) => {
  expect(columnsOf(await read(shareholderFindings, input), 'diskNo').flat()).toEqual(expected)
})

test('page by page', async () => {
  const { rows, next } = await read(shareholderFindings, { limit: 1 })
  expect(rows).toHaveLength(1)
  expect(columnsOf(await read(shareholderFindings, { limit: 1, after: next }), 'lineNo')).toEqual([[4]])
})

test('names and numbers of both sides are masked', async () => {
  const [row] = columnsOf(
    await read(shareholderFindings, {}, false),
    'name',
    'identityNumber',
    'ourName',
    'ourIdentityNumber',
  )
  expect(row).toEqual(['章*', '110*************2X', '张*', '110*************2X'])
})

test('no branch reads it; a right to some classes shows their clients, and nobody else', async () => {
  expect((await readAs(shareholderFindings, {}, { branches: [1] })).rows).toEqual([])
  await execute("update current.client set client_class = 'vip' where client_no = 10000001")
  expect(columnsOf(await read(shareholderFindings, {}, true, ['vip']), 'lineNo')).toEqual([[2]])
  expect((await read(shareholderFindings, {}, true, ['other'])).rows).toEqual([])
})
