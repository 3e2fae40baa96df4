import { beforeAll, describe, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { turnoverRanking } from './turnover-ranking.ts'

const { read, readAs, execute } = reportDatabase()

/** Client 1000000n trades `amount` fen of instrument 1001 in Shanghai, or of 1099, which is in dollars. */
const trade = (
  seq: number,
  client: number,
  amount: number,
  { date = '2026-11-23', side = 'buy', market = 'XSHG', instrument = 1001, quantity = 100 } = {},
): string =>
  `(${seq}, 'K${seq}', '${date}', '${market}', '${seq}', ${seq}, ${10_000_000 + client}, 1000000101, 1, 'A100000001.XSHG', ${instrument},
    '12345', '${side}', 10000, ${quantity}, ${amount}, 0, 0, 0, 0, 0, 0, '2026-11-24', '2026-11-23 10:00+08', null, 2)`

beforeAll(() =>
  execute(`
    create table history.trade_20261120 partition of history.trade for values in ('2026-11-20');
    insert into current.client select (jsonb_populate_record(c, jsonb_build_object('client_no', n, 'name', '客户' || n, 'identity_number', 'X' || n))).*
      from current.client c, generate_series(10000003, 10000005) n where client_no = 10000001;
    update current.client set branch_no = 2 where client_no in (10000002, 10000004);
    insert into current.instrument select (jsonb_populate_record(i, '{"instrument_no": 1099, "code": "900901", "currency": "USD"}')).*
      from current.instrument i where instrument_no = 1001;
    insert into history.trade values ${trade(90, 5, 500_000, { date: '2026-11-20', side: 'sell' })},
      ${trade(91, 1, 700_000, { date: '2026-11-20' })};
    insert into current.trade values ${trade(92, 3, 202_000)}, ${trade(93, 4, 50_000, { side: 'sell' })},
      ${trade(94, 4, 50_000, { market: 'XSHE' })}, ${trade(95, 5, 0, { quantity: 0 })}, ${trade(96, 4, 900, { instrument: 1099 })}`),
)

const ranked = async (input: Record<string, unknown>): Promise<unknown[][]> =>
  columnsOf(await read(turnoverRanking, input), 'rank', 'clientNo', 'turnover')

test('the business day: equals share a rank, each currency has its own, and a fill that was taken back is none', async () => {
  const report = await read(turnoverRanking)
  expect(
    columnsOf(
      report,
      'currency',
      'line',
      'rank',
      'clientNo',
      'trades',
      'bought',
      'sold',
      'turnover',
      'share',
    ),
  ).toEqual([
    ['CNY', 'client', 1, 10_000_002, 1, '0.00', '2020.00', '2020.00', '33.44'],
    ['CNY', 'client', 1, 10_000_003, 1, '2020.00', '0.00', '2020.00', '33.44'],
    ['CNY', 'client', 3, 10_000_001, 1, '1000.00', '0.00', '1000.00', '16.56'],
    ['CNY', 'client', 3, 10_000_004, 2, '500.00', '500.00', '1000.00', '16.56'],
    ['USD', 'client', 1, 10_000_004, 1, '9.00', '0.00', '9.00', '100.00'],
  ])
  expect(report.totals).toEqual([
    {
      rows: 4,
      currency: 'CNY',
      clients: 4,
      trades: 5,
      bought: '3520.00',
      sold: '2520.00',
      turnover: '6040.00',
      share: '100.00',
    },
    {
      rows: 1,
      currency: 'USD',
      clients: 1,
      trades: 1,
      bought: '9.00',
      sold: '0.00',
      turnover: '9.00',
      share: '100.00',
    },
  ])
})

test('the top, and a last line for all others', async () => {
  const report = await read(turnoverRanking, { from: '2026-11-20', top: 1 })
  expect(
    columnsOf(report, 'line', 'rank', 'clientNo', 'clientName', 'clients', 'trades', 'turnover', 'share'),
  ).toEqual([
    ['client', 1, 10_000_001, '张三', 1, 2, '8000.00', '44.35'],
    ['rest', null, null, null, 4, 5, '10040.00', '55.65'],
    ['client', 1, 10_000_004, '客户10000004', 1, 1, '9.00', '100.00'],
  ])
})

describe('what is asked for', () => {
  test.each([
    ['a day in history', { date: '2026-11-20' }, [1, 5]],
    ['a day without trades', { date: '2026-11-19' }, []],
    ['to the end of history', { to: '2026-11-20' }, [1, 5]],
    ['a market', { market: 'XSHE' }, [4]],
    [
      'equals at the end of the top stay together',
      { date: '2026-11-23', market: 'XSHG', top: 1 },
      [2, 3, 0, 4],
    ],
    ['a top for which all are few', { date: '2026-11-20', top: 2 }, [1, 5]],
  ])('%s', async (_, input, expected) => {
    const clients = (await ranked(input)).map(([, clientNo]) =>
      clientNo === null ? 0 : Number(clientNo) - 1e7,
    )
    expect(clients).toEqual(expected)
  })

  test('1 2 2 4', async () => {
    await execute(`insert into current.trade values ${trade(97, 5, 900_000)}`)
    expect((await ranked({ date: '2026-11-23', market: 'XSHG' })).map(([rank]) => rank)).toEqual([
      1, 2, 2, 4, 5, 1,
    ])
  })
})

test('a branch ranks its own clients, and its total is theirs', async () => {
  const report = await readAs(turnoverRanking, { date: '2026-11-23' }, { branches: [2] })
  expect(columnsOf(report, 'currency', 'rank', 'clientNo', 'share')).toEqual([
    ['CNY', 1, 10_000_002, '66.89'],
    ['CNY', 2, 10_000_004, '33.11'],
    ['USD', 1, 10_000_004, '100.00'],
  ])
  expect(report.totals?.map(line => line['turnover'])).toEqual(['3020.00', '9.00'])
})

test('the shares of sums beyond what a number holds exactly add up, too', async () => {
  const large = 1_000_000_000_000_000
  await execute(
    `truncate current.trade; insert into current.trade values ${[1, 2, 3].map(n => trade(n, n, large)).join()}`,
  )
  expect(columnsOf(await read(turnoverRanking), 'rank', 'share')).toEqual([
    [1, '33.34'],
    [1, '33.33'],
    [1, '33.33'],
  ])
})

test('names are masked for those who may not see them', async () => {
  const names = columnsOf(await read(turnoverRanking, {}, false), 'clientName').flat()
  expect(names).not.toContain('张三')
  expect(names).toHaveLength(3)
})
