/**
 * The tables in memory: what batches would have written, and a client read back from them. Tests use it to compare live and
 * reloaded state.
 */
import type { MutableBooks } from '../books/books.ts'
import { noDirt, TABLES, type TableName } from '../books/dirty.ts'
import { CLIENT_RECORD_TABLES, declarationOf, TABLES as DECLARED } from '../books/records.ts'
import type { TableDeclaration } from '../books/tables/define-table.ts'
import type { ClientRows } from '../engine/ports.ts'

type Row = Record<string, unknown>

/** The keys of the tables that are read back with a client. */
const KEYS: Partial<Record<TableName, readonly string[]>> = {
  cash_account: ['accountNo'],
  holding: ['holdingNo'],
  orders: ['orderId'],
  trade: ['tradeKey'],
  entry: ['entryNo'],
  credential: ['key'],
  ...Object.fromEntries(
    DECLARED.filter(({ owner }) => owner === 'client').map(({ name, key }) => [name, [key].flat()]),
  ),
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
    const records = CLIENT_RECORD_TABLES.map(table => [
      table,
      own(table).filter(row => isLoaded(declarationOf(table), row, businessDate)),
    ])
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
      records: Object.fromEntries(records),
    } as unknown as ClientRows
  }
}

/** The loader's condition, which it has in SQL. */
export function isLoaded({ loaded = [] }: TableDeclaration, row: object, today: string): boolean {
  if (loaded === 'all') return true
  return loaded.some(alternative =>
    Object.entries(alternative).every(([field, wanted]) => fits((row as Row)[field], wanted, today)),
  )
}

function fits(value: unknown, wanted: unknown, today: string): boolean {
  if (Array.isArray(wanted)) return wanted.includes(value)
  if (wanted === 'today') return value === today
  return typeof value === 'string' && value >= today
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
