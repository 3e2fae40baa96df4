/** The present format of rows' texts: the columns of every table that batches write, as this version writes them. */
import type { Format } from '@guitai/reports/chain/formats.ts'
import { COMMAND_TABLE } from './command-table.ts'
import type { Table } from './columns.ts'
import { TABLE } from './tables.ts'

export const CHAINED_TABLES: readonly Table[] = [COMMAND_TABLE, ...TABLE.values()]

export function presentFormat(): Format {
  return Object.fromEntries(
    CHAINED_TABLES.map(table => [
      table.name,
      {
        key: chainKey(table),
        columns: table.columns.map(column => `${column.name} ${column.type}`),
        ...(table.partitionBy === undefined ? {} : { day: table.partitionBy }),
      },
    ]),
  )
}

/** A row of a day names its day. */
export function chainKey({ key, partitionBy }: Table): readonly string[] {
  return partitionBy === undefined || key.includes(partitionBy) ? key : [...key, partitionBy]
}
