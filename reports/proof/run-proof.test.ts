/** Every line is true for the sample books, and each way of being false is found, with an example that identifies it. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { insertSampleBooks, SAMPLE_DATE, takeOver } from '../../tests/support/sample-books.ts'
import { closeCertificate } from './close-certificate.ts'
import { inOneSnapshot, sideBySide } from './one-snapshot.ts'
import { PROOF_LINES } from './proof-lines.ts'
import { readTotals } from './read-totals.ts'
import { proveLine, runProof } from './run-proof.ts'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await insertSampleBooks(client)
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

test('every line is true of sound books', async () => {
  const { lines, batchNo } = await runProof(client, SAMPLE_DATE)
  expect(lines.filter(line => !line.isTrue)).toEqual([])
  expect(lines.map(line => line.name)).toEqual(PROOF_LINES.map(line => line.name))
  expect(batchNo).toBe(3)
})

test('the proof leaves no transaction open and writes nothing', async () => {
  await runProof(client, SAMPLE_DATE)
  const { rows } = await client.query<{ id: string | null }>(
    'select pg_current_xact_id_if_assigned()::text as id',
  )
  expect(rows[0]?.id).toBeNull()
})

test('on several connections it says the same as on one', async () => {
  const alone = await closeCertificate([client], SAMPLE_DATE)
  await withTwoMore(async more => {
    expect(await closeCertificate([client, more[0]], SAMPLE_DATE)).toEqual(alone)
    expect(await closeCertificate([client, ...more], SAMPLE_DATE)).toEqual(alone)
  })
})

test('parts side by side see one state, and all have ended when one fails', async () => {
  const stateOf = async (each: pg.ClientBase): Promise<unknown> =>
    (await each.query('select pg_current_snapshot()::text as state')).rows
  await withTwoMore(async ([second, writer]) => {
    const clients = [client, second] as const
    const states = await inOneSnapshot(clients, async () => {
      const before = await stateOf(client)
      await writer.query('create table unseen ()')
      return [before, ...(await sideBySide(clients, [stateOf, stateOf, stateOf]))]
    })
    expect(new Set(states.map(state => JSON.stringify(state))).size).toBe(1)
    const ended: string[] = []
    const late = async (each: pg.ClientBase): Promise<void> => {
      await each.query('select pg_sleep(0.05)')
      ended.push('late')
    }
    const failed = sideBySide(clients, [each => each.query('no sql'), late])
    await expect(failed).rejects.toThrow('syntax error')
    expect(ended).toEqual(['late'])
  })
})

async function withTwoMore(use: (more: readonly [pg.Client, pg.Client]) => Promise<void>): Promise<void> {
  const more = [1, 2].map(() => new pg.Client({ connectionString: database.url })) as [pg.Client, pg.Client]
  try {
    for (const each of more) await each.connect()
    await use(more)
  } finally {
    for (const each of more) await each.end()
  }
}

test('an error in a line ends the snapshot', async () => {
  await expect(runProof(client, 'no date')).rejects.toThrow('invalid input syntax')
  expect((await runProof(client, SAMPLE_DATE)).batchNo).toBe(3)
})

const A = 1000000101
const B = 1000000201
const SHARES_B = 1000000000001

/** Lent until 2026-11-23. */
function aRepo(tradeDate: string, status: string): string {
  return `insert into current.repo values (1, 'K', 10000001, ${A}, 'A000000001.XSHG', 'XSHG', 1001, 'lend', 10000, 20000,
    '${tradeDate}', '2026-11-23', '2026-11-23', '2026-11-24', 16, '${status}')`
}

const E11_DONE = `insert into current.day_step values ('2026-11-23/2/E11', '2026-11-23', 2, 'E11', 'done', '2026-11-23 16:00+08', '2026-11-23 16:00+08', 0, 2, 1002, '', '{}')`

const TRANSFER = (status: string, quantity: number, fee: number, kind = 'transfer-out'): string =>
  `insert into current.custody_transfer (transfer_no, client_no, kind, market, securities_account_id, holding_no, instrument_no,
    quantity, from_unit, to_unit, fee, cash_account_no, status, requested_on, ended_on, reason, teller_no)
  values (1, 10000002, '${kind}', 'XSHG', 'A100000002.XSHG', ${SHARES_B}, 1001, ${quantity}, '', '', ${fee}, ${B}, '${status}', '2026-11-23', null, '', 1)`

const listedFee = (ours: string, theirs: string, resolution: string): string =>
  `insert into current.discrepancy (discrepancy_key, business_date, kind, subject, ours, theirs, resolution)
  values ('f', '${SAMPLE_DATE}', 'fee', 'XSHG 12345 CNY exchangeFee', '${ours}', '${theirs}', '${resolution}')`

/** [line, how the books are spoilt, what an example shows] */
const FALSE_BOOKS: [string, string, Record<string, unknown>][] = [
  [
    'money-reconciliation',
    'update current.depository_money set buys = buys + 1',
    { what: 'trades', trading_unit: '12345', our_buys: 100_000, their_buys: 100_001 },
  ],
  [
    'money-reconciliation',
    'update current.depository_money set repo_back = 5',
    { what: 'repos', market: 'XSHG', our_sells: 0, their_sells: 5 },
  ],
  [
    'money-reconciliation',
    aRepo('2026-11-20', 'matured'),
    { what: 'repos', our_sells: 10_016, their_sells: 0 },
  ],
  [
    'repos-explained',
    aRepo('2026-11-23', 'open'),
    { what: 'trade', trade_key: 'K', traded: null, open: 10_000 },
  ],
  ['repos-explained', aRepo('2026-11-20', 'due'), { what: 'late', trade_key: 'K', open: 10_000 }],
  [
    'fee-rounding-listed',
    listedFee('1.01', '1.03', 'rounded'),
    { market: 'XSHG', asset: 1, posted: 0, listed: 2 },
  ],
  [
    'fee-rounding-listed',
    "update current.house_account set kind = 'fee-rounding' where account_no = 7; update current.entry set kind = 'fee-rounding' where entry_no = 12",
    { market: 'XSHG', asset: 1, posted: -101, listed: 0 },
  ],
  [
    'assets-sum-to-zero',
    `update current.cash_account set settled = settled + 1 where account_no = ${A}`,
    { asset: 1, sum: 1 },
  ],
  [
    'assets-sum-to-zero',
    `update current.unsettled_cash set proceeds = proceeds - 2 where account_no = ${B}`,
    { asset: 1, sum: -2 },
  ],
  [
    'assets-sum-to-zero',
    `update current.unsettled_cash set settled_purchases = settled_purchases + 1 where account_no = ${A}`,
    { asset: 1, sum: 1 },
  ],
  [
    'assets-sum-to-zero',
    `update current.holding set settled = settled + 5 where holding_no = ${SHARES_B}`,
    { asset: 1001, sum: 5 },
  ],
  [
    'assets-sum-to-zero',
    `update current.unsettled_shares set sold = sold + 7 where holding_no = ${SHARES_B}`,
    { asset: 1001, sum: -7 },
  ],
  [
    'assets-sum-to-zero',
    'update current.house_account set balance = balance - 3 where account_no = 3',
    { asset: 1, sum: -3 },
  ],

  [
    'branches-balance',
    'update current.house_account set branch_no = 2 where account_no = 3',
    { branch_no: 2, asset: 1, sum: -110_000 },
  ],
  [
    'branches-balance',
    `insert into current.house_account values (91, '1/transit/1/2', 1, 'transit', 1, '2', 5), (92, '2/transit/1/1', 2, 'transit', 1, '1', -4)`,
    { branch_no: 1, asset: 1, sum: 1, other_branch: 2 },
  ],
  [
    'entries-have-makers',
    `insert into current.house_account values (91, '1/transit/1/2', 1, 'transit', 1, '2', 0); update current.entry set debit_account = 91 where entry_no = 16`,
    { fault: 'voucher without entry' },
  ],
  [
    'entries-have-makers',
    `insert into current.house_account values (91, '1/transit/1/2', 1, 'transit', 1, '2', 0); update current.entry set credit_account = 91 where entry_no = 16`,
    { fault: 'unknown account', entry_no: 16 },
  ],
  [
    'balances-equal-entries',
    `update current.cash_account set settled = settled + 1 where account_no = ${A}`,
    { account_no: A, before: 10000000, entries: -506, now: 9999495 },
  ],
  [
    'balances-equal-entries',
    `update current.holding set settled = settled - 1 where holding_no = ${SHARES_B}`,
    { account_no: SHARES_B, before: 1000, entries: -200, now: 799 },
  ],
  [
    'balances-equal-entries',
    'update current.house_account set balance = 7 where account_no = 6',
    { account_no: 6, before: 0, entries: 1000, now: 7 },
  ],
  [
    'balances-equal-entries',
    'delete from current.entry where entry_no = 16',
    { account_no: 3, before: -10000, entries: 0, now: -110000 },
  ],
  [
    'balances-equal-entries',
    'update current.entry set amount = amount + 1 where entry_no = 13',
    { account_no: 8, before: 0, entries: 4, now: 3 },
  ],
  [
    'balances-equal-entries',
    'update current.entry set credit_account = 99 where entry_no = 15',
    { account_no: 99, before: 0, entries: 6, now: 0 },
  ],
  [
    'balances-equal-entries',
    `update history.balance set balance = 1 where account_no = ${B}`,
    { account_no: B, before: 1, entries: 201386, now: 211386 },
  ],
  [
    'balances-equal-entries',
    'delete from current.house_account where account_no = 9',
    { account_no: 9, before: 0, entries: 10, now: 0 },
  ],

  [
    'entries-have-makers',
    'update current.entry set command_no = 99 where entry_no = 16',
    { fault: 'no command', entry_no: 16, kind: 'deposit', client_no: 10000001, amount: 100000 },
  ],
  [
    'entries-have-makers',
    `update current.command set outcome = '{"rejected":{}}' where command_no = 4`,
    { fault: 'command not accepted', entry_no: 16 },
  ],
  [
    'entries-have-makers',
    `update current.command set outcome = '{"approvalId":1}' where command_no = 4`,
    { fault: 'command not accepted', entry_no: 16 },
  ],
  [
    'entries-have-makers',
    "update current.entry set kind = 'gift' where entry_no = 16",
    { fault: 'unknown kind', entry_no: 16 },
  ],
  [
    'entries-have-makers',
    "update current.entry set kind = 'interest' where entry_no = 16",
    { fault: 'accounts', entry_no: 16 },
  ],
  [
    'entries-have-makers',
    `update current.entry set debit_account = ${B} where entry_no = 16`,
    { fault: 'accounts', entry_no: 16, debit_account: B },
  ],
  [
    'entries-have-makers',
    'update current.entry set debit_account = 98 where entry_no = 16',
    { fault: 'unknown account', entry_no: 16 },
  ],
  [
    'entries-have-makers',
    'update current.entry set client_no = 10000002 where entry_no = 16',
    { fault: 'client', entry_no: 16 },
  ],
  [
    'entries-have-makers',
    `update current.entry set credit_account = ${B} where entry_no = 9`,
    { fault: 'client', entry_no: 9 },
  ],
  [
    'entries-have-makers',
    "update current.entry set credit_stage = 'S' where entry_no = 9",
    { fault: 'settles nothing', entry_no: 9 },
  ],
  [
    'entries-have-makers',
    'update current.entry set credit_account = 4 where entry_no = 11',
    { fault: 'moves nothing', entry_no: 11 },
  ],
  [
    'entries-have-makers',
    'delete from current.voucher where voucher_no = 1',
    { fault: 'no voucher', entry_no: 16 },
  ],
  [
    'entries-have-makers',
    'update current.voucher set amount = amount + 1 where voucher_no = 1',
    { fault: 'voucher', entry_no: 16 },
  ],
  [
    'entries-have-makers',
    'update current.entry set debit_account = 6 where entry_no = 16',
    { fault: 'voucher', entry_no: 16, debit_account: 6 },
  ],
  [
    'entries-have-makers',
    'update current.entry set voucher_no = 88 where entry_no = 11',
    { fault: 'no voucher', entry_no: 11 },
  ],
  [
    'entries-have-makers',
    'update current.entry set trade_seq = 2 where entry_no = 5',
    { fault: 'trade', entry_no: 5 },
  ],
  [
    'entries-have-makers',
    'update current.entry set trade_seq = null where entry_no = 5',
    { fault: 'trade', entry_no: 5 },
  ],
  [
    'entries-have-makers',
    'update current.entry set trade_seq = 1 where entry_no = 11',
    { fault: 'trade', entry_no: 11 },
  ],
  [
    'entries-have-makers',
    "update current.entry set voucher_no = null, kind = 'settle' where entry_no = 16",
    { fault: 'voucher without entry', client_no: 10000001, amount: 100000 },
  ],

  [
    'holds-explained',
    `update current.cash_account set on_hold = on_hold - 1 where account_no = ${A}`,
    { object: 'cash', account_no: A, on_hold: 149505, orders_hold: 149506 },
  ],
  [
    'holds-explained',
    `update current.cash_account set on_hold = 1 where account_no = ${B}`,
    { object: 'cash', account_no: B, on_hold: 1, orders_hold: 0 },
  ],
  [
    'holds-explained',
    `update current.holding set on_hold = 0 where holding_no = ${SHARES_B}`,
    { object: 'holding', account_no: SHARES_B, on_hold: 0, orders_hold: 100 },
  ],
  [
    'holds-explained',
    'update current.orders set hold_cash = hold_cash + 1 where order_id = 14',
    { object: 'cash', account_no: A, orders_hold: 149507 },
  ],
  [
    'holds-explained',
    "update current.orders set status = 'expired' where order_id = 12",
    { object: 'ended order', account_no: 12, orders_hold: 100 },
  ],
  [
    'holds-explained',
    `update current.cash_account set on_transfer_hold = 9 where account_no = ${B}`,
    { object: 'transfer', account_no: B, on_hold: 9 },
  ],

  [
    'holds-explained',
    TRANSFER('sent', 40, 0),
    { object: 'holding', account_no: SHARES_B, on_hold: 100, orders_hold: 140 },
  ],
  [
    'holds-explained',
    TRANSFER('held', 40, 0, 'transfer-in'),
    { object: 'holding', account_no: SHARES_B, on_hold: 100, orders_hold: 140 },
  ],
  [
    'holds-explained',
    TRANSFER('held', 0, 3000),
    { object: 'transfer', account_no: B, on_hold: 0, orders_hold: 3000 },
  ],

  [
    'freezes-explained',
    `update current.cash_account set frozen = 1 where account_no = ${B}`,
    { object: 'cash', account_no: B, frozen: 1, freezes: 0 },
  ],
  [
    'freezes-explained',
    `update current.holding set frozen = 49 where holding_no = ${SHARES_B}`,
    { object: 'holding', account_no: SHARES_B, frozen: 49, freezes: 50 },
  ],
  [
    'freezes-explained',
    'update current.freeze set effective = 60000 where freeze_no = 1',
    { object: 'cash', account_no: A, frozen: 50000, freezes: 60000 },
  ],
  [
    'freezes-explained',
    'update current.freeze set effective = 10 where freeze_no = 3',
    { object: 'ended freeze', account_no: 3, freezes: 10 },
  ],
  [
    'freezes-explained',
    'update current.freeze set account_no = 77 where freeze_no = 2',
    { object: 'holding', account_no: 77, frozen: 0, freezes: 50 },
  ],

  [
    'every-trade-has-one-order',
    'update current.trade set order_id = 99 where trade_seq = 2',
    { what: 'order', order_id: 99, count: 0 },
  ],
  [
    'every-trade-has-one-order',
    'insert into history.orders select * from current.orders where order_id = 11',
    { what: 'order', order_id: 11, count: 2 },
  ],
  [
    'every-trade-has-one-order',
    'update current.trade set client_no = 10000001 where trade_seq = 2',
    { what: 'order', order_id: 12, count: 1 },
  ],
  [
    'every-trade-has-one-order',
    "update current.trade set side = 'buy' where trade_seq = 2",
    { what: 'order', order_id: 12, count: 1 },
  ],
  [
    'every-trade-has-one-order',
    'update current.trade set instrument_no = 1002 where trade_seq = 1',
    { what: 'order', order_id: 11, count: 1 },
  ],
  [
    'every-trade-has-one-order',
    "update current.trade set trade_key = '2026-11-23/XSHG//1/buy' where trade_seq = 2",
    { what: 'key', order_id: 11, count: 2 },
  ],

  [
    'trades-booked',
    'delete from current.entry where entry_no = 7',
    { trade_seq: 2, money: 201386, money_booked: 0, shares: -200, shares_booked: -200 },
  ],
  [
    'trades-booked',
    'update current.entry set amount = 99 where entry_no = 6',
    { trade_seq: 1, money: -100506, money_booked: -100506, shares: 100, shares_booked: 99 },
  ],
  [
    'trades-booked',
    `update current.entry set credit_account = ${A} where entry_no = 7`,
    { trade_seq: 2, money_booked: 0 },
  ],
  [
    'trades-booked',
    'update current.trade set stamp_duty = stamp_duty + 1 where trade_seq = 2',
    { trade_seq: 2, money: 201385, money_booked: 201386 },
  ],

  ...[
    'filled_quantity',
    'filled_amount',
    'commission',
    'stamp_duty',
    'transfer_fee',
    'exchange_fee',
    'regulatory_fee',
    'settlement_fee',
  ].map((column): [string, string, Record<string, unknown>] => [
    'fees-per-order',
    `update current.orders set ${column} = ${column} + 1 where order_id = 11`,
    { order_id: 11 },
  ]),
  [
    'fees-per-order',
    'delete from current.trade where trade_seq = 2',
    { order_id: 12, of_trades: [0, 0, 0, 0, 0, 0, 0, 0] },
  ],

  [
    'settled-lots',
    `update current.unsettled_cash set settled_purchases = 0 where account_no = ${A}`,
    { object: 'cash', account_no: A, open_out: 100506, open_in: 0 },
  ],
  [
    'settled-lots',
    'delete from current.open_trade',
    { object: 'cash', account_no: B, open_out: 0, open_in: 201386 },
  ],
  [
    'settled-lots',
    'update current.unsettled_shares set settled_bought = 99 where holding_no = 1000000000002',
    { object: 'holding', account_no: 1000000000002, open_out: 0, open_in: 1 },
  ],
  [
    'settled-lots',
    'update current.trade set settled_on = null where trade_seq = 1',
    { object: 'trade', account_no: 1 },
  ],
  [
    'settled-lots',
    'update current.open_trade set quantity = 201',
    { object: 'holding', account_no: 1000000000001, open_out: 200 },
  ],
  ['settled-lots', 'update current.open_trade set mode = 2', { object: 'mode', account_no: 2 }],

  [
    'orders-sent-once',
    "insert into current.submission values ('XSHG-12345', 2, 1, 'new-order', 11, 'O00000000B', now(), 'D')",
    { what: 'sent twice', order_id: 11, count: 2 },
  ],
  [
    'orders-sent-once',
    "insert into current.submission values ('XSHG-12345', 1, 9, 'new-order', 88, 'O000000088', now(), 'D')",
    { what: 'unknown order', order_id: 88 },
  ],
  [
    'orders-sent-once',
    "insert into current.submission values ('XSHG-12345', 1, 9, 'new-order', null, 'O000000088', now(), 'D')",
    { what: 'unknown order', order_id: null },
  ],
  [
    'orders-sent-once',
    "update current.submission set cl_ord_id = 'O00000000X' where out_seq = 2",
    { what: 'unknown order', order_id: 11 },
  ],
  [
    'orders-sent-once',
    "insert into current.submission values ('XSHG-12345', 1, 9, 'designation', 88, 'A000000088', now(), 'U001')",
    { what: 'designation', order_id: 88, count: 1 },
  ],

  [
    'command-log-chain',
    `update current.command set input = '{"amount":"1000.01"}' where command_no = 4`,
    { what: 'changed', table: 'command', key: '4/2026-11-23', businessDate: SAMPLE_DATE },
  ],
  [
    'command-log-chain',
    "update current.command set outcome = '' where command_no = 6",
    { what: 'changed', table: 'command', key: '6/2026-11-23', businessDate: SAMPLE_DATE },
  ],
  [
    'command-log-chain',
    'update current.command set checker_no = 1002 where command_no = 4',
    { what: 'changed', table: 'command', key: '4/2026-11-23', businessDate: SAMPLE_DATE },
  ],
  [
    'command-log-chain',
    "update current.command set workstation = '10.1.2.4', channel = 'web' where command_no = 4",
    { what: 'changed', table: 'command', key: '4/2026-11-23', businessDate: SAMPLE_DATE },
  ],
  [
    'command-log-chain',
    "update current.command set at = at + interval '1 millisecond' where command_no = 4",
    { what: 'changed', table: 'command', key: '4/2026-11-23', businessDate: SAMPLE_DATE },
  ],
  [
    'command-log-chain',
    'delete from current.command where command_no = 5',
    { what: 'deleted', table: 'command', key: '5/2026-11-23', businessDate: SAMPLE_DATE },
  ],
  [
    'command-log-chain',
    'update current.cash_account set accumulator = 1 where account_no = 1000000101',
    { what: 'changed', table: 'cash_account', key: '1000000101' },
  ],
  [
    'command-log-chain',
    "delete from current.discrepancy where discrepancy_key = '2026-11-20/b'",
    { what: 'deleted', table: 'discrepancy', key: '2026-11-20/b' },
  ],
  [
    'command-log-chain',
    "insert into current.role values ('thief', '', '', '[]', true, true)",
    { what: 'invented', table: 'role', key: 'thief' },
  ],
  [
    'command-log-chain',
    'update history.balance set balance = balance + 1 where account_no = 1',
    { what: 'changed', table: 'balance', key: '1/2026-11-20' },
  ],
  ['command-log-chain', 'delete from chain.standing', { what: 'standing', table: 'agent', key: '' }],
  [
    'command-log-chain',
    "update current.batch set rows_hash = 'x' where batch_no = 3",
    { what: 'hash', batchNo: 3 },
  ],
  [
    'command-log-chain',
    "update current.batch set chain_hash = 'x' where batch_no = 1",
    { what: 'hash', batchNo: 2 },
  ],
  [
    'command-log-chain',
    'update current.batch set previous_no = null where batch_no = 2',
    { what: 'gap', batchNo: 2 },
  ],
  [
    'command-log-chain',
    'delete from current.batch where batch_no = 3',
    { what: 'invented', table: 'command', batchNo: 3 },
  ],

  [
    'dues-explained',
    `insert into current.house_account values (91, '1/settlement-due/1/XSHG/2026-11-24', 1, 'settlement-due', 1, 'XSHG/2026-11-24', -5)`,
    { subject: 'XSHG 1 2026-11-24', difference: -5 },
  ],
  [
    'dues-explained',
    `insert into current.settlement_due values ('K', '2026-11-24', '2026-11-23', 'XSHG', '12345', 'CNY', 700, null, 300, true)`,
    { subject: 'XSHG 1 2026-11-24', difference: 400 },
  ],
  ['dues-explained', E11_DONE, { subject: '1/clearing/1/XSHG', difference: -102000 }],
  [
    'cash-reconciliation',
    `update current.cash_account set settled = settled + 1 where account_no = ${A}`,
    { currency: 'CNY', difference: 1 },
  ],
  [
    'cash-reconciliation',
    "update current.house_account set kind = 'depository' where account_no = 1",
    { currency: 'CNY', bank: 0 },
  ],
  [
    'cash-reconciliation',
    "insert into current.house_account values (11, '1/bank/2/X', 1, 'bank', 2, 'X', -5)",
    { currency: 'USD', clients: 0, bank: 5, difference: -5 },
  ],
  [
    'cash-reconciliation',
    `update current.cash_account set currency = 'HKD' where account_no = ${B}`,
    { currency: 'HKD', clients: 211386, difference: 211386 },
  ],

  [
    'holdings-reconciliation',
    "update current.depository_holding set sold = 199 where securities_account_id = 'A100000002.XSHG'",
    { code: '600000', ours: 800, theirs: 801 },
  ],
  // What was booked ahead of the depository is not there yet; what it has confirmed is.
  [
    'holdings-reconciliation',
    TRANSFER('sent', 40, 0, 'transfer-in'),
    { code: '600000', ours: 760, theirs: 800 },
  ],
  [
    'holdings-reconciliation',
    `${TRANSFER('confirmed', 40, 0, 'transfer-in')};
     update current.depository_holding set sold = 199 where securities_account_id = 'A100000002.XSHG'`,
    { code: '600000', ours: 800, theirs: 801 },
  ],
  [
    'holdings-reconciliation',
    "delete from current.depository_holding where securities_account_id = 'A100000001.XSHG'",
    { securities_account_id: 'A100000001.XSHG', ours: 100, theirs: 0 },
  ],
  [
    'holdings-reconciliation',
    "update current.depository_holding set trading_unit = '12345' where securities_account_id = 'A100000001.XSHG'",
    { trading_unit: '', ours: 100, theirs: 0 },
  ],
  [
    'holdings-reconciliation',
    "update current.holding set share_nature = 'pledged' where holding_no = 1000000000002",
    { pledged: false, ours: 0, theirs: 100 },
  ],
  [
    'holdings-reconciliation',
    'update current.holding set instrument_no = 1002 where holding_no = 1000000000002',
    { code: '600000', ours: 0, theirs: 100 },
  ],

  [
    'orders-in-doubt',
    "update current.unplaced set order_id = 1, reason = 'fills are missing here' where unplaced_no = 1",
    { what: 'order', order_id: 1, reason: 'fills are missing here', their_reports: '1 reports' },
  ],
  [
    'fills-within-orders',
    'update current.orders set quantity = filled_quantity - 1 where filled_quantity > 0',
    { what: 'filled' },
  ],
  [
    'fills-within-orders',
    "update current.trade set price = price + case side when 'buy' then 1000000 else -price + 1 end",
    { what: 'price' },
  ],

  [
    'differences-resolved',
    "update current.discrepancy set resolution = 'open'",
    { discrepancy_key: '2026-11-20/b' },
  ],
]

describe('each way of being false is found', () => {
  test.each(FALSE_BOOKS)('%s: %s', async (name, spoil, example) => {
    const line = PROOF_LINES.find(found => found.name === name)!
    await client.query('begin')
    try {
      // What the schema forbids must be found, too, because another engine or a person may have written it.
      await client.query('alter table current.batch drop constraint batch_previous_no_fkey')
      await client.query(
        "do $$ begin create table history.orders_20261123 partition of history.orders for values in ('2026-11-23'); end $$",
      )
      expect((await proveLine(client, line, { businessDate: SAMPLE_DATE })).examples).toEqual([])
      await client.query(spoil)
      const proved = await proveLine(client, line, { businessDate: SAMPLE_DATE })
      expect(proved.isTrue).toBe(false)
      expect(proved.count).toBeGreaterThan(0)
      expect(proved.examples).toContainEqual(expect.objectContaining(example))
    } finally {
      await client.query('rollback')
    }
  })

  test('every line is shown false by some row', () => {
    expect([...new Set(FALSE_BOOKS.map(([name]) => name))].toSorted()).toEqual(
      PROOF_LINES.map(line => line.name).toSorted(),
    )
  })
})

test('a trade on the error account is the house’s own: the day’s money agrees with the depository’s', async () => {
  const line = PROOF_LINES.find(({ name }) => name === 'money-reconciliation')!
  await client.query('begin')
  try {
    await client.query(`insert into current.depository_trade values
      ('K', '${SAMPLE_DATE}', 'XSHG', '9', '', 'A999999999.XSHG', '12345', '600000', 'buy', 100000, 100, 100000)`)
    await client.query('update current.depository_money set buys = buys + 100000')
    expect((await proveLine(client, line, { businessDate: SAMPLE_DATE })).isTrue).toBe(false)
    await client.query(`insert into current.discrepancy (discrepancy_key, business_date, kind, subject, ours, theirs, resolution, resolved_by)
      values ('k', '${SAMPLE_DATE}', 'missing-here', 'K', '', '', 'error-account', 1001)`)
    expect((await proveLine(client, line, { businessDate: SAMPLE_DATE })).isTrue).toBe(true)
  } finally {
    await client.query('rollback')
  }
})

test('a repo on the error account comes back in the sums of the day on which it matures, and not late', async () => {
  const prove = async (name: string): Promise<boolean> => {
    const line = PROOF_LINES.find(each => each.name === name)!
    return (await proveLine(client, line, { businessDate: SAMPLE_DATE })).isTrue
  }
  await client.query('begin')
  try {
    await client.query('update current.depository_money set repo_back = repo_back + 100005')
    expect(await prove('money-reconciliation')).toBe(false)
    await client.query(`insert into current.error_repo values ('K', 'XSHG', 1001, 'lend', 100000, 20000, '2026-11-20',
      '${SAMPLE_DATE}', '${SAMPLE_DATE}', '2026-11-24', 5, 'open')`)
    expect(await prove('money-reconciliation')).toBe(true)
    expect(await prove('repos-explained')).toBe(false)
    await client.query("update current.error_repo set status = 'matured'")
    expect(await prove('repos-explained')).toBe(true)
  } finally {
    await client.query('rollback')
  }
})

test('a repo explains what is due of it until E11 of its maturity date reckons it to its trading unit', async () => {
  const line = PROOF_LINES.find(({ name }) => name === 'dues-explained')!
  const prove = () => proveLine(client, line, { businessDate: SAMPLE_DATE })
  await client.query('begin')
  try {
    await client.query(
      `insert into current.house_account values (91, '1/settlement-due/1/XSHG/2026-11-24', 1, 'settlement-due', 1, 'XSHG/2026-11-24', -10016)`,
    )
    expect((await prove()).isTrue).toBe(false)
    await client.query(aRepo('2026-11-20', 'due'))
    expect((await prove()).isTrue).toBe(true)
    await client.query(E11_DONE)
    expect((await prove()).examples).toContainEqual({ subject: 'XSHG 1 2026-11-24', difference: -10016 })
  } finally {
    await client.query('rollback')
  }
})

test('a repo whose maturity date became a holiday comes back in the sums of the next day, and explains what is due until then', async () => {
  const isTrue = async (name: string): Promise<boolean> => {
    const line = PROOF_LINES.find(each => each.name === name)!
    return (await proveLine(client, line, { businessDate: SAMPLE_DATE })).isTrue
  }
  await client.query('begin')
  try {
    await client.query(`insert into current.repo values (1, 'K', 10000001, ${A}, 'A000000001.XSHG', 'XSHG', 1001, 'lend', 10000, 20000,
      '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-24', 16, 'due')`)
    expect(await isTrue('money-reconciliation')).toBe(false)
    expect(await isTrue('dues-explained')).toBe(false)
    await client.query(`update current.depository_money set repo_back = repo_back + 10016;
      insert into current.house_account values (91, '1/settlement-due/1/XSHG/2026-11-24', 1, 'settlement-due', 1, 'XSHG/2026-11-24', -10016)`)
    expect(await isTrue('money-reconciliation')).toBe(true)
    expect(await isTrue('dues-explained')).toBe(true)
    await client.query(E11_DONE)
    expect(await isTrue('dues-explained')).toBe(false)
  } finally {
    await client.query('rollback')
  }
})

test('a fee that differs and is carried is not posted, and needs not be; the certificate states both figures', async () => {
  const line = PROOF_LINES.find(({ name }) => name === 'fee-rounding-listed')!
  await client.query('begin')
  try {
    await client.query(listedFee('1.01', '3.50', 'carry-exception'))
    expect((await proveLine(client, line, { businessDate: SAMPLE_DATE })).isTrue).toBe(true)
    expect((await readTotals(client, SAMPLE_DATE)).feeDifferences).toEqual([
      {
        market: 'XSHG',
        tradingUnit: '12345',
        currency: 'CNY',
        fee: 'exchangeFee',
        ours: '1.01',
        theirs: '3.50',
        resolution: 'carry-exception',
      },
    ])
  } finally {
    await client.query('rollback')
  }
})

test('violations are counted in full, examples are few', async () => {
  await client.query('begin')
  await client.query("update current.freeze set status = 'released', effective = 1")
  await client.query(
    "insert into current.freeze select 100 + n, 10000001, 'cash', 1, 'day', 1, 1, 1, '', '', '', '2026-11-20', null, 'expired' from generate_series(1, 20) n",
  )
  const proved = await proveLine(
    client,
    PROOF_LINES.find(line => line.name === 'freezes-explained')!,
    { businessDate: SAMPLE_DATE },
  )
  await client.query('rollback')
  expect(proved.count).toBe(25)
  expect(proved.examples).toHaveLength(5)
})

describe('the close certificate', () => {
  test('names what stays due, with its age', async () => {
    try {
      await client.query(`insert into current.settlement_due values
        ('1', '2026-11-20', '2026-11-19', 'XSHE', '654321', 'CNY', 2332397, 2332397, 1166198, true),
        ('2', '2026-11-24', '2026-11-23', 'XSHE', '654321', 'CNY', 5, 5, 0, true)`)
      const certificate = await closeCertificate([client], '2026-11-20')
      expect(certificate.unpaidDues).toEqual([
        {
          market: 'XSHE',
          tradingUnit: '654321',
          currency: 'CNY',
          settlementDate: '2026-11-20',
          ours: '23323.97',
          paid: '11661.98',
          unpaid: '11661.99',
          days: 1,
        },
      ])
    } finally {
      await client.query("delete from current.settlement_due where due_key in ('1', '2')")
    }
  })

  test('states the run, what the day came to, the exceptions and the hash of the log', async () => {
    const certificate = await closeCertificate([client], SAMPLE_DATE)
    expect(certificate).toMatchObject({
      businessDate: SAMPLE_DATE,
      clearingRun: 2,
      batchNo: 3,
      isProved: true,
    })
    expect(certificate.chainHash).toMatch(/^[0-9a-f]{64}$/)
    expect(certificate.exceptions).toEqual([
      {
        name: '2026-11-20/b',
        since: '2026-11-20',
        detail: { kind: 'money', subject: 'XSHG CNY', ours: '5.00', theirs: '5.01', resolvedBy: 1002 },
      },
    ])
    expect(certificate.openSettlement).toEqual([
      {
        tradeDate: SAMPLE_DATE,
        currency: 'CNY',
        mode: 3,
        clients: 1,
        trades: 1,
        toPay: '0.00',
        toReceive: '2013.86',
      },
    ])
    expect(certificate.totals.turnover).toEqual([
      { market: 'XSHG', side: 'buy', currency: 'CNY', trades: 1, quantity: 100, amount: '1000.00' },
      { market: 'XSHG', side: 'sell', currency: 'CNY', trades: 1, quantity: 200, amount: '2020.00' },
    ])
    expect(certificate.totals.fees).toEqual([
      {
        currency: 'CNY',
        commission: '10.00',
        stampDuty: '1.01',
        transferFee: '0.03',
        exchangeFee: '0.10',
        regulatoryFee: '0.06',
        settlementFee: '0.00',
      },
    ])
    expect(certificate.totals.cash).toEqual([
      {
        currency: 'CNY',
        clients: '102108.80',
        bank: '100000.00',
        till: '1100.00',
        vault: '0.00',
        reserve: '0.00',
        clearing: '1020.00',
        settlementDue: '0.00',
        transit: '0.00',
        houseMoney: '11.20',
      },
    ])
    expect(certificate.totals.interest).toEqual([])
    expect(certificate.totals.counts).toEqual({
      orders: 3,
      canceled: 0,
      rejected: 0,
      expired: 0,
      filled: 1,
      trades: 2,
      entries: 12,
      commands: 5,
      vouchers: 1,
      clients: 2,
      unplaced: 1,
    })
  })

  test('interest of the day, each currency by itself', async () => {
    await client.query(`insert into current.entry values
      (90, '${SAMPLE_DATE}', '${SAMPLE_DATE}', 9, now(), 'interest', 1, 100, 1, 'S', ${A}, 'S', 10000001, null, null, null, 0),
      (91, '${SAMPLE_DATE}', '${SAMPLE_DATE}', 9, now(), 'interest', 2, 30, 1, 'S', ${A}, 'S', 10000001, null, null, null, 0),
      (92, '${SAMPLE_DATE}', '${SAMPLE_DATE}', 9, now(), 'penalty-interest', 2, 7, ${A}, 'S', 1, 'S', 10000001, null, null, null, 0)`)
    expect((await closeCertificate([client], SAMPLE_DATE)).totals.interest).toEqual([
      { currency: 'CNY', credited: '1.00', penalty: '0.00' },
      { currency: 'USD', credited: '0.30', penalty: '0.07' },
    ])
    await client.query('delete from current.entry where entry_no between 90 and 92')
  })

  test('an outside line that is false is an exception; an internal one is not proved', async () => {
    await client.query(
      'create table keep as select * from current.depository_holding; delete from current.depository_holding',
    )
    await takeOver(client)
    const outside = await closeCertificate([client], SAMPLE_DATE)
    expect(outside.isProved).toBe(true)
    expect(outside.exceptions[0]).toMatchObject({
      name: 'holdings-reconciliation',
      since: SAMPLE_DATE,
      detail: { count: 2 },
    })
    await client.query('insert into current.depository_holding select * from keep; drop table keep')
    await takeOver(client)
    await client.query(`update current.cash_account set on_hold = on_hold + 1 where account_no = ${A}`)
    expect((await closeCertificate([client], SAMPLE_DATE)).isProved).toBe(false)
    await client.query(`update current.cash_account set on_hold = on_hold - 1 where account_no = ${A}`)
  })
})
