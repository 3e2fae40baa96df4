/**
 * Puts a day file where the other side fetches it: written beside, then renamed, so that nobody reads half a file. Who holds what is
 * for nobody else on the machine: the folder and the files are their owner's alone.
 */
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayFileName, encodeDayFile, type DayFile } from '@guitai/protocols/day-file/day-file.ts'
import type { DayFileKind } from '@guitai/protocols/day-file/kinds.ts'

export async function writeDayFile<K extends DayFileKind>(folder: string, file: DayFile<K>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const path = join(folder, dayFileName(file.kind, file.market, file.tradeDate))
  await rm(`${path}.part`, { force: true })
  await writeFile(`${path}.part`, encodeDayFile(file), { encoding: 'utf8', mode: 0o600, flag: 'wx' })
  await rename(`${path}.part`, path)
}
