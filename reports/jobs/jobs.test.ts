/** Newest first; jobs that have not ended; by day, teller and status; the reason of a failure in words. */
import { beforeAll, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { jobs } from './jobs.ts'

const { read, execute } = reportDatabase()
const REFUSED = '{"rejected":{"accepted":false,"code":"file_not_found","values":{"file":"cj1123.txt"}}}'

beforeAll(() =>
  execute(`insert into current.job (job_no, business_date, job, function_code, input, request_hash, content_hash, teller_no, branch_no,
      channel, workstation, status, is_cancelable, runs, done, of, restart_point, requested_at, ended_at, failure)
    select n, day::date, 'x', code, input, n::text, '', teller, 1, 'counter', '', status, false, 1, 2, 5, 0, now(),
      case when status in ('done', 'failed') then now() end, failure
    from (values (7, '2026-11-20', 'E12', '{}', 1001, 'done', ''), (8, '2026-11-23', 'E01', '{"market":"XSHG"}', 1001, 'failed', '${REFUSED}'),
      (9, '2026-11-23', 'C03', '{"batchNo":4}', 1002, 'running', ''), (10, '2026-11-23', 'E13', '{}', 0, 'interrupted', ''),
      (11, '2026-11-23', 'C04', '{"priceFrom":100000}', 1002, 'failed', '{"error":"a disk"}')) j (n, day, code, input, teller, status, failure)`),
)

test.each([
  ['all', {}, [11, 10, 9, 8, 7]],
  ['those that are not over', { onlyOpen: true }, [10, 9]],
  ['of a day', { date: '2026-11-20' }, [7]],
  ['of a teller', { teller: 1002 }, [11, 9]],
  ['of the system', { teller: 0 }, [10]],
  ['with a status', { status: 'failed' }, [11, 8]],
])('%s', async (_, input, expected) => {
  expect(columnsOf(await read(jobs, input), 'jobNo').flat()).toEqual(expected)
})

test('who, what for, how far, and why it failed', async () => {
  const found = await read(jobs, { status: 'failed' })
  expect(
    columnsOf(found, 'functionCode', 'input', 'tellerName', 'done', 'of', 'problem', 'problemEn'),
  ).toEqual([
    ['C04', '{"priceFrom":"10.00"}', expect.stringMatching(/./), 2, 5, 'a disk', 'a disk'],
    ['E01', '{"market":"XSHG"}', '王柜员', 2, 5, '文件不存在：cj1123.txt', 'No such file: cj1123.txt'],
  ])
})
