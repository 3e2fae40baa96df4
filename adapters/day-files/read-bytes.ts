/**
 * Reads a whole file from where a market's files are. One that cannot be read (rights, a folder in its place) is refused like a wrong
 * file; the books are not affected.
 */
import { allOf } from '@guitai/core/base/all-of.ts'
import { reject, type Rejection } from '@guitai/core/frame/rejection.ts'
import { isOfSystem, openFile, type FileSource } from './file-source.ts'

export async function readBytes(source: FileSource, file: string): Promise<Uint8Array | Rejection> {
  try {
    return Buffer.concat(await allOf(openFile(source, file)))
  } catch (error) {
    if (isOfSystem(error)) return notReadable(file, error)
    throw error
  }
}

export function notReadable(file: string, { code, message }: NodeJS.ErrnoException): Rejection {
  return code === 'ENOENT'
    ? reject('file_not_found', 'market', { file })
    : reject('file_not_readable', 'market', { file, reason: code ?? message })
}
