/** Writes a DBF table where the other side fetches it. Throws `DbfWrong` where a value does not fit, and then there is no file. */
import type { DbfLayout, DbfRow } from '@guitai/protocols/dbf/layout.ts'
import { writeDbf, type WriteOptions } from '@guitai/protocols/dbf/write-dbf.ts'
import { writePart } from './write-part.ts'

export interface DbfTable<L extends DbfLayout = DbfLayout> {
  name: string
  layout: L
  rows: readonly DbfRow<L>[]
}

export const writeDbfFile = <L extends DbfLayout>(
  folder: string,
  { name, layout, rows }: DbfTable<L>,
  options: WriteOptions,
): Promise<void> => writePart(folder, name, writeDbf(layout, rows, options))
