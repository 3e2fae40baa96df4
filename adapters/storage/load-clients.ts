/** Finds which client each key leads to, and loads those clients with all that belongs to them: one query a table. */
import type pg from 'pg'
import type { ClientRows, Loaded } from '@guitai/core/engine/ports.ts'
import type { Key } from '@guitai/core/functions/define-function.ts'
import { readAll } from './row-reader.ts'

/** Per kind of key: a query from texts to (text, client number). */
const FIND: Record<string, string> = {
  client: 'select k, client_no::float8 from unnest($1::text[]) k join current.client c on c.client_no = k::int8',
  cash: 'select k, client_no::float8 from unnest($1::text[]) k join current.cash_account a on a.account_no = k::int8',
  account: 'select k, client_no::float8 from unnest($1::text[]) k join current.securities_account a on a.securities_account_id = k',
  identity: `select k, client_no::float8 from unnest($1::text[]) k
    join current.client c on c.identity_type = split_part(k, ':', 1) and c.identity_number = split_part(k, ':', 2)`,
  order: 'select k, client_no::float8 from unnest($1::text[]) k join current.orders o on o.order_id = k::int8',
  voucher: 'select k, client_no::float8 from unnest($1::text[]) k join current.voucher v on v.voucher_no = k::int8',
  freeze: 'select k, client_no::float8 from unnest($1::text[]) k join current.freeze f on f.freeze_no = k::int8',
}

export async function loadClients(client: pg.Client, keys: readonly Key[], isLoaded: (clientNo: number) => boolean): Promise<Loaded> {
  const found = await findClients(client, keys)
  const wanted = [...new Set([...found.values()].filter(no => no !== null))].filter(no => !isLoaded(no))
  return { keys: found, clients: wanted.length === 0 ? [] : await readClients(client, wanted) }
}

async function findClients(client: pg.Client, keys: readonly Key[]): Promise<Map<Key, number | null>> {
  const found = new Map<Key, number | null>(keys.map(key => [key, null]))
  const byKind = Map.groupBy(keys, key => key.slice(0, key.indexOf(':')))
  await Promise.all(
    [...byKind].map(async ([kind, ofKind]) => {
      const text = FIND[kind]
      if (text === undefined) return
      const values = ofKind.map(key => key.slice(kind.length + 1))
      const { rows } = await client.query<[string, number]>({ name: `find_${kind}`, text, values: [values], rowMode: 'array' } as pg.QueryArrayConfig)
      for (const [value, clientNo] of rows) found.set(`${kind}:${value}`, clientNo)
    }),
  )
  return found
}

async function readClients(client: pg.Client, clientNos: readonly number[]): Promise<ClientRows[]> {
  const values = [[...clientNos]]
  const owned = '(select account_no from current.cash_account where client_no = any($1::int8[]))'
  const held = '(select holding_no from current.holding where client_no = any($1::int8[]))'
  const [clients, cashAccounts, unsettledCash, securitiesAccounts, holdings, unsettledShares, freezes, orders, trades, vouchers, credentials] = await Promise.all([
    readAll<ClientRows['client']>(client, 'client', 'current.client where client_no = any($1::int8[])', values),
    readAll<ClientRows['cashAccounts'][number]>(client, 'cash_account', 'current.cash_account where client_no = any($1::int8[])', values),
    readAll<ClientRows['unsettledCash'][number]>(client, 'unsettled_cash', `current.unsettled_cash where account_no in ${owned}`, values),
    readAll<ClientRows['securitiesAccounts'][number]>(client, 'securities_account', 'current.securities_account where client_no = any($1::int8[])', values),
    readAll<ClientRows['holdings'][number]>(client, 'holding', 'current.holding where client_no = any($1::int8[])', values),
    readAll<ClientRows['unsettledShares'][number]>(client, 'unsettled_shares', `current.unsettled_shares where holding_no in ${held}`, values),
    readAll<ClientRows['freezes'][number]>(client, 'freeze', "current.freeze where client_no = any($1::int8[]) and status = 'in-force'", values),
    readAll<ClientRows['orders'][number]>(client, 'orders', 'current.orders where client_no = any($1::int8[])', values),
    readAll<ClientRows['trades'][number]>(client, 'trade', 'current.trade where client_no = any($1::int8[])', values),
    readAll<ClientRows['vouchers'][number]>(client, 'voucher', 'current.voucher where client_no = any($1::int8[]) and business_date = (select max(business_date) from current.business_day)', values),
    readAll<ClientRows['credentials'][number]>(client, 'credential', "current.credential where owner = any($1::int8[]) and kind <> 'sign-in'", values),
  ])
  return clients.map(row => gather(row, { cashAccounts, unsettledCash, securitiesAccounts, holdings, unsettledShares, freezes, orders, trades, vouchers, credentials }))
}

function gather(client: ClientRows['client'], all: Omit<ClientRows, 'client'>): ClientRows {
  const { clientNo } = client
  const own = <R extends { clientNo: number }>(rows: readonly R[]): R[] => rows.filter(row => row.clientNo === clientNo)
  const cashAccounts = own(all.cashAccounts)
  const holdings = own(all.holdings)
  const accountNos = new Set(cashAccounts.map(account => account.accountNo))
  const holdingNos = new Set(holdings.map(holding => holding.holdingNo))
  return {
    client, cashAccounts, holdings, securitiesAccounts: own(all.securitiesAccounts), freezes: own(all.freezes), orders: own(all.orders),
    trades: own(all.trades), vouchers: own(all.vouchers), credentials: all.credentials.filter(credential => credential.owner === clientNo),
    unsettledCash: all.unsettledCash.filter(lot => accountNos.has(lot.accountNo)), unsettledShares: all.unsettledShares.filter(lot => holdingNos.has(lot.holdingNo)),
  }
}
