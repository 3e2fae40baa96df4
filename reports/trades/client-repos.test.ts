import { beforeAll, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { clientRepos } from './client-repos.ts'

const { read, execute } = reportDatabase()

beforeAll(async () => {
  const repo = (no: number, client: number, side: string, maturity: string, status: string): string =>
    `(${no}, 'K${no}', ${client}, ${client}01, 'A100000001.XSHG', 'XSHG', 1012, '${side}', 10000000, 20000,
      '2026-11-19', '2026-11-20', '${maturity}', '${maturity}', 1644, '${status}')`
  await execute(`insert into current.instrument values (1012, 'XSHG', '204001', 'GC001', '', 'repo', 'main', 'CNY', 'T+0', '2006-05-08', 0,
      false, false, false, 20000, null, null, null);
    insert into current.repo values ${repo(1, 10000001, 'lend', '2026-11-20', 'matured')},
      ${repo(2, 10000001, 'lend', '2026-11-24', 'due')}, ${repo(3, 10000002, 'borrow', '2026-11-30', 'open')}`)
})

test('what is out, with what comes back', async () => {
  const report = await read(clientRepos)
  expect(
    columnsOf(
      report,
      'repoNo',
      'code',
      'side',
      'amount',
      'rate',
      'interest',
      'comesBack',
      'maturityDate',
      'status',
    ),
  ).toEqual([
    [3, '204001', 'borrow', '100000.00', '2.00', '16.44', '100016.44', '2026-11-30', 'open'],
    [2, '204001', 'lend', '100000.00', '2.00', '16.44', '100016.44', '2026-11-24', 'due'],
  ])
})

test.each([
  [{ client: '10000001' }, [2]],
  [{ maturesBy: '2026-11-24' }, [2]],
  [{ market: 'XSHE' }, []],
  [{ status: 'matured' }, [1]],
])('%j', async (input, expected) => {
  expect(columnsOf(await read(clientRepos, input), 'repoNo').flat()).toEqual(expected)
})
