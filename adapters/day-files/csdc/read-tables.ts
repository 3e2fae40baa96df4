/** Reads several tables of a day: the first that is missing or wrong is the answer. */
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import type { ListedRow } from '@guitai/core/frame/gathered.ts'
import type { DbfLayout, DbfRow } from '@guitai/protocols/dbf/layout.ts'
import { DbfWrong } from '@guitai/protocols/dbf/problem.ts'
import type { ReadRow } from '@guitai/protocols/dbf/read-dbf.ts'
import type { FileSource } from '../file-source.ts'
import { readDbfFile, tableWrong, type DbfFile, type DbfPart, type WantedDbf } from '../read-dbf-file.ts'

/** Whoever looks at the rows may throw `DbfWrong`, too; then the file is refused as it would be for a wrong byte. */
export async function readTable<L extends DbfLayout, N extends keyof DbfRow<L> & string, T>(
  source: FileSource,
  wanted: WantedDbf<L, N>,
  take: (file: DbfFile<ReadRow<L, N>>) => T,
): Promise<{ accepted: true; taken: T; checksum: string } | Rejection> {
  const file = await readDbfFile(source, wanted)
  if (!file.accepted) return file
  try {
    return { accepted: true, taken: take(file), checksum: file.checksum }
  } catch (error) {
    if (error instanceof DbfWrong) return tableWrong(file.name, error.problem)
    throw error
  }
}

export const listedOf = ({ name, inexact }: DbfPart<unknown>): ListedRow[] =>
  inexact.map(row => ({ file: name, ...row }))
