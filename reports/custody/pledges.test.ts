import { beforeAll, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { pledges } from './pledges.ts'

const { read, execute } = reportDatabase()

beforeAll(() =>
  execute(`insert into current.instrument (instrument_no, market, code, name, pinyin, kind, board, currency, turnover, listed_on,
      listing_day, is_risk_warning, is_suspended, is_delisted, previous_close)
      values (1900, 'XSHG', '019547', '16国债19', '', 'government-bond', 'main', 'CNY', 'T+0', '2016-08-24', 0, false, false, false, 1213600);
    insert into current.holding values
      (1000000000101, 10000001, 'A100000001.XSHG', 1900, '', 'pledged', 1000, 0, 10, 0, 100000),
      (1000000000102, 10000001, 'A100000001.XSHG', 1900, '', '', 500, 0, 0, 0, 100000),
      (1000000000103, 10000002, 'A100000002.XSHG', 1900, '', 'pledged', 0, 0, 0, 0, 0);
    insert into current.repo values (1, 't1', 10000001, 1000000101, 'A100000001.XSHG', 'XSHG', 1900, 'borrow', 50000, 20000, '2026-11-20',
      '2026-11-23', '2026-11-24', '2026-11-25', 3, 'open'),
      (2, 't2', 10000001, 1000000101, 'A100000001.XSHG', 'XSHG', 1900, 'borrow', 70000, 20000, '2026-11-20',
      '2026-11-23', '2026-11-23', '2026-11-24', 3, 'open')`),
)

test('what is pledged, in standard bonds; what is borrowed and not due today', async () => {
  const found = columnsOf(
    await read(pledges),
    'clientNo',
    'code',
    'quantity',
    'frozen',
    'standardBonds',
    'borrowed',
  )
  expect(found).toEqual([[10000001, '019547', 1000, 10, '960.00', '500.00']])
})

test("another client's", async () => {
  expect(columnsOf(await read(pledges, { client: '10000002' }), 'holdingNo')).toEqual([])
})
