/**
 * The comparison for the engine: the same order as most programs would write it, with one transaction each and the account
 * locked by SELECT FOR UPDATE, over tables with the same columns. Several connections do one order after another.
 */
import pg from 'pg'
import { runSql } from './bench-books.ts'

const ACCOUNTS = 1000

export async function initNaive(url: string): Promise<void> {
  await runSql(
    url,
    `
    create schema naive;
    create table naive.account (account_no bigint primary key, settled bigint not null, on_hold bigint not null, frozen bigint not null) with (fillfactor = 70);
    create table naive.orders (order_id bigserial primary key, trade_date date not null, client_no bigint not null, cash_account_no bigint not null,
      securities_account_id text not null, instrument_no int not null, market text not null, trading_unit text not null, side text not null, order_type text not null,
      price bigint not null, quantity bigint not null, channel text not null, teller_no bigint not null, entered_at timestamptz not null, hold_cash bigint not null,
      status text not null, cl_ord_id text not null) with (fillfactor = 70);
    create table naive.command (command_no bigserial primary key, business_date date not null, at timestamptz not null, function_code text not null,
      teller_no bigint not null, channel text not null, workstation text not null, request_hash uuid not null, content_hash uuid not null, input text not null, outcome text not null);
    insert into naive.account select n, 90000000000, 0, 0 from generate_series(1, ${ACCOUNTS}) n`,
  )
}

const LOCK = {
  name: 'lock',
  text: 'select settled, on_hold, frozen from naive.account where account_no = $1 for update',
}
const ORDER = {
  name: 'order',
  text: `insert into naive.orders (trade_date, client_no, cash_account_no, securities_account_id, instrument_no, market, trading_unit, side, order_type, price, quantity,
    channel, teller_no, entered_at, hold_cash, status, cl_ord_id)
    values ('2026-11-23', $1, $1, $2, $3, 'XSHG', '26001', 'buy', 'limit', 100000, 100, 'counter', 1001, now(), 100501, 'pendingNew', $4) returning order_id`,
}
const HOLD = {
  name: 'hold',
  text: 'update naive.account set on_hold = on_hold + 100501 where account_no = $1',
}
const COMMAND = {
  name: 'command',
  text: `insert into naive.command (business_date, at, function_code, teller_no, channel, workstation, request_hash, content_hash, input, outcome)
    values ('2026-11-23', now(), 'C01', 1001, 'counter', '127.0.0.1', $1, $1, $2, $3)`,
}

/** Orders per second. */
export async function runNaive(url: string, connections: number, seconds: number): Promise<number> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }))
  await Promise.all(clients.map(client => client.connect()))
  try {
    const begin = performance.now()
    const counts = await Promise.all(clients.map(client => giveOrders(client, begin + seconds * 1000)))
    return (counts.reduce((sum, count) => sum + count, 0) / (performance.now() - begin)) * 1000
  } finally {
    await Promise.all(clients.map(client => client.end()))
  }
}

async function giveOrders(client: pg.Client, end: number): Promise<number> {
  let count = 0
  for (; performance.now() < end; count++) await oneOrder(client, 1 + Math.floor(Math.random() * ACCOUNTS))
  return count
}

async function oneOrder(client: pg.Client, accountNo: number): Promise<void> {
  await client.query('begin')
  const { rows } = await client.query<{ settled: string; on_hold: string }>({ ...LOCK, values: [accountNo] })
  if (Number(rows[0]?.settled) - Number(rows[0]?.on_hold) < 100_501) throw new Error('the account is empty')
  const order = await client.query<{ order_id: string }>({
    ...ORDER,
    values: [accountNo, `A${100_000_000 + accountNo}.XSHG`, 1001, String(accountNo)],
  })
  await client.query({ ...HOLD, values: [accountNo] })
  const input = `{"clientNo":${accountNo},"instrument":"600000.XSHG","orderType":"limit","price":"10.00","quantity":100,"side":"buy"}`
  await client.query({
    ...COMMAND,
    values: [crypto.randomUUID(), input, `{"result":{"orderId":${order.rows[0]?.order_id}}}`],
  })
  await client.query('commit')
}
