/** The operator's key in the data folder of a server on this machine; undefined when it is not there or not readable. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export function consoleKey(dataDir: string): string | undefined {
  try {
    return readFileSync(join(dataDir, 'console.key')).toString('base64url')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EACCES') return undefined
    throw error
  }
}
