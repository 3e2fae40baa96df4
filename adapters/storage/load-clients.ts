/** Finds which client each key leads to, and loads those clients with all that belongs to them: one query a table. */
import type pg from 'pg'
import type { TableName } from '@guitai/core/books/dirty.ts'
import type { Order, Trade } from '@guitai/core/books/orders.ts'
import type { Voucher } from '@guitai/core/books/tables/cash/voucher.ts'
import { CLIENT_RECORD_TABLES, declarationOf, type ClientRecordTable } from '@guitai/core/books/records.ts'
import type { ClientRows, Loaded, PastRows } from '@guitai/core/engine/ports.ts'
import type { Key } from '@guitai/core/frame/define-function.ts'
import { loadedRows } from './loaded-rows.ts'
import { readAll } from './row-reader.ts'
import { ENDED_STATUSES } from '@guitai/core/words/order-status.ts'
import { sqlList } from '@guitai/core/words/words.ts'

/** Per kind of key: a query from texts to (text, client number). */
const FIND: Record<string, string> = {
  client:
    'select k, client_no::float8 from unnest($1::text[]) k join current.client c on c.client_no = k::int8',
  whole:
    'select k, client_no::float8 from unnest($1::text[]) k join current.client c on c.client_no = k::int8',
  cash: 'select k, client_no::float8 from unnest($1::text[]) k join current.cash_account a on a.account_no = k::int8',
  account:
    'select k, client_no::float8 from unnest($1::text[]) k join current.securities_account a on a.securities_account_id = k',
  identity: `select k, client_no::float8 from unnest($1::text[]) k
    join current.client c on c.identity_type = split_part(k, ':', 1) and c.identity_number = split_part(k, ':', 2)
      and c.status <> 'closed'`,
  order:
    'select k, client_no::float8 from unnest($1::text[]) k join current.orders o on o.order_id = k::int8',
  'exchange-order': `select k, client_no::float8 from unnest($1::text[]) k
    join current.orders o on o.market = split_part(k, '/', 1) and o.exchange_order_id = split_part(k, '/', 2)`,
  trade: 'select k, client_no::float8 from unnest($1::text[]) k join current.trade t on t.trade_key = k',
  voucher:
    'select k, client_no::float8 from unnest($1::text[]) k join everyday.voucher v on v.voucher_no = k::int8 where v.client_no <> 0',
  transfer:
    'select k, client_no::float8 from unnest($1::text[]) k join everyday.custody_transfer t on t.transfer_no = k::int8',
  freeze:
    'select k, client_no::float8 from unnest($1::text[]) k join current.freeze f on f.freeze_no = k::int8',
}

export async function loadClients(
  client: pg.Client,
  keys: readonly Key[],
  isLoaded: (clientNo: number) => boolean,
): Promise<Loaded> {
  const found = await findClients(client, keys)
  const wanted = [...new Set([...found.values()].filter(no => no !== null))].filter(no => !isLoaded(no))
  // A voucher does not come with its client when it is of an earlier day.
  const past = [...found].flatMap(([key, no]) =>
    no !== null && (isLoaded(no) || key.startsWith('voucher:')) ? [{ key, no }] : [],
  )
  const [clients, pastRows] = await Promise.all([
    wanted.length === 0 ? [] : readClients(client, wanted),
    readPast(client, past),
  ])
  return { keys: found, clients, past: pastRows }
}

interface FoundKey {
  key: Key
  no: number
}

/** By number, or all of a client's: ended orders with their trades, and vouchers, that have left memory. */
async function readPast(client: pg.Client, found: readonly FoundKey[]): Promise<PastRows> {
  const valuesOf = (kind: string): string[] =>
    found.filter(({ key }) => key.startsWith(`${kind}:`)).map(({ key }) => key.slice(kind.length + 1))
  const [orderIds, voucherNos, whole] = [valuesOf('order'), valuesOf('voucher'), valuesOf('whole')]
  const tradeKeys = valuesOf('trade')
  const owners = found.filter(({ key }) => key.startsWith('order:')).map(({ no }) => no)
  const read = async <R>(table: TableName, where: string, ...values: readonly unknown[][]): Promise<R[]> =>
    values.every(list => list.length > 0)
      ? readAll<R>(client, table, `${PLACE[table] ?? 'current'}.${table} where ${where}`, values as unknown[])
      : []
  const [byNumber, byTrade, ofWhole, theirTrades, tradesOfTrades, wholeTrades, vouchers] = await Promise.all([
    read<Order>('orders', 'order_id = any($1::int8[])', orderIds),
    read<Order>('orders', OF_TRADES, tradeKeys),
    read<Order>('orders', `${OF_CLIENTS} and status in (${sqlList(ENDED_STATUSES)})`, whole),
    read<Trade>('trade', `${OF_CLIENTS} and order_id = any($2::int8[])`, owners, orderIds),
    read<Trade>('trade', OF_TRADES, tradeKeys),
    read<Trade>('trade', OF_CLIENTS, whole),
    read<Voucher>('voucher', `voucher_no = any($1::int8[]) and ${OF_A_YEAR}`, voucherNos),
  ])
  const isWhole = new Set(whole.map(Number))
  const isNotWhole = ({ clientNo }: { clientNo: number }): boolean => !isWhole.has(clientNo)
  return {
    orders: [...once([...byNumber, ...byTrade], each => each.orderId).filter(isNotWhole), ...ofWhole],
    trades: [
      ...once([...theirTrades, ...tradesOfTrades], each => each.tradeKey).filter(isNotWhole),
      ...wholeTrades,
    ],
    vouchers,
  }
}

/** Where past rows lie when it is not the table of today. */
const PLACE: Partial<Record<TableName, string>> = { voucher: 'everyday' }

const once = <Row>(rows: readonly Row[], keyOf: (row: Row) => unknown): Row[] => [
  ...new Map(rows.map(row => [keyOf(row), row])).values(),
]

async function findClients(client: pg.Client, keys: readonly Key[]): Promise<Map<Key, number | null>> {
  const found = new Map<Key, number | null>(keys.map(key => [key, null]))
  const byKind = Map.groupBy(keys, key => key.slice(0, key.indexOf(':')))
  await Promise.all(
    [...byKind].map(async ([kind, ofKind]) => {
      const text = FIND[kind]
      if (text === undefined) return
      const values = ofKind.map(key => key.slice(kind.length + 1))
      const { rows } = await client.query<[string, number]>({
        name: `find_${kind}`,
        text,
        values: [values],
        rowMode: 'array',
      } as pg.QueryArrayConfig)
      for (const [value, clientNo] of rows) found.set(`${kind}:${value}`, clientNo)
    }),
  )
  return found
}

type Parts = Omit<ClientRows, 'client' | 'records'>

const OF_CLIENTS = 'client_no = any($1::int8[])'
const OF_TRADES = 'order_id in (select order_id from current.trade where trade_key = any($1::text[]))'
/** What is older is not corrected any more. */
const OF_A_YEAR = 'business_date >= (select max(business_date) from current.business_day) - 366'

/** The day's vouchers of a client, and those of earlier days that they correct. */
const OF_TODAY = `select no from current.voucher v cross join lateral (values (v.voucher_no), (v.reverses)) e (no)
  where v.${OF_CLIENTS} and no is not null`

/** What belongs to a client, from which table, and which of its rows a day needs. */
const PARTS: Record<keyof Parts, [table: TableName, from: string]> = {
  cashAccounts: ['cash_account', `current.cash_account where ${OF_CLIENTS}`],
  unsettledCash: [
    'unsettled_cash',
    `current.unsettled_cash where account_no in (select account_no from current.cash_account where ${OF_CLIENTS})`,
  ],
  securitiesAccounts: ['securities_account', `current.securities_account where ${OF_CLIENTS}`],
  holdings: ['holding', `current.holding where ${OF_CLIENTS}`],
  unsettledShares: [
    'unsettled_shares',
    `current.unsettled_shares where holding_no in (select holding_no from current.holding where ${OF_CLIENTS})`,
  ],
  freezes: ['freeze', `current.freeze where ${OF_CLIENTS} and status = 'in-force'`],
  orders: ['orders', `current.orders where ${OF_CLIENTS}`],
  trades: ['trade', `current.trade where ${OF_CLIENTS}`],
  vouchers: ['voucher', `everyday.voucher where voucher_no in (${OF_TODAY})`],
  credentials: ['credential', "current.credential where owner = any($1::int8[]) and kind <> 'sign-in'"],
}

async function readClients(client: pg.Client, clientNos: readonly number[]): Promise<ClientRows[]> {
  const values = [[...clientNos]]
  // All of them under one await: a connection that breaks refuses every query, and each refusal must find its waiter.
  const [clients, records, ...parts] = await Promise.all([
    readAll<ClientRows['client']>(client, 'client', `current.client where ${OF_CLIENTS}`, values),
    readRecords(client, values),
    ...Object.entries(PARTS).map(
      async ([part, [table, from]]) => [part, await readAll<object>(client, table, from, values)] as const,
    ),
  ])
  return gather(clients, Object.fromEntries(parts) as unknown as Parts, records)
}

type OwnedRecords = readonly (readonly [ClientRecordTable, Map<number, object[]>])[]

function readRecords(client: pg.Client, values: unknown[]): Promise<OwnedRecords> {
  return Promise.all(
    CLIENT_RECORD_TABLES.map(async table => {
      const from = `current.${table} where ${OF_CLIENTS} and ${loadedRows(declarationOf(table))} order by 1`
      const rows = await readAll<{ clientNo: number }>(client, table, from, values)
      return [table, Map.groupBy(rows, row => row.clientNo)] as const
    }),
  )
}

/** Each row to its client: by the client's number, or by the account or holding that a lot belongs to. */
function gather(clients: readonly ClientRows['client'][], all: Parts, records: OwnedRecords): ClientRows[] {
  const byClient = <R extends { clientNo: number }>(rows: readonly R[]): ((clientNo: number) => R[]) => {
    const groups = Map.groupBy(rows, row => row.clientNo)
    return clientNo => groups.get(clientNo) ?? []
  }
  const cashAccounts = byClient(all.cashAccounts)
  const securitiesAccounts = byClient(all.securitiesAccounts)
  const holdings = byClient(all.holdings)
  const freezes = byClient(all.freezes)
  const orders = byClient(all.orders)
  const trades = byClient(all.trades)
  const vouchers = byClient(all.vouchers)
  const credentials = Map.groupBy(all.credentials, row => row.owner)
  const cashLots = Map.groupBy(all.unsettledCash, lot => lot.accountNo)
  const shareLots = Map.groupBy(all.unsettledShares, lot => lot.holdingNo)
  return clients.map(client => {
    const { clientNo: no } = client
    return {
      client,
      cashAccounts: cashAccounts(no),
      unsettledCash: cashAccounts(no).flatMap(account => cashLots.get(account.accountNo) ?? []),
      securitiesAccounts: securitiesAccounts(no),
      holdings: holdings(no),
      unsettledShares: holdings(no).flatMap(holding => shareLots.get(holding.holdingNo) ?? []),
      freezes: freezes(no),
      orders: orders(no),
      trades: trades(no),
      vouchers: vouchers(no),
      credentials: credentials.get(no) ?? [],
      records: Object.fromEntries(
        records.map(([table, byOwner]) => [table, byOwner.get(no) ?? []]),
      ) as unknown as ClientRows['records'],
    }
  })
}
