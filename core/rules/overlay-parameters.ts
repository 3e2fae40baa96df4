/**
 * The parameters in force: those of a new installation, and over them what tellers have set since.
 *
 * Stored rows are a history. None is ever changed, except by being withdrawn. Of the rows with one (table, key, date) the one
 * with the highest number that is not withdrawn counts, and it comes before the default row. A key names the same row for ever.
 * In most tables it is the row's own key; where several plans share a class of instruments it is 'plan/class'. An edit makes a
 * new table and leaves the others as they are, because much is remembered per table (product-class.ts).
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

/** The key that distinguishes a row from the others of its table and date. */
export function parameterKey(row: ParameterRow): string {
  return 'plan' in row ? `${row.plan as string}/${row.key}` : row.key
}

/** The rows of one table with stored rows over them; stored rows of other tables are ignored. */
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

/** The same parameters with one table overlaid again. */
export function withOverlaidTable(
  parameters: Readonly<Parameters>,
  defaults: Readonly<Parameters>,
  { tableName, stored }: { tableName: string; stored: Iterable<StoredParameter> },
): Parameters {
  const name = tableName as ParameterTableName
  const rows: readonly ParameterRow[] | undefined = defaults[name]
  // This version no longer has the table. Its rows stay in the database and have no effect.
  if (rows === undefined) return parameters
  return { ...parameters, [name]: overlayTable(rows, name, stored) }
}

export function overlayParameters(
  defaults: Readonly<Parameters>,
  stored: readonly StoredParameter[],
): Parameters {
  const changed = new Set(stored.map(row => row.tableName))
  return [...changed].reduce<Parameters>(
    (parameters, tableName) => withOverlaidTable(parameters, defaults, { tableName, stored }),
    defaults,
  )
}
