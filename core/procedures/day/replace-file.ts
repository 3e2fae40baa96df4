/**
 * A corrected file of the depository takes the place of one that was taken in, until clearing begins. Rows that are the same stay; those
 * that differ, or that the new file no longer has, are set aside, and matching begins anew. A row that the new file no longer has
 * stays with figures of 0, which says that there is nothing, as with a trade of ours that was taken back.
 */
import type { Market } from '../../base/market.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { DepositoryHolding } from '../../books/tables/day/depository-holding.ts'
import type { DepositoryMoney } from '../../books/tables/day/depository-money.ts'
import type { DepositoryMovement } from '../../books/tables/day/depository-movement.ts'
import type { DepositoryTrade } from '../../books/tables/day/depository-trade.ts'
import type { DayStep } from '../../books/tables/day/day-step.ts'
import type { Meta } from '../../frame/meta.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { isStepStarted, stepOf } from './day-step.ts'

interface FileRows {
  depository_trade: DepositoryTrade
  depository_holding: DepositoryHolding
  depository_money: DepositoryMoney
  depository_movement: DepositoryMovement
}
export type FileTable = keyof FileRows
export type FileRow<T extends FileTable> = FileRows[T]

const KEYS: { readonly [T in FileTable]: (row: Readonly<FileRows[T]>) => string } = {
  depository_trade: row => row.tradeKey,
  depository_holding: row => [row.securitiesAccountId, row.tradingUnit, row.code, row.shareNature].join('/'),
  depository_money: row => [row.market, row.tradingUnit, row.currency].join('/'),
  depository_movement: row => [row.market, row.tradingUnit, row.currency, row.settlementDate].join('/'),
}

/** What tells a row of a file from the others of its market and day. */
export function fileRowKey<T extends FileTable>(table: T, row: Readonly<FileRows[T]>): string {
  return KEYS[table](row)
}

const NOTHING: { readonly [T in FileTable]: Partial<FileRows[T]> } = {
  depository_trade: { quantity: 0, amount: 0 },
  depository_holding: { quantity: 0, bought: 0, sold: 0 },
  depository_money: {
    buys: 0,
    sells: 0,
    repoBack: 0,
    repoRepaid: 0,
    stampDuty: null,
    transferFee: null,
    exchangeFee: null,
    regulatoryFee: null,
    settlementFee: null,
  },
  depository_movement: { amount: 0 },
}

export const REPLACE_REFUSALS = ['day_already_cleared', 'trade_on_error_account'] as const

/** True when this file takes the place of another, which was taken in wholly or in part. */
export function isAnother(step: Readonly<DayStep> | undefined, checksum: string): boolean {
  return step !== undefined && step.status !== 'skipped' && step.detail !== checksum
}

/** A trade of no client was booked as the former file had it, and nothing takes that back; so its file stays. */
export function refuseReplacing(
  books: Books,
  market: Market,
): Rejection<(typeof REPLACE_REFUSALS)[number]> | undefined {
  if (isStepStarted(books, 'E11')) return reject('day_already_cleared', 'replace')
  const { businessDate } = books.day
  const booked = [...books.discrepancies.values()].find(
    each =>
      each.businessDate === businessDate &&
      each.resolution === 'error-account' &&
      each.subject.split('/')[1] === market,
  )
  return booked && reject('trade_on_error_account', 'replace', { trade: booked.subject })
}

/** Matching is to be done again. */
export function matchAgain(books: Books): Change[] {
  const matched = stepOf(books, 'E03')
  return matched === undefined
    ? []
    : [{ kind: 'update', table: 'day_step', row: { ...matched, status: 'again', endedAt: null } }]
}

interface Replacing<T extends FileTable> {
  market: Market
  rows: readonly FileRows[T][]
  /** Those of the former file that these take the place of, and with the last chunk those that have no successor. */
  former: readonly FileRows[T][]
  meta: Meta
}

/** Without a former file it only stores the rows. */
export function storeRows<T extends FileTable>(
  table: T,
  { market, rows, former, meta }: Replacing<T>,
): Change[] {
  const keyOf = (row: Readonly<FileRows[T]>): string => fileRowKey(table, row)
  const before = new Map(former.map(row => [keyOf(row), row]))
  const coming = new Set(rows.map(keyOf))
  const isNew = (row: FileRows[T]): boolean => !before.has(keyOf(row))
  const gone = former.filter(row => !coming.has(keyOf(row))).map(row => ({ ...row, ...NOTHING[table] }))
  const corrected = [...rows.filter(row => !isNew(row)), ...gone].filter(
    row => !isSame(row, before.get(keyOf(row)) as FileRows[T]),
  )
  return [
    ...corrected.map((row): Change => {
      const old = before.get(keyOf(row)) as FileRows[T]
      const setAsideKey = `${meta.commandNo}/${table}/${keyOf(row)}`
      const { tradeDate } = row
      return {
        kind: 'insert',
        table: 'set_aside_row',
        row: { setAsideKey, tradeDate, market, fromTable: table, content: old },
      }
    }),
    ...(corrected.length === 0
      ? []
      : [{ kind: 'storeFile', table, rows: corrected, isCorrecting: true } as Change]),
    { kind: 'storeFile', table, rows: rows.filter(isNew) } as Change,
  ]
}

function isSame<Row extends object>(one: Row, other: Row): boolean {
  return Object.entries(one).every(([name, value]) => (other as Record<string, unknown>)[name] === value)
}
