/** Rows of a report for which nobody has invented any: what its columns declare, so that every list can be looked at with lines in it. */
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'

const COUNT = 3

export function madeUpRows(columns: readonly DeclaredColumn[]): Record<string, unknown>[] {
  return Array.from({ length: COUNT }, (_, index) =>
    Object.fromEntries(columns.map(column => [column.name, valueOf(column, index)])),
  )
}

function valueOf(column: DeclaredColumn, index: number): unknown {
  switch (column.type) {
    case 'money':
      return `${index % 2 === 0 ? '' : '-'}${1200 + index}.50`
    case 'price':
      return '12.3400'
    case 'shares':
    case 'integer':
      return 100 * (index + 1)
    case 'no':
      return 1001 + index
    case 'date':
      return '2026-11-23'
    case 'time':
      return Date.UTC(2026, 10, 23, 1, 31, index)
    case 'boolean':
      return index % 2 === 0
    case 'enum': {
      const words = Object.keys(column.labels ?? {})
      return words[index % words.length] ?? ''
    }
    case 'listed':
      return `${600000 + index}.XSHG`
    case 'json':
      // What a parameter's row says is an object; the others are lists.
      return column.name === 'value' ? {} : []
    case 'text':
      return `${column.name} ${index + 1}`
  }
}
