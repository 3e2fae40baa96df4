/**
 * Writes a file where another side fetches it: under another name first and then renamed, so that nobody reads half a file. Only the
 * owner can read folder and file. When the bytes end in the middle there is no file.
 */
import { createWriteStream } from 'node:fs'
import { chmod, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function writePart(
  folder: string,
  name: string,
  bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const path = join(folder, name)
  const part = `${path}.part`
  await rm(part, { force: true })
  try {
    await pipeline(Readable.from(bytes), createWriteStream(part, { mode: 0o600, flags: 'wx' }))
    await rename(part, path)
  } finally {
    await rm(part, { force: true })
  }
}
