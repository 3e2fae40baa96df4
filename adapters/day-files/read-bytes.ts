/**
 * Reads a file from a market's folder. One that cannot be read (rights, a folder in its place, too large) is refused like a wrong
 * file; the books are not affected.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reject, type Rejection } from '@guitai/core/frame/rejection.ts'

export async function readBytes(folder: string, file: string): Promise<Uint8Array | Rejection> {
  const bytes = await readFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => error)
  return bytes instanceof Error ? notReadable(file, bytes) : bytes
}

export function notReadable(file: string, { code, message }: NodeJS.ErrnoException): Rejection {
  return code === 'ENOENT'
    ? reject('file_not_found', 'market', { file })
    : reject('file_not_readable', 'market', { file, reason: code ?? message })
}
