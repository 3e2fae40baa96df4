/**
 * The engine's storage over PostgreSQL: one connection that writes (writing-connection.ts), each batch as one transaction; one
 * that loads. Lives as long as its engine; a new engine gets a new one.
 */
import { hash } from 'node:crypto'
import pg from 'pg'
import { present } from '@guitai/core/base/assert.ts'
import { TABLES, type TableName } from '@guitai/core/books/dirty.ts'
import type { CommandRow } from '@guitai/core/engine/command.ts'
import { BatchRefused } from '@guitai/core/engine/batch-refused.ts'
import type { Batch, Loaded, OpenedBooks, Storage } from '@guitai/core/engine/ports.ts'
import type { Key } from '@guitai/core/frame/define-function.ts'
import { batchText } from '@guitai/reports/chain/chain-text.ts'
import { BatchLines } from './batch-lines.ts'
import { COMMAND_TABLE } from './command-table.ts'
import { loadClients } from './load-clients.ts'
import { openBooks } from './open-books.ts'
import { TableWriter, type Statement } from './table-writer.ts'
import { TABLE } from './tables.ts'
import { forgetArrays } from './binary-array.ts'
import { makePartition, partitionName } from './partitions.ts'
import { WritingConnection, WRITING_LIMITS, type WritingLimits } from './writing-connection.ts'

/** Every statement finds its rows by primary key; the planner is not to weigh scans of tables that change all day. */
const BY_KEY =
  'set enable_hashjoin = off; set enable_mergejoin = off; set enable_seqscan = off; set plan_cache_mode = force_generic_plan'

/** An order's row changes a few times; the other tables of the day only grow. */
const ORDERS_FILLFACTOR = 70

export class PostgresStorage implements Storage {
  readonly #url: string
  #writer: WritingConnection | undefined
  #loader: pg.Client | undefined
  #writers = new Map(TABLES.map(name => [name, new TableWriter(present(TABLE.get(name), name))]))
  #commandWriter = new TableWriter(COMMAND_TABLE)
  #partitions = new Set<string>()
  readonly #lines = new BatchLines()
  #chainHash = ''
  #formatNo = 0
  readonly #onLost: (error: Error) => void
  readonly #limits: WritingLimits
  #isClosing = false

  /** `onLost` hears of a connection that dies while nothing is being written. */
  constructor(url: string, onLost: (error: Error) => void, limits: Partial<WritingLimits> = {}) {
    this.#url = url
    this.#onLost = onLost
    this.#limits = { ...WRITING_LIMITS, ...limits }
  }

  async open(): Promise<OpenedBooks> {
    const writing = await this.#connect('guitai writer')
    this.#writer = new WritingConnection(writing, this.#limits)
    this.#loader = await this.#connect('guitai loader')
    await this.#writer.takeOver()
    for (const client of [writing, this.#loader]) await client.query(BY_KEY)
    const opened = await openBooks(this.#loader, this.#url)
    this.#chainHash = opened.chainHash
    this.#formatNo = opened.formatNo
    for (const name of opened.partitions) this.#partitions.add(name)
    return opened
  }

  async #connect(name: string): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: name,
      pipeline: true,
      connectionTimeoutMillis: 5000,
      keepAlive: true,
    })
    client.on('error', error => this.#lost(error))
    client.on('end', () => this.#lost(new Error(`${name}: the connection ended`)))
    await client.connect()
    return client
  }

  #lost(error: Error): void {
    if (!this.#isClosing) this.#onLost(error)
  }

  commit(batch: Batch): Promise<void> {
    const writer = present(this.#writer, 'writer connection')
    return writer.commit(this.#statements(batch)).catch((error: unknown) => {
      throw refusalOf(error)
    })
  }

  /** Everything is turned into text here, before the first await: later changes of the records do not get in. */
  #statements(batch: Batch): Statement[] {
    forgetArrays()
    const rows = this.#rowStatements(batch)
    const commands = batch.commands.map(row => ({ ...row, batchNo: batch.batchNo }))
    const partitions = this.#missingPartitions([...rows.partitions, ...commandDates(batch)])
    return [
      ...partitions,
      this.#batchStatement(batch, this.#lines.of(commands, batch.dirty)),
      ...this.#commandStatements(commands),
      ...rows.statements,
      ...positionStatements(batch),
    ]
  }

  #rowStatements(batch: Batch): { statements: Statement[]; partitions: [string, string][] } {
    const statements: Statement[] = []
    const partitions: [string, string][] = []
    for (const name of TABLES) {
      const { inserted, updated, held } = batch.dirty[name]
      if (inserted.size === 0 && updated.size === 0) continue
      const table = present(TABLE.get(name), name)
      const writer = present(this.#writers.get(name), name)
      for (const [partition, rows] of byPartition(name, inserted)) {
        if (table.partitionBy !== undefined) partitions.push([name, dateOf(partition)])
        statements.push(writer.insert(partition, rows))
        const full = table.laterColumns === undefined ? [] : rows.filter(hasLaterColumns)
        if (full.length > 0) statements.push({ ...writer.update(partition, full), follows: true })
      }
      for (const [partition, rows] of byPartition(name, without(updated, held)))
        statements.push(writer.update(partition, rows))
      if (held.size > 0) statements.push(writer.updateHolds(name, [...held]))
    }
    return { statements, partitions }
  }

  #missingPartitions(wanted: readonly (readonly [string, string])[]): Statement[] {
    const statements: Statement[] = []
    for (const [table, date] of wanted) {
      const name = partitionName(table, date)
      if (this.#partitions.has(name)) continue
      this.#partitions.add(name)
      statements.push({
        name: '',
        text: makePartition(table, date, table === 'orders' ? ORDERS_FILLFACTOR : 100),
        values: [],
      })
    }
    return statements
  }

  #commandStatements(commands: readonly CommandRow[]): Statement[] {
    const byDate = Map.groupBy(commands, row => row.businessDate)
    return [...byDate].map(([date, rows]) => this.#commandWriter.insert(partitionName('command', date), rows))
  }

  /** Names every row of the batch, and chains it to the one before: docs/decisions/0022-the-chain.md. */
  #batchStatement(batch: Batch, lines: string): Statement {
    const { batchNo, nextCommandNo } = batch
    const { epoch } = present(this.#writer, 'writer connection')
    const counters = JSON.stringify(batch.books.counters)
    const businessDate = batch.commands[0]?.businessDate ?? batch.books.day.businessDate
    const rowsHash = hash('sha256', lines)
    const chained = {
      batchNo,
      epoch,
      businessDate,
      nextCommandNo,
      counters,
      formatNo: this.#formatNo,
      rowsHash,
    }
    this.#chainHash = hash('sha256', batchText({ ...chained, previous: this.#chainHash }))
    const values = [
      batchNo,
      batchNo === 1 ? null : batchNo - 1,
      nextCommandNo,
      counters,
      rowsHash,
      this.#chainHash,
      businessDate,
      this.#formatNo,
      lines,
      epoch,
    ]
    // Where another engine has taken over there is no such epoch: null, which the column refuses.
    return {
      name: 'insert_batch',
      text: `insert into current.batch (batch_no, previous_no, next_command_no, counters, rows_hash, chain_hash, business_date, format_no, row_hashes, epoch)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, (select epoch from current.writer where epoch = $10 for key share))`,
      values: values as string[],
    }
  }

  load(keys: readonly Key[], isLoaded: (clientNo: number) => boolean): Promise<Loaded> {
    return loadClients(present(this.#loader, 'loader connection'), keys, isLoaded).catch((error: unknown) => {
      throw refusalOf(error)
    })
  }

  async outcomeOf(commandNo: number): Promise<string | undefined> {
    const loader = present(this.#loader, 'loader connection')
    const { rows } = await loader.query<{ outcome: string }>({
      name: 'outcome',
      text: 'select outcome from everyday.command where command_no = $1',
      values: [commandNo],
    })
    return rows[0]?.outcome
  }

  async close(): Promise<void> {
    this.#isClosing = true
    await Promise.allSettled([this.#writer?.close(), this.#loader?.end()])
  }
}

/** Classes of SQLSTATE that say something of the server or the connection, not of what it was given. */
const OF_THE_SERVER: ReadonlySet<string> = new Set(['08', '25', '40', '53', '55', '57', '58', 'F0', 'XX'])

/**
 * What the server says is wrong with what it was given is refused however often it is tried. Not so where the log itself is not as
 * it was left: then another writer has been here, and no fact is to blame.
 */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError) || OF_THE_SERVER.has((error.code ?? 'XX').slice(0, 2)))
    return error
  const isOfTheLog = error.table === 'batch' || error.table?.startsWith('command_') === true
  return isOfTheLog ? error : new BatchRefused(error.message, { cause: error })
}

function commandDates(batch: Batch): [string, string][] {
  return [...new Set(batch.commands.map(row => row.businessDate))].map(date => ['command', date])
}

function positionStatements(batch: Batch): Statement[] {
  return [...batch.nextIn].map(([key, nextIn]) => {
    const [session = '', numbering = ''] = key.split('#')
    return {
      name: 'fix_next_in',
      text: 'update current.fix_session set next_in = $3 where session = $1 and numbering = $2',
      values: [session, numbering, String(nextIn)],
    }
  })
}

function byPartition(name: TableName, rows: ReadonlySet<object>): Map<string, object[]> {
  const field = { orders: 'tradeDate', trade: 'tradeDate', entry: 'businessDate' }[name as string]
  if (field === undefined) return new Map(rows.size === 0 ? [] : [[name, [...rows]]])
  return Map.groupBy(rows, row => partitionName(name, (row as Record<string, string>)[field] ?? ''))
}

function without(rows: ReadonlySet<object>, others: ReadonlySet<object>): ReadonlySet<object> {
  return others.size === 0 ? rows : new Set([...rows].filter(row => !others.has(row)))
}

function dateOf(partition: string): string {
  const digits = partition.slice(-8)
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

/** A record can be made and advanced within one batch. */
function hasLaterColumns(row: object): boolean {
  const order = row as {
    filledQuantity: number
    canceledQuantity: number
    exchangeOrderId: string
    cancelClOrdId: string
    rejectReason: string
    continues: number
  }
  return (
    order.filledQuantity > 0 ||
    order.canceledQuantity > 0 ||
    order.exchangeOrderId !== '' ||
    order.cancelClOrdId !== '' ||
    order.continues !== 0 ||
    order.rejectReason !== ''
  )
}
