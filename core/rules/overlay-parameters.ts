/**
 * The parameters in force: what a new installation has, and over it what tellers have set since.
 *
 * Stored rows are a history: none is ever changed, but for being withdrawn. Of the rows with one (table, key, date) the one
 * with the highest number that is not withdrawn counts, before the default row. A key names the same row for ever; in most
 * tables it is the row's own key, where several plans share a class of instruments it is 'plan/class'.
 *
 * An edit makes a new table and leaves the others as they are, because much is remembered per table (product-class.ts).
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { ParameterRow, Parameters } from './parameters.ts'

export interface StoredParameter {
  parameterNo: number
  tableName: string
  key: string
  validFrom: BusinessDate
  /** The whole row of the table, as JSON. */
  value: string
  isWithdrawn: boolean
  tellerNo: number
  setAt: number
  reason: string
  withdrawnBy: number | null
  withdrawnAt: number | null
}

export type ParameterTableName = keyof Parameters

/** What tells a row from the others of its table and date. */
export function parameterKey(row: ParameterRow): string {
  return 'plan' in row ? `${row.plan as string}/${row.key}` : row.key
}

/** Rows of one table; stored rows of other tables are passed over. */
export function overlayTable<R extends ParameterRow>(
  defaults: readonly R[],
  tableName: ParameterTableName,
  stored: Iterable<StoredParameter>,
): readonly R[] {
  const own = [...stored].filter(row => row.tableName === tableName && !row.isWithdrawn)
  if (own.length === 0) return defaults
  const rows = new Map(defaults.map(row => [`${parameterKey(row)} ${row.from}`, row]))
  for (const row of own.toSorted((a, b) => a.parameterNo - b.parameterNo))
    rows.set(`${row.key} ${row.validFrom}`, JSON.parse(row.value) as R)
  return [...rows.values()]
}

/** The same parameters with one table overlaid anew. */
export function withOverlaidTable(
  parameters: Readonly<Parameters>,
  defaults: Readonly<Parameters>,
  tableName: string,
  stored: Iterable<StoredParameter>,
): Parameters {
  const name = tableName as ParameterTableName
  const rows: readonly ParameterRow[] | undefined = defaults[name]
  // A table that this version no longer has: its rows stay in the database, and mean nothing.
  if (rows === undefined) return parameters
  return { ...parameters, [name]: overlayTable(rows, name, stored) }
}

export function overlayParameters(
  defaults: Readonly<Parameters>,
  stored: readonly StoredParameter[],
): Parameters {
  const changed = new Set(stored.map(row => row.tableName))
  return [...changed].reduce<Parameters>(
    (parameters, tableName) => withOverlaidTable(parameters, defaults, tableName, stored),
    defaults,
  )
}
