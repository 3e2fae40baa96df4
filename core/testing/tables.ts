/**
 * The tables in memory: what batches would have written, and a client read back from them. Tests use it to compare live and
 * reloaded state.
 */
import type { MutableBooks } from '../books/books.ts'
import { noDirt, TABLES, type TableName } from '../books/dirty.ts'
import type { ClientRows } from '../engine/ports.ts'

type Row = Record<string, unknown>

const KEYS: Partial<Record<TableName, readonly string[]>> = {
  client: ['clientNo'],
  cash_account: ['accountNo'],
  securities_account: ['securitiesAccountId'],
  holding: ['holdingNo'],
  freeze: ['freezeNo'],
  unsettled_cash: ['accountNo', 'tradeDate', 'settlementDate', 'usableFrom', 'withdrawableFrom'],
  unsettled_shares: ['holdingNo', 'tradeDate', 'settlementDate', 'sellableFrom'],
  orders: ['orderId'],
  trade: ['tradeKey'],
  voucher: ['voucherNo'],
  credential: ['key'],
  agent: ['agentNo'],
  loss_report: ['lossNo'],
  card: ['cardNo'],
  custody_transfer: ['transferNo'],
  repo: ['repoNo'],
  open_trade: ['tradeKey'],
  entry: ['entryNo'],
}

export class Tables {
  readonly #rows = new Map<TableName, Map<string, Row>>(TABLES.map(table => [table, new Map()]))

  /** Takes what the books have to write, as the commit of a batch does. */
  write(books: MutableBooks): void {
    for (const [table, key] of Object.entries(KEYS) as [TableName, readonly string[]][]) {
      for (const record of books.dirty[table].inserted) this.#put(table, key, record as Row, 'inserted')
      for (const record of books.dirty[table].updated) this.#put(table, key, record as Row, 'updated')
    }
    books.dirty = noDirt()
  }

  #put(table: TableName, key: readonly string[], record: Row, how: 'inserted' | 'updated'): void {
    const rows = this.of(table)
    const id = key.map(field => String(record[field])).join('/')
    if (rows.has(id) === (how === 'inserted')) throw new Error(`${table} ${id} cannot be ${how}`)
    rows.set(id, structuredClone(columnsOf(record)))
  }

  of(table: TableName): Map<string, Row> {
    return this.#rows.get(table) ?? new Map<string, Row>()
  }

  /** Reads a client like the loader: ended freezes, and what was settled on earlier days, stay in the tables. */
  client(clientNo: number, businessDate: string): ClientRows {
    const rows = (table: TableName): Row[] => [...this.of(table).values()].map(row => structuredClone(row))
    const own = (table: TableName): Row[] => rows(table).filter(row => row['clientNo'] === clientNo)
    const among = (table: TableName, field: string, parents: Row[]): Row[] =>
      rows(table).filter(row => parents.some(parent => parent[field] === row[field]))
    const [client] = own('client')
    const cashAccounts = own('cash_account')
    const holdings = own('holding')
    return {
      client,
      cashAccounts,
      holdings,
      securitiesAccounts: own('securities_account'),
      unsettledCash: among('unsettled_cash', 'accountNo', cashAccounts),
      unsettledShares: among('unsettled_shares', 'holdingNo', holdings),
      freezes: own('freeze').filter(row => row['status'] === 'in-force'),
      orders: own('orders'),
      trades: own('trade'),
      vouchers: own('voucher'),
      credentials: rows('credential').filter(row => row['owner'] === clientNo),
      records: {
        agent: own('agent').filter(row => row['status'] === 'valid'),
        loss_report: own('loss_report').filter(row => row['status'] === 'in-force'),
        card: own('card').filter(row => row['status'] === 'normal' || row['status'] === 'lost'),
        custody_transfer: own('custody_transfer'),
        repo: own('repo').filter(row => row['status'] !== 'matured'),
        open_trade: own('open_trade').filter(
          ({ settledOn }) => settledOn === null || (settledOn as string) >= businessDate,
        ),
      },
    } as unknown as ClientRows
  }
}

/** The record without the fields that other tables hold. */
function columnsOf(record: Row): Row {
  const gathered = new Set([
    'cashAccounts',
    'securitiesAccounts',
    'holdings',
    'freezes',
    'orders',
    'trades',
    'vouchers',
    'records',
    'unsettled',
  ])
  return Object.fromEntries(Object.entries(record).filter(([name]) => !gathered.has(name)))
}
