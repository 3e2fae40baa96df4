/** How a record's fields lie in a table: what statements, selects and the chain's texts derive from. */
import { columnName } from '@guitai/core/books/column-name.ts'
import type { TableName } from '@guitai/core/books/dirty.ts'
import type { Columns, ColumnType, TableDeclaration } from '@guitai/core/books/tables/define-table.ts'

export interface Column {
  name: string
  /** Path in the record: 'fees.commission' for a nested one. */
  field: string
  type: ColumnType
  /** Where the table has null the record has no such field. */
  isOptional?: boolean
}

export interface Table {
  name: TableName | 'command'
  /** Column that names the partition; undefined for a plain table. */
  partitionBy?: string
  key: readonly string[]
  columns: readonly Column[]
  /** Columns an insert leaves to their defaults, because a new record has nothing in them. */
  laterColumns?: readonly string[]
  /** Columns that change; undefined: all but the key. */
  updates?: readonly string[]
  /** A row that changes may lie in history. */
  changesInHistory?: true
}

/** 'accountNo:int8 settled:int8 cost:int8?' → columns. */
export function columns(text: string): Column[] {
  return text
    .trim()
    .split(/\s+/)
    .map(item => {
      const [field = '', type = ''] = item.split(':')
      return {
        name: columnName(field.split('.').at(-1) ?? ''),
        field,
        type: type.replace('?', '') as ColumnType,
        isOptional: type.endsWith('?'),
      }
    })
}

/** A declared table of the books. */
export function tableOf(declaration: TableDeclaration): Table {
  const { name, key, columns: declared, updates, changesInHistory } = declaration
  return {
    name: name as TableName,
    key: [key].flat().map(columnName),
    columns: columnsOf(declared),
    ...(updates === undefined ? {} : { updates: updates.map(columnName) }),
    ...(changesInHistory === undefined ? {} : { changesInHistory }),
  }
}

function columnsOf(declared: Columns, path = ''): Column[] {
  return Object.entries(declared).flatMap(([field, { type, isOptional = false, within }]) =>
    within === undefined
      ? [{ name: columnName(field), field: path + field, type, isOptional }]
      : columnsOf(within, `${path}${field}.`),
  )
}
