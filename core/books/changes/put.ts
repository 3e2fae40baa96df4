/**
 * put — writes one whole record that carries no balance: reference data, people, vouchers, steps, lists.
 *
 * Inserts it or replaces the one with its key. Records with balances, orders and trades have changes of their own.
 */
import { present } from '../../base/assert.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { instrumentId } from '../../rules/instrument.ts'
import { withOverlaidTable, type StoredParameter } from '../../rules/overlay-parameters.ts'
import type { SecuritiesAccount } from '../accounts.ts'
import type { MutableBooks } from '../books.ts'
import type { Certificate, DayStep, Discrepancy, MarketState, UnplacedFact } from '../day.ts'
import { inserted, updated, type TableName } from '../dirty.ts'
import { noteDoubt } from '../doubts.ts'
import type { TradingUnit, Voucher } from '../orders.ts'
import type { Approval, Credential, Role, Teller } from '../people.ts'
import {
  isClientRecord,
  isRecordTable,
  keyOfRecord,
  type ClientRecordTable,
  type RecordKey,
  type Records,
  type RecordTable,
  type SharedRecordTable,
} from '../records.ts'

interface Rows {
  instrument: Instrument
  market: MarketState
  trading_unit: TradingUnit
  parameter: StoredParameter
  securities_account: SecuritiesAccount
  teller: Teller
  role: Role
  credential: Credential
  approval: Approval
  voucher: Voucher
  day_step: DayStep
  certificate: Certificate
  discrepancy: Discrepancy
  unplaced: UnplacedFact
}

type PutOf<Of> = { [T in keyof Of]: { kind: 'put'; table: T; row: Of[T] } }[keyof Of]
type PutRecord = PutOf<Records>
export type Put = PutOf<Rows> | PutRecord

export function applyPut(books: MutableBooks, change: Put): void {
  if (isPutRecord(change)) return putRecord(books, change.table, change.row)
  switch (change.table) {
    case 'instrument': {
      forget(books.instrumentsById, books.instruments.get(change.row.instrumentNo), instrumentId)
      const row = put(books, 'instrument', books.instruments, change.row.instrumentNo, change.row)
      books.counters.instrumentNo = Math.max(books.counters.instrumentNo, row.instrumentNo + 1)
      books.instrumentsById.set(instrumentId(row), row)
      return
    }
    case 'market':
      return void put(books, 'market', books.markets, change.row.market, change.row)
    case 'trading_unit':
      return void put(books, 'trading_unit', books.tradingUnits, change.row.pbuId, change.row)
    case 'parameter': {
      const { tableName } = put(books, 'parameter', books.parameterRows, change.row.parameterNo, change.row)
      books.parameters = withOverlaidTable(
        books.parameters,
        books.defaultParameters,
        tableName,
        books.parameterRows.values(),
      )
      return
    }
    case 'securities_account':
      return void put(
        books,
        'securities_account',
        books.securitiesAccounts,
        change.row.securitiesAccountId,
        change.row,
      )
    case 'teller': {
      forget(books.tellersByName, books.tellers.get(change.row.tellerNo), teller => teller.name)
      const row = put(books, 'teller', books.tellers, change.row.tellerNo, change.row)
      books.tellersByName.set(row.name, row)
      books.counters.tellerNo = Math.max(books.counters.tellerNo, row.tellerNo + 1)
      return
    }
    case 'role':
      return void put(books, 'role', books.roles, change.row.role, change.row)
    case 'credential':
      return void put(books, 'credential', books.credentials, change.row.key, change.row)
    case 'approval': {
      put(books, 'approval', books.approvals, change.row.approvalId, change.row)
      books.counters.approvalId = Math.max(books.counters.approvalId, change.row.approvalId + 1)
      return
    }
    case 'voucher': {
      put(books, 'voucher', books.vouchers, change.row.voucherNo, change.row)
      books.clients.get(change.row.clientNo)?.vouchers.add(change.row.voucherNo)
      books.counters.voucherNo = Math.max(books.counters.voucherNo, change.row.voucherNo + 1)
      return
    }
    case 'day_step':
      return void put(books, 'day_step', books.steps, change.row.stepKey, change.row)
    case 'certificate':
      return inserted(books.dirty, 'certificate', change.row)
    case 'discrepancy':
      return void put(books, 'discrepancy', books.discrepancies, change.row.discrepancyKey, change.row)
    case 'unplaced': {
      put(books, 'unplaced', books.unplaced, change.row.unplacedNo, change.row)
      noteDoubt(books, change.row)
      books.counters.unplacedNo = Math.max(books.counters.unplacedNo, change.row.unplacedNo + 1)
      return
    }
    default:
      change satisfies never
  }
}

function isPutRecord(change: Put): change is PutRecord {
  return isRecordTable(change.table)
}

function putRecord<T extends RecordTable>(books: MutableBooks, table: T, row: Records[T]): void {
  const key = keyOfRecord(table, row)
  if (typeof key === 'number') books.counters.recordNo = Math.max(books.counters.recordNo, key + 1)
  put(books, table, mapFor(books, table, row), key, row)
}

function mapFor<T extends RecordTable>(
  books: MutableBooks,
  table: T,
  row: Records[T],
): Map<RecordKey, Records[T]> {
  if (!isClientRecord(table)) return books.records[table as SharedRecordTable] as Map<RecordKey, Records[T]>
  const owner = (row as Records[ClientRecordTable]).clientNo
  const { records } = present(books.clients.get(owner), `client ${owner}`)
  return (records[table] ??= new Map()) as Map<RecordKey, Records[T]>
}

/** A new name or code is the only one from now on. */
function forget<R>(index: Map<string, R>, known: R | undefined, nameOf: (row: R) => string): void {
  if (known !== undefined) index.delete(nameOf(known))
}

/** Keeps the identity of a record that exists: others hold references to it. */
function put<K, R extends object>(books: MutableBooks, table: TableName, rows: Map<K, R>, key: K, row: R): R {
  const known = rows.get(key)
  if (known !== undefined) {
    Object.assign(known, row)
    updated(books.dirty, table, known)
    return known
  }
  const record = { ...row }
  rows.set(key, record)
  inserted(books.dirty, table, record)
  return record
}
