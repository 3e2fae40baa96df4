/**
 * The rules in force: the tables of a new installation and, over them, what tellers had set by a given moment. The tables are
 * data and are shared with the counter; which row applies is decided here independently.
 */
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import type { ParameterRow, Parameters } from '@guitai/core/rules/parameters.ts'
import { Calendar } from './days.ts'
import type { Setting } from '@guitai/core/words/setting.ts'

export type Kind = Pick<Instrument, 'market' | 'kind' | 'board'>

/** A row that a teller has set. */
export interface SetRow {
  parameterNo: number
  tableName: string
  key: string
  validFrom: string
  value: string
  /** Milliseconds; null while the row is still in force. */
  setAt: number
  withdrawnAt: number | null
}

export interface RuleBook {
  readonly tables: Parameters
  readonly calendar: Calendar
}

export function ruleBookAt(rows: readonly SetRow[], at: number): RuleBook {
  const tables: Record<string, readonly ParameterRow[]> = { ...defaultParameters() }
  const held = rows.filter(row => row.setAt <= at && (row.withdrawnAt === null || row.withdrawnAt > at))
  for (const row of held.toSorted((a, b) => a.parameterNo - b.parameterNo)) {
    const table = tables[row.tableName]
    if (table === undefined) continue
    const others = table.filter(known => known.from !== row.validFrom || nameOf(known) !== row.key)
    tables[row.tableName] = [...others, JSON.parse(row.value) as ParameterRow]
  }
  const parameters = tables as unknown as Parameters
  return { tables: parameters, calendar: new Calendar(parameters.holidays) }
}

/** Several plans share a class of instruments, so the plan is part of the name. */
const nameOf = (row: ParameterRow): string => ('plan' in row ? `${row.plan as string}/${row.key}` : row.key)

/** The latest row of a key that has begun, unless it says that the key has ended. */
export function rowOn<R extends ParameterRow>(rows: readonly R[], key: string, date: string): R | undefined {
  let latest: R | undefined
  for (const row of rows)
    if (row.key === key && row.from <= date && (latest === undefined || latest.from < row.from)) latest = row
  return latest?.isEnded === true ? undefined : latest
}

/** Of each table, which is never changed in place: what was found in it, by class and date. Every fill asks for the same. */
const FOUND = new WeakMap<readonly ParameterRow[], Map<string, ParameterRow | undefined>>()

/** The narrowest class that has a row, as `rowOf`, of a whole table of the rules. */
export function rowIn<R extends ParameterRow>(table: readonly R[], of: Kind, date: string): R | undefined {
  const found = FOUND.get(table) ?? new Map<string, ParameterRow | undefined>()
  FOUND.set(table, found)
  const key = `${of.market}.${of.kind}.${of.board} ${date}`
  if (!found.has(key)) found.set(key, rowOf(table, of, date))
  return found.get(key) as R | undefined
}

/** The narrowest class that has a row: market, kind and board; market and kind; kind and board; kind; market; all. */
export function rowOf<R extends ParameterRow>(rows: readonly R[], of: Kind, date: string): R | undefined {
  const kinds = of.kind === 'depositary-receipt' ? [of.kind, 'stock'] : [of.kind]
  const classes = [
    ...kinds.map(kind => `${of.market}.${kind}.${of.board}`),
    ...kinds.map(kind => `${of.market}.${kind}`),
    ...kinds.map(kind => `${kind}.${of.board}`),
    ...kinds,
    of.market,
    '*',
  ]
  for (const name of classes) {
    const row = rowOn(rows, name, date)
    if (row !== undefined) return row
  }
  return undefined
}

export function setting(rules: RuleBook, name: Setting, date: string): number {
  return rowOn(rules.tables.settings, name, date)?.value ?? 0
}
