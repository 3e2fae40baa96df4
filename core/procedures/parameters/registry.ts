/** All parameter tables that can be edited, by name. */
import { DAY_TABLES } from './day-tables.ts'
import { FEE_TABLES } from './fee-tables.ts'
import { FIRM_TABLES } from './firm-tables.ts'
import { MARKET_TABLES } from './market-tables.ts'
import type { ParameterTable } from './parameter-table.ts'
import { REFERENCE_TABLES } from './reference-tables.ts'

export const PARAMETER_TABLES: ReadonlyMap<string, ParameterTable> = new Map(
  [...FIRM_TABLES, ...DAY_TABLES, ...MARKET_TABLES, ...FEE_TABLES, ...REFERENCE_TABLES].map(table => [
    table.name,
    table,
  ]),
)
