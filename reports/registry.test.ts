/** What the general pipeline relies on, for every report. */
import { beforeAll, expect, test } from 'vitest'
import { reportDatabase } from '../tests/support/report-database.ts'
import { PICKED, type PickedFrom } from '@guitai/core/frame/picked.ts'
import { REPORTS } from './registry.generated.ts'
import type { AnyReport } from './frame/define-report.ts'

const { read, execute } = reportDatabase()
const named = REPORTS.map((report): [string, AnyReport] => [report.name, report])

/** Adds what the sample books lack. */
beforeAll(() =>
  execute(`insert into current.holding values (1000000000901, 10000001, 'A100000001.XSHG', 1001, '', 'pledged', 10, 0, 0, 0, 0),
      (1000000000902, 10000001, '0100000001.XSHE', 1002, '654321', '', 10, 0, 0, 0, 0);
    insert into current.custody_transfer (transfer_no, client_no, kind, market, securities_account_id, holding_no, instrument_no,
      quantity, from_unit, to_unit, fee, cash_account_no, status, requested_on, ended_on, reason, teller_no)
    values (901, 10000001, 'transfer-out', 'XSHE', '0100000001.XSHE', 1, 1001, 40, '654321', '399001', 3000, 1000000101, 'sent',
      '2026-11-23', null, '', 1001);
    insert into current.repo values (902, 'K902', 10000001, 1000000101, 'A100000001.XSHG', 'XSHG', 1001, 'lend', 500000, 16500,
      '2026-11-20', '2026-11-23', '2026-12-04', '2026-12-07', 316, 'open');
    insert into current.cash_account values (1000000102, 10000001, 1, 'USD', 'normal', 'counter', -5, 0, 0, 0, 0, null, '2026-11-22', 0, 0);
    insert into current.order_batch select 903, business_date, business_date, 'x', 'checked', 1, 1, 1, 100500, 1001, now(), null
      from current.business_day order by day_no desc limit 1;
    insert into current.batch_line values (903, 1, 1, 10000001, '600000.XSHG', 'buy', 'limit', 100000, 100, 1000500, '', '', ''),
      (903, 2, 1, 10000001, '600000.XSHG', 'sell', 'limit', 100000, 50, 0, 'odd_lot', 'quantity', '');
    insert into current.job (job_no, business_date, job, function_code, input, request_hash, content_hash, teller_no, branch_no, channel,
      workstation, status, is_cancelable, runs, done, restart_point, requested_at, failure)
    values (904, '2026-11-23', 'clear-trades', 'E11', '{}', '', '', 1001, 1, 'counter', '', 'running', false, 1, 1, 0, now(), '');
    insert into current.block (block_key, is_set, reason, set_by, set_at) values ('unit/26001', true, 'x', 1001, now())`),
)

/** A calculation has required terms; every other report has filters only. */
const TERMS: Readonly<Record<string, object>> = {
  'batch-lines': { batchNo: 903 },
  'batch-refused': { batchNo: 903 },
  'order-preview': { clientNo: 10000001, instrument: '600000.XSHG', side: 'buy' },
}

/** Reports for which the sample client has nothing to show. */
const FILTERS: Readonly<Record<string, object>> = { 'open-settlement': { client: '10000002' } }

test('codes and names are told apart', () => {
  expect(new Set(REPORTS.map(report => report.code)).size).toBe(REPORTS.length)
  expect(new Set(REPORTS.map(report => report.name)).size).toBe(REPORTS.length)
})

test.each(named)('%s gives what its columns say, nothing else', async (_, report) => {
  const input =
    TERMS[report.name] ??
    FILTERS[report.name] ??
    ('client' in report.input.properties ? { client: '10000001' } : {})
  const { rows, totals } = await read(report, { ...input })
  expect(new Set(report.columns.map(column => column.name)).size).toBe(report.columns.length)
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    for (const { name, type } of report.columns) {
      expect(row).toHaveProperty(name)
      const value = row[name]
      if (value === null) continue
      if (type === 'money') expect(value).toMatch(/^-?\d+\.\d\d$/)
      else if (type === 'price') expect(value).toMatch(/^-?\d+\.\d{2,4}$/)
      else if (type === 'integer' || type === 'no' || type === 'shares')
        expect(Number.isSafeInteger(value)).toBe(true)
      else if (type === 'date') expect(value).toMatch(/^\d{4}-\d\d-\d\d$/)
      else if (type === 'time') expect(value).toMatch(/^\d{4}-\d\d-\d\dT.*\+08:00$/)
      else if (type === 'boolean') expect(typeof value).toBe('boolean')
    }
  }
  for (const line of totals ?? [])
    for (const column of report.columns.filter(found => found.total === true))
      expect(line).toHaveProperty(column.name)
})

test.each(named)('%s is a closed form of optional filters (or terms) with titles', (_, report) => {
  expect((report.input as { additionalProperties?: unknown }).additionalProperties).toBe(false)
  const isOfOne = report.input.required?.includes('client')
  expect(report.input.required ?? []).toEqual(isOfOne ? ['client'] : Object.keys(TERMS[report.name] ?? {}))
  for (const property of Object.values(report.input.properties)) expect(property).toHaveProperty('x-title')
})

test.each(Object.entries<PickedFrom>(PICKED))(
  '%s is picked from a report that has it',
  (_, { report, column, isWithin }) => {
    const columns = REPORTS.find(({ name }) => name === report)?.columns ?? []
    expect(columns).not.toEqual([])
    if (isWithin !== true) expect(columns.map(({ name }) => name)).toContain(column)
  },
)
