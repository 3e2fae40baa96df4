/**
 * Over all reports: what a branch's teller reads is what he would read if the firm had no other branch. Client 10000001 and teller
 * 1001 are headquarters', 10000002 and 1002 branch 2's; then everything of the former is deleted, and everything is read again.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { reportDatabase } from '../tests/support/report-database.ts'
import type { AnyReport } from './frame/define-report.ts'
import type { PresentedReport } from './frame/run-report.ts'
import { REPORTS } from './registry.generated.ts'

const { readAs, execute } = reportDatabase()

const EAST = { tellerNo: 1002, branches: [2] }
const MINE = { client: '10000002', clientNo: 10_000_002, batchNo: 904 }
const FOREIGN = { client: '10000001', clientNo: 10_000_001, batchNo: 903 }
const ABSENT = { client: '99999999', clientNo: 99_999_999, batchNo: 999 }
const TERMS = { instrument: '600000.XSHG', side: 'sell' }
const PERIOD = { from: '2025-01-01', to: '2026-12-31' }

/** Only what the report asks for. */
function inputFor(report: AnyReport, ...given: object[]): Record<string, unknown> {
  const names = Object.keys(report.input.properties)
  const all = Object.entries(Object.assign({}, ...given) as Record<string, unknown>)
  return Object.fromEntries(all.filter(([name]) => names.includes(name)))
}

/** Without a client, where it can be asked so; else of the own one. */
function usual(report: AnyReport): Record<string, unknown> {
  const { batchNo, ...mine } = MINE
  const needed = report.input.required ?? []
  return inputFor(
    report,
    PERIOD,
    needed.includes('side') ? TERMS : {},
    needed.includes('batchNo') ? { batchNo } : {},
    needed.includes('clientNo') || NAMED.has(report.name) ? mine : {},
  )
}

/** Of one client only. */
const NAMED = new Set(
  `client-cash client-entries client-journal client-agents client-profile client-statistics client-holdings client-orders
  client-settlement-records`.split(/\s+/),
)

beforeAll(async () => {
  await execute(`
    update current.client set branch_no = 2 where client_no = 10000002;
    update current.cash_account set branch_no = 2 where client_no = 10000002;
    update current.teller set branch_no = 2 where teller_no = 1002;
    insert into current.order_batch select n, business_date, business_date, 'x', 'checked', 1, 1, 1, 100500, n + 98, now(), null
      from current.business_day, generate_series(903, 904) n where day_no = 2;
    insert into current.batch_line select n, 1, 1, 10000000 + n - 902, '600000.XSHG', 'buy', 'limit', 100000, 100, 1000500, '', '', '' from generate_series(903, 904) n;
    insert into current.block (block_key, is_set, reason, set_by, set_at) values
      ('client/10000001', true, 'x', 1001, now()), ('client/10000002', true, 'y', 1002, now()), ('branch/1', true, 'z', 1001, now());
    insert into current.approval (approval_id, business_date, function_code, input, secrets, maker_no, checker_no, approver_no, channel, reason, status, requested_at)
      select 900 + n, '2026-11-23', 'F11', '{"cashAccountNo":' || 1000000001 + n * 100 || '}', '{}', 1000 + n, null, null, 'counter', 'rule', 'waiting', now() from generate_series(1, 2) n;
    update current.approval set branch_no = 2 where maker_no = 1002;
    update current.order_batch set branch_no = 2 where teller_no = 1002;
    insert into current.house_account values (901, '2/till/1/1002', 2, 'till', 1, '1002', -500);
    insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account)
      select 900 + n, '2026-11-23', 'till-move', 0, 0, 1, 100, 1000 + n, 'vault', '' from generate_series(1, 2) n;
  `)
})

const before = new Map<string, PresentedReport>()
const of = (about: AnyReport['about'][]): [string, AnyReport][] =>
  REPORTS.filter(report => about.includes(report.about)).map(report => [report.name, report])

describe('everybody’s rows are there', () => {
  test.each(of(['clients', 'tills', 'tellers']))('%s: what the branch reads', async (_, report) => {
    const found = await readAs(report, usual(report), EAST)
    before.set(report.name, found)
    expect(JSON.stringify(found)).not.toMatch(/10000001|1000000101|A100000001|0100000001|张三|王柜员/)
  })

  test.each(of(['clients', 'tills', 'tellers']))('%s: headquarters reads it, too', async (_, report) => {
    const found = await readAs(report, usual(report), {})
    if (!report.name.startsWith('own-'))
      expect(found.rows.length).toBeGreaterThanOrEqual(before.get(report.name)!.rows.length)
  })

  test.each(
    REPORTS.filter(({ input }) => Object.keys(FOREIGN).some(name => name in input.properties)).map(
      (report): [string, AnyReport] => [report.name, report],
    ),
  )('%s: a foreign number is as good as none', async (_, report) => {
    const terms = (report.input.required ?? []).includes('side') ? TERMS : {}
    const [foreign, absent] = await Promise.all(
      [FOREIGN, ABSENT].map(named => readAs(report, inputFor(report, terms, PERIOD, named), EAST)),
    )
    expect(foreign).toEqual(absent)
  })

  test.each(of(['headquarters']))('%s: no branch reads it', async (_, report) => {
    expect((await readAs(report, {}, EAST)).rows).toEqual([])
  })

  test.each(of(['firm']))('%s: nothing of another client', async (_, report) => {
    expect(JSON.stringify(await readAs(report, {}, EAST))).not.toMatch(/10000001|1000000101|A100000001|张三/)
  })
})

describe('as if there were no other branch', () => {
  beforeAll(() =>
    execute(`
    do $$ declare t record; begin
      for t in select c.table_schema, c.table_name, c.column_name from information_schema.columns c
        join information_schema.tables b using (table_schema, table_name)
        where b.table_type = 'BASE TABLE' and c.table_schema in ('current', 'history', 'archive')
          and (c.column_name = 'client_no' or c.column_name = 'teller_no' and c.table_name in ('teller', 'till', 'order_batch', 'voucher') or c.column_name = 'maker_no')
      loop
        execute format('delete from %I.%I where %I = %L', t.table_schema, t.table_name, t.column_name,
          case t.column_name when 'client_no' then 10000001 else 1001 end);
      end loop;
    end $$;
    delete from current.batch_line where batch_no = 903;
    delete from current.command where function_code = 'S93' and teller_no = 1001`),
  )

  const isAlike = async (_: string, report: AnyReport): Promise<void> => {
    expect(before.get(report.name)).toEqual(await readAs(report, usual(report), { tellerNo: 1002 }))
  }

  test.each(of(['clients', 'tellers']))('%s', isAlike)

  describe('nor tills of it', () => {
    beforeAll(() => execute("delete from current.house_account where branch_no = 1 and kind = 'till'"))
    test.each(of(['tills']))('%s', isAlike)
  })
})

describe('what a teller did in a branch stays there when the teller moves', () => {
  const HERE = { tellerNo: 1003, branches: [2] }
  const THERE = { tellerNo: 1001, branches: [1] }

  beforeAll(() =>
    execute(`
    insert into current.approval (approval_id, business_date, function_code, input, secrets, maker_no, branch_no, checker_no, approver_no, channel, reason, status, requested_at)
      values (951, '2026-11-23', 'F11', '{"cashAccountNo":1000000101}', '{}', 1002, 1, null, null, 'counter', 'rule', 'waiting', now());
    insert into current.order_batch select 951, business_date, business_date, 'x', 'checked', 1, 1, 1, 100500, 1002, now(), null
      from current.business_day where day_no = 2;
    insert into current.batch_line values (951, 1, 1, 10000001, '600000.XSHG', 'buy', 'limit', 100000, 100, 1000500, '', '', '');
    insert into current.job (job_no, business_date, job, function_code, input, request_hash, content_hash, teller_no, branch_no, channel, workstation, status,
      is_cancelable, runs, done, restart_point, requested_at, failure)
      values (951, '2026-11-23', 'x', 'C04', '{"clientNo":10000001}', '951', '', 1002, 1, 'counter', '', 'done', false, 1, 1, 0, now(), '')`),
  )

  test.each([
    ['approvals', {}, 'approvalId'],
    ['order-batches', {}, 'batchNo'],
    ['batch-lines', { batchNo: 951 }, 'lineNo'],
    ['jobs', {}, 'jobNo'],
  ] as const)('%s', async (name, input, field) => {
    const report = REPORTS.find(each => each.name === name)!
    const numbers = async (who: object) => (await readAs(report, input, who)).rows.map(row => row[field])
    const own = field === 'lineNo' ? 1 : 951
    expect(await numbers(HERE)).not.toContain(own)
    expect(await numbers(THERE)).toContain(own)
  })
})
