/**
 * Writes a day file where the other side fetches it. It is written under another name and then renamed, so that nobody reads
 * half a file. Holdings are private, so only the owner can read the folder and the files.
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
