/** Puts a day file where the other side fetches it: written beside, then renamed, so that nobody reads half a file. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayFileName, encodeDayFile, type DayFile } from '@guitai/protocols/day-file/day-file.ts'
import type { DayFileKind } from '@guitai/protocols/day-file/kinds.ts'

export async function writeDayFile<K extends DayFileKind>(folder: string, file: DayFile<K>): Promise<void> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, dayFileName(file.kind, file.market, file.tradeDate))
  await writeFile(`${path}.part`, encodeDayFile(file), 'utf8')
  await rename(`${path}.part`, path)
}
