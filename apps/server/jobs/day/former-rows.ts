/** The rows of a file that is replaced, each with the chunk that has its successor; those that are gone come with the last one. */
import { fileRowKey, type FileRow, type FileTable } from '@guitai/core/procedures/day/replace-file.ts'

type Part<Row> = { readonly rows: readonly Row[]; readonly isLast: boolean }

export function formerRows<T extends FileTable>(
  table: T,
  former: readonly FileRow<T>[],
  coming: readonly FileRow<T>[],
): (part: Part<FileRow<T>>) => FileRow<T>[] {
  const byKey = new Map(former.map(row => [fileRowKey(table, row), row]))
  const kept = new Set(coming.map(row => fileRowKey(table, row)))
  return ({ rows, isLast }) => [
    ...rows.flatMap(row => byKey.get(fileRowKey(table, row)) ?? []),
    ...(isLast ? former.filter(row => !kept.has(fileRowKey(table, row))) : []),
  ]
}
