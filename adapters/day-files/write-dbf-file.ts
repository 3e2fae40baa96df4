/**
 * Writes a DBF table where the other side fetches it: under another name first and then renamed, so that nobody reads half a file. Only
 * the owner can read it. Throws `DbfWrong` where a value does not fit, and then there is no file.
 */
import { chmod, mkdir, rename, rm } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DbfLayout, DbfRow } from '@guitai/protocols/dbf/layout.ts'
import { writeDbf, type WriteOptions } from '@guitai/protocols/dbf/write-dbf.ts'

export interface DbfTable<L extends DbfLayout = DbfLayout> {
  name: string
  layout: L
  rows: readonly DbfRow<L>[]
}

export async function writeDbfFile<L extends DbfLayout>(
  folder: string,
  { name, layout, rows }: DbfTable<L>,
  options: WriteOptions,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const path = join(folder, name)
  const part = `${path}.part`
  await rm(part, { force: true })
  try {
    await pipeline(
      Readable.from(writeDbf(layout, rows, options)),
      createWriteStream(part, { mode: 0o600, flags: 'wx' }),
    )
    await rename(part, path)
  } finally {
    await rm(part, { force: true })
  }
}
