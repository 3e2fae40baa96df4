/** What is said of a table and its columns; the tables themselves are in tables.ts. */
import type { TableName } from '@guitai/core/books/dirty.ts'

export type ColumnType =
  'int8' | 'int4' | 'text' | 'date' | 'time' | 'bool' | 'json' | 'numeric' | 'char' | 'uuid'

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
}

const snake = (field: string): string => field.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** 'accountNo:int8 settled:int8 cost:int8?' → columns. */
export function columns(text: string): Column[] {
  return text
    .trim()
    .split(/\s+/)
    .map(item => {
      const [field = '', type = ''] = item.split(':')
      return {
        name: snake(field.split('.').at(-1) ?? ''),
        field,
        type: type.replace('?', '') as ColumnType,
        isOptional: type.endsWith('?'),
      }
    })
}
