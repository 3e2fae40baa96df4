/** Every parameter table can be edited, and every default row passes through its form unchanged. */
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { parameterKey } from '../../rules/overlay-parameters.ts'
import type { ParameterRow } from '../../rules/parameters.ts'
import { rowOf, valueOf } from './parameter-table.ts'
import { PARAMETER_TABLES } from './registry.ts'

const parameters = defaultParameters()

test('every table has its declaration, under its own name', () => {
  expect([...PARAMETER_TABLES.keys()].toSorted()).toEqual(Object.keys(parameters).toSorted())
  for (const [name, table] of PARAMETER_TABLES) expect(table.name).toBe(name)
})

const tables = [...PARAMETER_TABLES.values()].map(table => [table.name, table] as const)

test.each(tables)('%s: each default row, there and back', (name, table) => {
  const rows: readonly ParameterRow[] = parameters[name]
  for (const row of rows) {
    const key = parameterKey(row)
    const value = valueOf(table, row)
    expect(Value.Errors(table.key, key), key).toEqual([])
    expect(Value.Errors(table.value, value), `${key} ${row.from}`).toEqual([])
    expect(rowOf(table, { key, from: row.from, value, source: row.source })).toEqual(row)
    expect(table.problem?.(row, parameters), `${key} ${row.from}`).toBeUndefined()
  }
})

test.each(tables)('%s: no field that the form does not name', (_, table) => {
  expect(table.value).toMatchObject({ additionalProperties: false })
})
